import type { EpochMs } from '../domain/time.ts';

/** A date as it was read: month 1 to 12, offset in minutes east of Greenwich. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly offset: number;
}

/** Before the first day, it is a clock that was never set; after the last, a slip of the pen. */
const FIRST_YEAR = 1971;
const LAST_YEAR = 2200;

/** Whether a feed can mean this year. */
export function isPlausibleYear(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** The moment of a date; `null` when no calendar or clock has it, or its year is beyond belief for a feed. */
export function momentOf(parts: DateParts): EpochMs | null {
  const { year, month, day, hour, minute, second, offset } = parts;
  if (!isPlausibleYear(year)) return null;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null;
  // 24:00 is the end of the day in ISO 8601, and 60 a leap second.
  if (hour > 24 || (hour === 24 && minute + second > 0) || minute > 59 || second > 60) return null;
  return midnight.getTime() + ((hour * 60 + minute - offset) * 60 + second) * 1_000;
}

/** A year of two or three digits by the rule of RFC 5322, section 4.3; longer ones as they are. */
export function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return digits.length === 3 ? 1900 + year : year;
}
