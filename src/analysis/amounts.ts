import type { Amount } from '../domain/amount.ts';
import { CURRENCY_SIGNS, CURRENCY_WORDS, DOUBTFUL_CURRENCIES } from './money-words.ts';
import { numberStarts, numberValue } from './number-text.ts';
import { BARE_SCALES, LONGEST_SCALE, scaleOf } from './number-words.ts';
import { longestAt, longestBefore, plainForm } from './word-at.ts';

/** A sum of money in a text; offsets are UTF-16 code units. */
export interface FoundAmount extends Amount {
  readonly start: number;
  readonly end: number;
}

/** The text in its own letters and in small ones with plain digits, unit for unit. */
interface Text {
  readonly raw: string;
  readonly plain: string;
  readonly lang: string | null;
}

/** A number with its scale: `2.6 billion`. */
interface Sum {
  readonly value: number;
  readonly end: number;
  /** Large enough, or written with separators, so that a word behind it may well be a currency. */
  readonly large: boolean;
}

interface Currency {
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

const MOST_FOUND = 8;
const MOST_SCALES = 3;
const LONGEST_CURRENCY = 24;
const LONGEST_SIGN = 6;
const LINK = /[ \u00a0\u202f]?(?:(?:de|di|of|in) |d['’])?/y;
const BLANK = /[ \u00a0\u202f-]?/y;
const RANGE = /\s?(?:-|–|—|to|and|bis|und|à|et|a|y|до|至|から|～|~)\s?/y;

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/**
 * Sums of money in a text: a number with a sign, code or name of a currency beside it (`$2.6 billion`, `Rs 1,000 crore`,
 * `€2 bn`, `10億ドル`, `50 millions d'euros`), in the twelve languages. A bare number is none, and neither is a sum
 * without a number (`billions of dollars`). Linear: words are looked up in tables at bounded lengths.
 */
export function amountsIn(raw: string, lang: string | null): FoundAmount[] {
  const text: Text = { raw, plain: plainForm(raw), lang };
  const found: FoundAmount[] = [];
  let from = 0;
  for (const start of numberStarts(text.plain, lang)) {
    if (start.at < from || found.length >= MOST_FOUND) continue;
    const amount = amountAt(text, start.at, start.end, start.value);
    if (amount === null || amount.start < from) continue;
    found.push(amount);
    from = amount.end;
  }
  return found;
}

function amountAt(text: Text, at: number, end: number, given: number | null): FoundAmount | null {
  const written = text.plain.slice(at, end);
  const number = given ?? numberValue(written, text.lang);
  const before = currencyBefore(text, at);
  const bare = given !== null && BARE_SCALES.has(written);
  const sum = inRange(text, scaled(text, number, end, /[.,'’\s]\d{3}/.test(written) || bare), number);
  // `a $5 coffee`: a number in words stands before a scale, or is none.
  if (given !== null && !bare && sum.value === number) return null;
  const after = before === null ? currencyAfter(text, sum) : doubled(text, sum, before.code);
  const currency = before ?? after;
  if (currency === null || !Number.isFinite(sum.value)) return null;
  if (before !== null && isSummit(text, before, sum)) return null;
  const start = before?.start ?? at;
  const last = after?.end ?? sum.end;
  return { currency: currency.code, value: sum.value, text: text.raw.slice(start, last), start, end: last };
}

/** A number with the scales behind it; larger ones multiply (`lakh crore`), in CJK further groups add (`1兆2000億`). */
function scaled(text: Text, number: number, end: number, large: boolean): Sum {
  let value = number;
  let last = end;
  let previous = 0;
  for (let n = 0; n < MOST_SCALES; n++) {
    const at = skip(BLANK, text.plain, last);
    const length = longestAt(text.plain, at, LONGEST_SCALE, (word) => scaleOf(word, text.lang) !== undefined);
    const factor = scaleOf(text.plain.slice(at, at + length), text.lang) ?? 0;
    if (length === 0 || factor <= previous) break;
    value *= factor;
    previous = factor;
    last = at + length;
  }
  if (previous === 0) return { value, end: last, large };
  const rest = /^\d{1,4}(?=[億亿万萬억만])/.exec(text.plain.slice(last, last + 5))?.[0] ?? '';
  if (rest !== '') {
    const more = scaled(text, Number(rest), last + rest.length, true);
    if (more.value < value) return { value: value + more.value, end: more.end, large: true };
  }
  return { value: rounded(value), end: last, large: true };
}

/** Products of decimal fractions without their binary dust: 2.3 million is 2300000. */
function rounded(value: number): number {
  return value > 1e6 ? Math.round(value) : Math.round(value * 1e6) / 1e6;
}

/** `5-7 billion`, `$5 to $7 billion`: the scale of the second number holds for the first. */
function inRange(text: Text, sum: Sum, number: number): Sum {
  if (sum.value !== number) return sum;
  const joined = skip(RANGE, text.plain, sum.end);
  if (joined === sum.end) return sum;
  const sign = longestAt(text.raw, joined, LONGEST_SIGN, (word) => CURRENCY_SIGNS.has(word));
  const second =
    /^\d{1,4}(?:[.,]\d{1,2})?/.exec(text.plain.slice(joined + sign, joined + sign + 8))?.[0] ?? '';
  if (second === '') return sum;
  const upper = scaled(text, numberValue(second, text.lang), joined + sign + second.length, false);
  const factor = upper.value / numberValue(second, text.lang);
  return upper.large && factor > 1 ? { value: rounded(number * factor), end: upper.end, large: true } : sum;
}

function currencyBefore({ raw, plain, lang }: Text, at: number): Currency | null {
  const end = /[ \u00a0\u202f]/.test(raw[at - 1] ?? '') ? at - 1 : at;
  const length = longestBefore(raw, end, LONGEST_SIGN, (word) => CURRENCY_SIGNS.has(word));
  const sign = CURRENCY_SIGNS.get(raw.slice(end - length, end));
  if (length === 0 || sign === undefined) return null;
  const code = sign === 'JPY' && lang === 'zh' ? 'CNY' : sign;
  const country = /(?:^|[^\p{L}.])(us|u\.s\.|australian|canadian) $/u.exec(
    plain.slice(Math.max(0, end - length - 12), end - length),
  );
  if (code !== 'USD' || !country) return { code, start: end - length, end };
  const start = end - length - 1 - (country[1]?.length ?? 0);
  return { code: DOLLARS[country[1] ?? ''] ?? code, start, end };
}

/** `COP27`, `COP 30`: the climate conferences, not pesos; letters that touch a small number are no code at all. */
function isSummit({ raw }: Text, { start, end }: Currency, { large }: Sum): boolean {
  const written = raw.slice(start, end);
  return !large && /^[A-Z]{2,3}$/.test(written) && (written === 'COP' || raw[end] !== ' ');
}

const DOLLARS: Readonly<Record<string, string>> = { australian: 'AUD', canadian: 'CAD' };

function currencyAfter({ raw, plain }: Text, sum: Sum): Currency | null {
  const blank = skip(BLANK, plain, sum.end);
  const sign = longestAt(raw, blank, LONGEST_SIGN, (word) => CURRENCY_SIGNS.has(word));
  const code = CURRENCY_SIGNS.get(raw.slice(blank, blank + sign));
  if (sign > 0 && code !== undefined) return { code, start: blank, end: blank + sign };
  const at = Math.max(blank, skip(LINK, plain, sum.end));
  const length = longestAt(plain, at, LONGEST_CURRENCY, (word) => CURRENCY_WORDS.has(word));
  const word = plain.slice(at, at + length);
  const named = CURRENCY_WORDS.get(word) ?? '';
  if (named === '' || (DOUBTFUL_CURRENCIES.has(word) && !sum.large)) return null;
  return {
    code: named,
    start: at,
    end: at + length,
  };
}

/** `US$10 million dollars`, `¥50億円`: the name again belongs to what is written. */
function doubled(text: Text, sum: Sum, code: string): Currency | null {
  const again = currencyAfter(text, sum);
  return again?.code === code ? again : null;
}
