import { DateTime } from 'luxon';

/** A date as exact as its source, for people: `4 May 2021`, `Apr 2023`, `2012`. Other text stays as it is. */
export function partialDateLabel(date: string): string {
  const formats: Readonly<Record<number, string>> = { 4: 'yyyy', 7: 'LLL yyyy', 10: 'd LLL yyyy' };
  const format = formats[date.length];
  const parsed = DateTime.fromISO(date, { zone: 'UTC', locale: 'en-GB' });
  return format !== undefined && parsed.isValid ? parsed.toFormat(format) : date;
}

/** `May 2021 – Oct 2025`; one date where both are the same. */
export function spanLabel(from: string, to: string): string {
  const [a, b] = [from, to].map((date) => partialDateLabel(date.slice(0, 7)));
  return a === b ? `${a}` : `${a} – ${b}`;
}
