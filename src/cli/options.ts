import { InvalidArgumentError } from 'commander';
import type { DurationMs, EpochMs } from '../domain/time.ts';

/** An option that takes a whole number in a range. */
export function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const n = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (n >= least && n <= most) return n;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
  };
}

const ISO = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/i;

/** An option that takes a moment: an ISO date (its start, UTC) or date-time. */
export function moment(value: string): EpochMs {
  const at = ISO.test(value)
    ? Date.parse(/T.*(?:Z|[+-]\d\d:?\d\d)$/i.test(value) || !value.includes('T') ? value : `${value}Z`)
    : Number.NaN;
  if (!Number.isNaN(at)) return at;
  throw new InvalidArgumentError('Expected a date such as 2023-05-31 or 2023-05-31T18:00Z.');
}

/** The start of a period: so many milliseconds ago, or a moment. */
export type Since = { readonly ago: DurationMs } | { readonly at: EpochMs };

/** An option that takes a moment, or a span before now: `7d`, `12h`, `2w`. */
export function since(value: string): Since {
  const match = /^(\d{1,4})([hdw])$/.exec(value.toLowerCase());
  if (!match) return { at: moment(value) };
  const hours = { h: 1, d: 24, w: 168 }[match[2] ?? 'd'] ?? 24;
  return { ago: Number(match[1]) * hours * 3_600_000 };
}
