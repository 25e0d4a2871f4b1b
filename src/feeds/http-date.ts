import type { EpochMs } from '../domain/time.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `Sun, 06 Nov 1994 08:49:37 GMT`, and the obsolete `Sunday, 06-Nov-94 08:49:37 GMT`. */
const DAY_FIRST =
  /^[a-z]{3,9}, (\d{1,2})[ -]([a-z]{3})[ -](\d{4}|\d{2}) (\d{2}):(\d{2}):(\d{2})(?: (?:gmt|utc))?$/;

/** The obsolete `Sun Nov  6 08:49:37 1994`. */
const MONTH_FIRST = /^[a-z]{3} ([a-z]{3}) {1,2}(\d{1,2}) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/;

/**
 * Reads a date of HTTP in any of its three forms (RFC 9110 §5.6.7), always as GMT; `null` for anything else.
 * A year of two digits that would lie more than 50 years after `now` belongs to the century before.
 */
export function parseHttpDate(value: string, now: EpochMs): EpochMs | null {
  if (value.length > 64) return null;
  const text = value.trim().toLowerCase();
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) {
    const [, day = '', month = '', year = '', ...time] = dayFirst;
    return moment(fullYear(year, now), month, day, time);
  }
  const monthFirst = MONTH_FIRST.exec(text);
  if (!monthFirst) return null;
  const [, month = '', day = '', hours = '', minutes = '', seconds = '', year = ''] = monthFirst;
  return moment(Number(year), month, day, [hours, minutes, seconds]);
}

/** Writes a date as HTTP headers have it, to the second. */
export function formatHttpDate(at: EpochMs): string {
  return new Date(at).toUTCString();
}

function fullYear(digits: string, now: EpochMs): number {
  if (digits.length === 4) return Number(digits);
  const thisYear = new Date(now).getUTCFullYear();
  const guess = Math.floor(thisYear / 100) * 100 + Number(digits);
  return guess > thisYear + 50 ? guess - 100 : guess;
}

function moment(year: number, month: string, day: string, time: readonly string[]): EpochMs | null {
  const index = MONTHS.indexOf(month);
  const [hours = 0, minutes = 0, seconds = 0] = time.map(Number);
  if (index < 0 || hours > 23 || minutes > 59 || seconds > 60) return null;
  const at = Date.UTC(year, index, Number(day), hours, minutes, seconds);
  // Date.UTC rolls 31 February over into March, and reads the years 0 to 99 as 1900 to 1999.
  const rolled = new Date(Date.UTC(year, index, Number(day)));
  return rolled.getUTCDate() === Number(day) && rolled.getUTCFullYear() === year ? at : null;
}
