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
  /** The number of the word among those that the tokeniser keeps; -1 for marks, long and seldom words. */
  readonly number: number;
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

/** What a code unit is for the tokeniser; `0` for one that has not been met yet. */
const SPACE = 1;
const IN_WORD = 2;
const SIGN = 3;
const MARK = 4;
const KIND = 7;
/** Set beside the kind: a letter or a digit by Unicode. */
const LETTER = 8;

/** One entry a code unit, learnt from the expressions above at first sight: they cost far more than a look-up. */
const units = new Uint8Array(0x1_00_00);

function learn(code: number): number {
  const c = String.fromCharCode(code);
  const letter = /[\p{L}\p{N}]/u.test(c) ? LETTER : 0;
  const inWord = code < 128 ? /[0-9A-Za-z]/.test(c) : WORD.test(c) && !UNSPACED.test(c);
  const kind = /\s/.test(c) ? SPACE : inWord ? IN_WORD : UNSPACED.test(c) ? SIGN : MARK;
  const unit = kind | letter;
  units[code] = unit;
  return unit;
}

const unitAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return units[code] || learn(code);
};

const APOSTROPHES = "'’‘ʼ`";

/** Whether `'s` stands at an apostrophe, and nothing of a word after it. */
function isPossessive(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  if (next !== 0x73 && next !== 0x53) return false;
  return at + 2 >= text.length || (unitAt(text, at + 2) & LETTER) === 0;
}

/** A word as written and as compared. */
interface Word {
  readonly raw: string;
  readonly text: string;
  readonly bare: string | null;
  /** Its number among the words kept; -1 for one that is not. */
  readonly number: number;
}

/**
 * News says the same words again and again: short ones are kept in a table, found by a hash of their letters. Longer
 * pieces of a text would hold on to the whole of it (V8 keeps slices of 13 letters and more by reference). A full table,
 * or one whose places for a hash are taken, keeps no more, so that hostile feeds fill no memory and cost no searching.
 */
const LONGEST_KEPT = 12;
export const MOST_KEPT = 40_000;
const PLACES = 0x1_00_00 * 2;
const MOST_PROBES = 8;

const kept: Word[] = [];
/** For each place the number of the word there, counted from 1; 0 for none. */
const places = new Int32Array(PLACES);

function fresh(raw: string, number: number): Word {
  const text = fold(raw);
  return { raw, text, bare: withoutPrefix(text), number };
}

function isAt(word: string, text: string, start: number): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}

/** The word between two places of a text, whose letters have this hash. */
function wordOf(text: string, start: number, end: number, hash: number): Word {
  const length = end - start;
  if (length > LONGEST_KEPT) return fresh(text.slice(start, end), -1);
  for (let probe = 0; probe < MOST_PROBES; probe++) {
    const place = (hash + probe) & (PLACES - 1);
    const known = kept[(places[place] ?? 0) - 1];
    if (known === undefined) return keep(text.slice(start, end), place);
    if (known.raw.length === length && isAt(known.raw, text, start)) return known;
  }
  return fresh(text.slice(start, end), -1);
}

function keep(raw: string, place: number): Word {
  if (kept.length >= MOST_KEPT) return fresh(raw, -1);
  const word = fresh(raw, kept.length);
  kept.push(word);
  places[place] = kept.length;
  return word;
}

/** The word that starts at a place, or the sign there; a hash (FNV-1a) is made on the way to its end. */
function wordAt(text: string, start: number, long: boolean): Word {
  let hash = 0x811c9dc5;
  let end = start;
  do {
    hash = Math.imul(hash ^ text.charCodeAt(end), 0x01000193);
    end += 1;
  } while (long && end < text.length && (unitAt(text, end) & KIND) === IN_WORD);
  return wordOf(text, start, end, hash ^ (hash >>> 15));
}

/** The token at a place that is no space. */
function tokenAt(text: string, start: number, unit: number, spaced: boolean): Token {
  const kind = unit === IN_WORD ? 'word' : unit === SIGN ? 'sign' : 'mark';
  const c = text.charAt(start);
  const apostrophe = APOSTROPHES.includes(c);
  if (apostrophe && isPossessive(text, start)) {
    const end = start + 2;
    return { text: "'s", bare: null, raw: text.slice(start, end), start, end, kind, spaced, number: -1 };
  }
  if (kind === 'mark') {
    const end = start + 1;
    return { text: apostrophe ? "'" : c, bare: null, raw: c, start, end, kind, spaced, number: -1 };
  }
  const word = wordAt(text, start, kind === 'word');
  const end = start + word.raw.length;
  return { text: word.text, bare: word.bare, raw: word.raw, start, end, kind, spaced, number: word.number };
}

/** Cuts a text into tokens. Linear: every code unit belongs to one token or to none. At most {@link MOST_TOKENS}. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let spaced = false;
  for (let i = 0; i < text.length && tokens.length < MOST_TOKENS; ) {
    const unit = unitAt(text, i) & KIND;
    if (unit === SPACE) {
      spaced = true;
      i += 1;
      continue;
    }
    const token = tokenAt(text, i, unit, spaced);
    tokens.push(token);
    spaced = false;
    i = token.end;
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
