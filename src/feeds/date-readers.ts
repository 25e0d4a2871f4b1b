import { fullYear } from './date-parts.ts';
import { monthNamed } from './month-names.ts';
import { zoneNamed, zoneOffset } from './time-zones.ts';

/** What of a date has been found so far. */
export interface DateFindings {
  year: number | null;
  month: number | null;
  day: number | null;
  hour: number | null;
  minute: number;
  second: number;
  offset: number | null;
  /** A numeric offset is not replaced by a zone's name (`+0530 IST`). */
  offsetIsNumeric: boolean;
  /** Day and month as numbers in an order that only the clock (am, pm) may tell. */
  undecided: readonly [number, number] | null;
  twelveHours: boolean;
}

/**
 * Readers of one word of a date, in the order in which they are asked. Each takes what it understands into the
 * findings and says whether it did.
 */
export const DATE_READERS: readonly ((word: string, found: DateFindings) => boolean)[] = [
  readYearFirst,
  readDayFirst,
  readDayMonthYear,
  readTime,
  readOffset,
  readMeridiem,
  readNumber,
  readMonth,
  readZone,
];

/** `2024-07-24`, `2024/7/24`, `2024.07.24.`, `20240724`, `2024-07`. */
function readYearFirst(word: string, found: DateFindings): boolean {
  const match =
    /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2})\.?)?z?$/.exec(word) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(word);
  if (match === null || found.year !== null) return false;
  found.year = Number(match[1]);
  found.month = Number(match[2]);
  found.day = match[3] === undefined ? 1 : Number(match[3]);
  return true;
}

/** `24.07.2024`, `24/07/2024`, `07/24/2024`, `24.7.24`. */
function readDayFirst(word: string, found: DateFindings): boolean {
  const match = /^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})$/.exec(word);
  if (match === null || found.year !== null) return false;
  const [a, b] = [Number(match[1]), Number(match[3])];
  if (match[2] === '-' && match[4]?.length === 2) return false; // year first or last: nobody knows
  found.year = fullYear(match[4] ?? '');
  if (match[2] === '.' || a > 12) [found.day, found.month] = [a, b];
  else if (b > 12 || a === b) [found.month, found.day] = [a, b];
  else found.undecided = [a, b];
  return true;
}

/** `24-Jul-2024`, `24jul2024`, `24.Juli.2024`, `Jul-24-2024`. */
function readDayMonthYear(word: string, found: DateFindings): boolean {
  const match = /^(\d{1,2})[-./ ]?(\p{L}{3,12})\.?[-./ ]?(\d{4}|\d{2})$/u.exec(word);
  const swapped = match === null ? /^(\p{L}{3,12})[-./](\d{1,2})[-./](\d{4})$/u.exec(word) : null;
  const month = monthNamed(match?.[2] ?? swapped?.[1] ?? '');
  if (month === null) return false;
  found.month = month;
  found.day = Number(match?.[1] ?? swapped?.[2]);
  found.year = fullYear(match?.[3] ?? swapped?.[3] ?? '');
  return true;
}

const CLOCKS = [
  /^(\d{1,2})[:h](\d{1,2})(?:[:m.](\d{1,2})(?:[.,:]\d{1,9})?)?s?(\D.{0,10})?$/,
  /^(\d{1,2})(?:h|(?=[ap]\.?m\.?$))()()([ap]\.?m\.?)?$/,
];

/** Forms that look like dates or numbers: only where the date is known already. */
const CLOCKS_AFTER_A_DATE = [
  /^(\d{2})\.(\d{2})(?:\.(\d{2}))?(\D.{0,10})?$/,
  /^(\d{2})(\d{2})(\d{2})(?:[.,]\d{1,9})?(\D.{0,10})?$/,
];

/** `15:30`, `15:30:20.5`, `3:30pm`, `3pm`, `15:30Z`, `15:30+05:30`, `15h30`, and after a date `15.30`, `153020Z`. */
function readTime(word: string, found: DateFindings): boolean {
  if (found.hour !== null) return false;
  const patterns = found.year === null ? CLOCKS : [...CLOCKS, ...CLOCKS_AFTER_A_DATE];
  const match = patterns.map((pattern) => pattern.exec(word)).find((result) => result !== null) ?? null;
  if (match === null) return false;
  found.hour = Number(match[1]);
  found.minute = Number(match[2] || 0);
  found.second = Number(match[3] || 0);
  const rest = match[4] ?? '';
  return (
    rest === '' ||
    rest === 'uhr' ||
    readMeridiem(rest, found) ||
    readOffset(rest, found) ||
    readZone(rest, found)
  );
}

/** `+0530`, `-07:00`, `GMT+5:30`. One beyond any clock is passed over. */
function readOffset(word: string, found: DateFindings): boolean {
  if (found.offsetIsNumeric || !/^(?:gmt|utc?|z)?[+\u2212-]\d{1,2}:?\d{0,2}$/.test(word)) return false;
  found.offset = zoneOffset(word) ?? found.offset;
  found.offsetIsNumeric = true;
  return true;
}

/** `am`, `p.m.`: only after a time, for `am 24. Juli` is German. */
function readMeridiem(word: string, found: DateFindings): boolean {
  const half = word.replaceAll('.', '');
  if ((half !== 'am' && half !== 'pm') || found.hour === null || found.hour > 12) return false;
  found.hour = (found.hour % 12) + (half === 'pm' ? 12 : 0);
  found.twelveHours = true;
  return true;
}

/** A number alone: the day first, then the year, unless it has four digits. */
function readNumber(word: string, found: DateFindings): boolean {
  const match = /^'?(\d{1,4})(?:st|nd|rd|th|er|re|[.ºª°])?$/.exec(word);
  const digits = match?.[1];
  if (digits === undefined) return false;
  if (digits.length < 3 && found.day === null && !word.startsWith("'")) found.day = Number(digits);
  else if (digits.length > 1 && found.year === null) found.year = fullYear(digits);
  else return false;
  return true;
}

/** A month's name; of two the later, for the first may be a weekday (`mar., 24 sept. 2024`). */
function readMonth(word: string, found: DateFindings): boolean {
  const month = monthNamed(word);
  if (month !== null) found.month = month;
  return month !== null;
}

function readZone(word: string, found: DateFindings): boolean {
  const offset = zoneNamed(word);
  if (offset !== null && !found.offsetIsNumeric) found.offset = offset;
  return offset !== null;
}
