/** A word, a character of a script without spaces, or a mark of punctuation. */
export interface Token {
  /** Folded: lower case, without diacritics. */
  readonly text: string;
  /** A second form to compare, for words that may carry a prefix; `null` for most. */
  readonly bare: string | null;
  /** As written. */
  readonly raw: string;
  /** Offsets into the cleaned text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'sign' | 'mark';
  /** Whether white space stands before it. */
  readonly spaced: boolean;
}

/** No text has more tokens than this; what follows is not read. */
export const MOST_TOKENS = 4000;

const WORD = /[\p{L}\p{N}\p{M}]/u;
const MARKS = /\p{M}/gu;
const UNSPACED =
  /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\uff66-\uff9f\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;
const ARABIC = /[\u0600-\u06ff]/;
const PLAIN = /^[\x20-\x7e]*$/;

/** Arabic: one form of alef, ya and ta marbuta; without vowel marks, stretching and the article with what joins it. */
function foldArabic(word: string): string {
  const plain = word
    .replace(/[\u064b-\u065f\u0670\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه');
  const bare = plain.replace(/^(?:[وف]?[بك]?ال|[وف]?لل)/, '');
  return bare.length >= 3 ? bare : plain;
}

/** An Arabic word without the conjunction or preposition that is written as its first letter; `null` for none. */
function withoutPrefix(word: string): string | null {
  return word.length >= 4 && /^[وفبلك]/.test(word) && ARABIC.test(word) ? word.slice(1) : null;
}

/** A word as it is compared: lower case, without diacritics (but in Indic scripts), width folded. */
export function fold(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase();
  if (ARABIC.test(word)) return foldArabic(word);
  const wide = word.normalize('NFKC').toLowerCase();
  if (/[\u0900-\u0dff]/.test(wide)) return wide.replaceAll('\u093c', '');
  if (UNSPACED.test(wide)) return wide;
  return wide
    .normalize('NFD')
    .replace(MARKS, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l');
}

const isSpace = (c: string): boolean =>
  c === ' ' || c === '\n' || c === '\t' || c === '\u00a0' || /\s/.test(c);

function isWordAt(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  if (code < 128)
    return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  const c = text[i] ?? '';
  return WORD.test(c) && !UNSPACED.test(c);
}

/** End of the word that starts at `start`; a point or comma inside a number belongs to it. */
function wordEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && isWordAt(text, end)) end += 1;
  return end;
}

const APOSTROPHES = "'’‘ʼ`";

/** Cuts a text into tokens. Linear; at most {@link MOST_TOKENS} of them. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let spaced = false;
  for (let i = 0; i < text.length && tokens.length < MOST_TOKENS; ) {
    const c = text[i] ?? '';
    if (isSpace(c)) {
      spaced = true;
      i += 1;
      continue;
    }
    const possessive = APOSTROPHES.includes(c) && /^[sS](?![\p{L}\p{N}])/u.test(text.slice(i + 1, i + 3));
    const word = isWordAt(text, i);
    const end = possessive ? i + 2 : word ? wordEnd(text, i) : i + 1;
    const raw = text.slice(i, end);
    const kind = word ? 'word' : UNSPACED.test(c) ? 'sign' : 'mark';
    const folded = possessive ? "'s" : kind === 'mark' ? (APOSTROPHES.includes(c) ? "'" : c) : fold(raw);
    tokens.push({ text: folded, bare: withoutPrefix(folded), raw, start: i, end, kind, spaced });
    spaced = false;
    i = end;
  }
  return tokens;
}

/** Whether a word is written in capitals only (two letters at least). */
export function isUpper(raw: string): boolean {
  return raw.length > 1 && raw === raw.toUpperCase() && raw !== raw.toLowerCase();
}

/** Whether a word starts with a capital, or its script has none. */
export function isCapital(raw: string): boolean {
  const first = raw[0] ?? '';
  return first !== first.toLowerCase() || first === first.toUpperCase();
}
