/**
 * Marks that readers and writers leave out: the combining diacritics of Latin, Greek and Cyrillic (й falls together
 * with и, which few words mind), Hebrew points, Arabic tashkeel with the elongation stroke, and the Devanagari nukta. The marks that spell a vowel (matras,
 * Thai vowels, the voicing of kana) stay with their letters.
 */
const OPTIONAL_MARKS =
  /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u093c]/gu;

/** Invisible characters inside words: joiners, soft hyphens, direction marks. */
const INVISIBLE = /\p{Cf}/gu;
/** The one format character that parts words. */
const ZERO_WIDTH_SPACE = /\u200b/gu;

/** Letters without a decomposition that search treats as others (as Unicode's root collation does, at primary strength). */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['ς', 'σ'],
  ['ı', 'i'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['ħ', 'h'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
  // Arabic and Persian spellings of one letter.
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ک', 'ك'],
  ['ة', 'ه'],
  // Apostrophes that Unicode files under letters.
  ['ʼ', "'"],
  ['ʻ', "'"],
]);
const SPECIAL_LETTERS = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'gu');

/**
 * The text as it is compared: compatibility forms resolved (NFKC), lower case, without the marks and letter
 * variants that do not tell words apart. Folding what is folded changes nothing.
 */
export function foldText(text: string): string {
  const lower = decompose(decompose(text).toLowerCase());
  return lower
    .replace(ZERO_WIDTH_SPACE, ' ')
    .replace(INVISIBLE, '')
    .replace(OPTIONAL_MARKS, '')
    .replace(SPECIAL_LETTERS, (letter) => LETTERS.get(letter) ?? letter)
    .normalize('NFC');
}

/** Canonical and compatibility decomposition of well-formed text; a lone surrogate becomes U+FFFD. */
function decompose(text: string): string {
  return text.toWellFormed().normalize('NFKD');
}
