import { foldText } from './fold.ts';

/** UTF-16 units of a text that are read; what stands behind them is not searched. */
export const MAX_TEXT_LENGTH = 100_000;

/** UTF-16 units of a token that are kept: longer runs are addresses and encoded data, not words. */
export const MAX_TOKEN_LENGTH = 64;

/**
 * Scripts whose words are not parted by spaces (or, for Hangul, are followed by particles without one). Each letter,
 * with the marks that hang on it, is a token; a word of such a script is searched as a phrase of letters, which is
 * the same as looking for it as a part of the text. Pairs of letters would give shorter posting lists, but then one
 * letter alone (日, 米: the usual short names of countries in headlines) could not be found.
 */
const UNSPACED =
  '[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Bopo}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}ー々]';

/** An unspaced letter with its marks, or a run of other letters and digits. The `v` flag gives set subtraction. */
const TOKENS = new RegExp(
  `[${UNSPACED}&&[\\p{L}\\p{N}]]\\p{M}*|[[\\p{L}\\p{N}]--${UNSPACED}][[\\p{L}\\p{N}\\p{M}]--${UNSPACED}]*`,
  'gv',
);

/** Text that folding only puts into lower case: the common English item takes the short way. */
const SIMPLE_TEXT = /^[\0-\x7f\u2013\u2014\u2018\u2019\u201c\u201d]*$/u;

/**
 * Splits a text into the tokens that index, search and matcher share: folded ({@link foldText}), words of letters
 * and digits (`5g`), initials joined (`U.S.` → `us`), the English possessive dropped (`India's` → `india`),
 * `C++` and `C#` as `cplusplus` and `csharp`, unspaced scripts letter by letter. Tokens hold letters, digits and
 * marks only, so joined by spaces and split again they stay what they are. Linear in the text, which is read up to
 * {@link MAX_TEXT_LENGTH}.
 */
export function tokenise(text: string): readonly string[] {
  const bounded = text.length > MAX_TEXT_LENGTH ? text.slice(0, MAX_TEXT_LENGTH) : text;
  const isSimple = SIMPLE_TEXT.test(bounded);
  const folded = isSimple ? bounded.toLowerCase() : foldText(bounded);
  const tokens: string[] = [];
  /** Letters that stand alone and are parted by full stops only: `u.s.` so far. */
  let initials = '';
  let end = -1;
  const flush = (): void => {
    if (initials !== '')
      tokens.push(initials.length === 1 ? withSigns(folded, initials, end) : cut(initials));
    initials = '';
  };
  const take = (word: string, at: number): void => {
    if (word.length > 1 || !INITIAL.test(word)) {
      flush();
      tokens.push(cut(word));
    } else if (!isPossessive(folded, word, at)) {
      const follows = at === end + 1 && folded[end] === '.';
      if (!follows) flush();
      initials += word;
    }
    end = at + word.length;
  };
  if (isSimple) eachSimpleWord(folded, take);
  else for (const { 0: word, index } of folded.matchAll(TOKENS)) take(word, index);
  flush();
  return tokens;
}

/** The runs of letters and digits of a text in lower case that holds no others than those of ASCII. */
function eachSimpleWord(text: string, take: (word: string, at: number) => void): void {
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0;
    const inWord = (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
    if (inWord && start < 0) start = i;
    else if (!inWord && start >= 0) {
      take(text.slice(start, i), start);
      start = -1;
    }
  }
}

const INITIAL = /^[a-zα-ωа-я]$/u;

/** The `s` of `India's` and `U.S.'s`. */
function isPossessive(text: string, word: string, at: number): boolean {
  const mark = text[at - 1];
  return word === 's' && (mark === "'" || mark === '\u2019') && /\S/u.test(text[at - 2] ?? ' ');
}

/** Names of programming languages whose signs are part of the name. */
function withSigns(text: string, letter: string, end: number): string {
  if (letter === 'c' && text.startsWith('++', end)) return 'cplusplus';
  if ((letter === 'c' || letter === 'f') && text[end] === '#') return `${letter}sharp`;
  return letter;
}

/** Keeps a token to its length; half a surrogate pair at the cut is dropped. */
function cut(token: string): string {
  if (token.length <= MAX_TOKEN_LENGTH) return token;
  const kept = token.slice(0, MAX_TOKEN_LENGTH);
  return kept.isWellFormed() ? kept : kept.slice(0, -1);
}

const UNSPACED_LETTER = new RegExp(`^${UNSPACED}\\p{M}*$`, 'v');

/** Whether a token is one letter of a script without spaces: its word is a phrase of such tokens. */
export function isUnspacedLetter(token: string): boolean {
  return UNSPACED_LETTER.test(token);
}

/** Tokens as text for people: letters of scripts without spaces closed up again. */
export function joinTokens(tokens: readonly string[]): string {
  return tokens.reduce((text, token, i) => {
    const before = tokens[i - 1];
    const closed = before === undefined || (isUnspacedLetter(before) && isUnspacedLetter(token));
    return closed ? text + token : `${text} ${token}`;
  }, '');
}
