import type { QuietHours } from '../domain/cadence.ts';
import { DAY, type EpochMs } from '../domain/time.ts';
import { midnightOf, momentOf, wallAt, wallTime } from './local-time.ts';
import { minuteOfDay } from './time-of-day.ts';

/** Whether a destination is to be left alone at a moment. */
export function isQuiet(quiet: QuietHours, at: EpochMs): boolean {
  return endOfQuiet(quiet, at) !== null;
}

/**
 * The first moment from `at` on that is not quiet: `at` itself outside quiet hours. Quiet hours begin and end once a
 * night, as digests come once a day: at the first occurrence of a time that comes twice, at the first moment after
 * the gap for one that clocks leave out.
 */
export function quietUntil(quiet: QuietHours, at: EpochMs): EpochMs {
  let moment = at;
  // Where a zone leaves out a day, the night before it and the night after it meet.
  for (let end = endOfQuiet(quiet, at); end !== null; end = endOfQuiet(quiet, moment)) moment = end;
  return moment;
}

/** When the quiet hours that a moment lies in are over; `null` when it lies in none. */
function endOfQuiet({ from, to, timeZone }: QuietHours, at: EpochMs): EpochMs | null {
  const wall = wallAt(at, timeZone);
  const overMidnight = minuteOfDay(to) <= minuteOfDay(from);
  const today = midnightOf(wall);
  // Tomorrow's can have begun already where clocks are set back over midnight.
  for (const day of [today - DAY, today, today + DAY]) {
    const [begins, ends] = [wallTime(day, from), wallTime(overMidnight ? day + DAY : day, to)];
    // What the wall shows has come, which spares the zone's rules; what it does not show can still have come.
    if (wall >= ends || (wall < begins && momentOf(begins, timeZone) > at)) continue;
    const end = momentOf(ends, timeZone);
    if (at < end) return end;
  }
  return null;
}
