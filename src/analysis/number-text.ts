import { BARE_SCALES, BEFORE_BARE, NUMERALS } from './number-words.ts';

/** Where a number starts in a text; `value` where it is written in words. */
export interface NumberStart {
  readonly at: number;
  readonly end: number;
  readonly value: number | null;
}

const GROUPED = String.raw`\d{1,3}(?:[\u00a0\u202f’']\d{3}){1,5}(?:[.,]\d{1,3})?(?!\d)`;
const GROUPED_BY_SPACES = String.raw`\d{1,3}(?: \d{3}){1,5}(?:,\d{1,3})?(?!\d)`;
const PLAIN = String.raw`\d{1,3}(?:,\d{2,3}){1,6}(?:\.\d{1,3})?(?!\d)|\d{1,3}(?:\.\d{3}){1,5}(?:,\d{1,3})?(?!\d)|\d{1,15}(?:[.,]\d{1,3})?(?!\d)`;
const IN_WORDS = String.raw`(?<![\p{L}\p{M}\p{N}'’-])(?:${[...NUMERALS.keys(), ...BARE_SCALES.keys()]
  .sort((a, b) => b.length - a.length)
  .join('|')})(?=[ -])`;

const NUMBERS = new RegExp(`(?<!\\d|\\d[.,])(?:${GROUPED}|${PLAIN})|${IN_WORDS}`, 'gu');
const SPACED_NUMBERS = new RegExp(
  `(?<!\\d|\\d[.,])(?:${GROUPED}|${GROUPED_BY_SPACES}|${PLAIN})|${IN_WORDS}`,
  'gu',
);

/** Languages that part thousands with a space. */
const SPACING: ReadonlySet<string> = new Set(['fr', 'ru', 'es', 'pt', 'it', 'de']);
/** Languages that write 1.000,5. */
const COMMA_DECIMAL: ReadonlySet<string> = new Set(['fr', 'ru', 'es', 'pt', 'it', 'de']);

/** The numbers of a text in small letters and plain digits, in digits or (before a scale) in words. */
export function numberStarts(plain: string, lang: string | null): NumberStart[] {
  const pattern = SPACING.has(lang ?? '') ? SPACED_NUMBERS : NUMBERS;
  return [...plain.matchAll(pattern)].flatMap(({ 0: word, index }): NumberStart[] => {
    const end = index + word.length;
    if (/\d/.test(word)) return [{ at: index, end, value: null }];
    const bare = BARE_SCALES.get(word);
    if (bare === undefined) return [{ at: index, end, value: NUMERALS.get(word) ?? 0 }];
    const before = /(\S{1,12})\s$/u.exec(plain.slice(Math.max(0, index - 13), index))?.[1] ?? '';
    return BEFORE_BARE.has(before) || index === 0 ? [{ at: index, end, value: bare }] : [];
  });
}

/** The value of a number as the language writes it: `1,000.5`, `1.000,5`, `1 000,5`, `1,00,000`. */
export function numberValue(written: string, lang: string | null): number {
  const bare = written.replace(/[\s\u00a0\u202f’']/g, '');
  const signs = bare.replace(/\d/g, '');
  const last = signs.at(-1);
  if (last === undefined) return Number(bare);
  const mixed = signs.includes(',') && signs.includes('.');
  const tail = bare.length - 1 - bare.lastIndexOf(last);
  const isDecimal =
    mixed || (signs.length === 1 && (tail !== 3 || (last === ',') === COMMA_DECIMAL.has(lang ?? '')));
  const digits = bare.replace(/[.,]/g, '');
  return isDecimal ? Number(digits) / 10 ** tail : Number(digits);
}
