import { DAY, type DurationMs, type EpochMs } from '../domain/time.ts';

/** So many entries, the newest, tell the rhythm: what a feed did a year ago says little of today. */
const LOOKED_AT = 20;

/** Fewer dated entries than this are no rhythm. */
const FEWEST = 4;

/** Entries that are older say nothing. */
const OLDEST: DurationMs = 90 * DAY;

/**
 * The mean time between a feed's newest entries, by when they were published (`null` where one does not say), in milliseconds; `null` where too few are dated.
 * Entries from the future are left out. The mean, not the median: many feeds publish a day's news at once.
 */
export function ownRhythm(published: readonly (EpochMs | null)[], now: EpochMs): DurationMs | null {
  const dates = published
    .flatMap((at) => at ?? [])
    .filter((at) => at <= now && at > now - OLDEST)
    .sort((a, b) => b - a)
    .slice(0, LOOKED_AT);
  const [newest] = dates;
  const oldest = dates.at(-1);
  if (newest === undefined || oldest === undefined || dates.length < FEWEST) return null;
  return (newest - oldest) / (dates.length - 1);
}
