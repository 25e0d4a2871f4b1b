import { DAY, type DurationMs, HOUR, MINUTE } from '../domain/time.ts';

const PERIODS: Readonly<Record<string, DurationMs>> = {
  hourly: HOUR,
  daily: DAY,
  weekly: 7 * DAY,
  monthly: 30 * DAY,
  yearly: 365 * DAY,
};

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A feed that names a longer wait has forgotten what unit it wrote. */
const LONGEST: DurationMs = 365 * DAY;

/**
 * How often a feed says that it changes: `ttl` in minutes (RSS 2.0), else `updatePeriod` shared by `updateFrequency`
 * (RSS 1.0 Syndication module, whose defaults are daily and 1); `null` when it says nothing sensible.
 */
export function updateEvery(
  ttl: string | null,
  period: string | null,
  frequency: string | null,
): DurationMs | null {
  const minutes = positiveNumber(ttl);
  if (minutes !== null) return Math.min(minutes * MINUTE, LONGEST);
  if (period === null && frequency === null) return null;
  const length = PERIODS[(period ?? 'daily').trim().toLowerCase()];
  return length === undefined ? null : Math.max(MINUTE, length / (positiveNumber(frequency) ?? 1));
}

/** Hours 0 to 23 that the feed asks to skip, sorted, each once; 24 is midnight, as RSS 0.91 counted. */
export function hoursToSkip(hours: readonly string[]): number[] {
  const valid = hours
    .filter((hour) => /^\s*\d{1,2}\s*$/.test(hour))
    .map(Number)
    .filter((hour) => hour <= 24)
    .map((hour) => hour % 24);
  return [...new Set(valid)].sort((a, b) => a - b);
}

/** English names of weekdays that the feed asks to skip, in the order of the week, each once. */
export function daysToSkip(days: readonly string[]): string[] {
  const named = new Set(days.map((day) => day.trim().slice(0, 3).toLowerCase()));
  return WEEKDAYS.filter((day) => named.has(day.slice(0, 3).toLowerCase()));
}

function positiveNumber(text: string | null): number | null {
  const number = text !== null && /^\s*\d{1,9}(?:\.\d{1,9})?\s*$/.test(text) ? Number(text) : 0;
  return number > 0 ? number : null;
}
