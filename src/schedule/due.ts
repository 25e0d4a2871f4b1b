import {
  type DailyDays,
  type DigestWindow,
  type LocalDate,
  type TimedCadence,
  type TimeZone,
  WEEKDAYS,
  type Weekday,
  type WeekdayList,
} from '../domain/cadence.ts';
import { DAY, type EpochMs, HOUR } from '../domain/time.ts';
import {
  dateOf,
  dayExists,
  midnightOf,
  momentOf,
  type WallTime,
  wallAt,
  wallTime,
  weekdayOf,
} from './local-time.ts';

/** Tells the days on which no digest comes. */
export type DaysOff = (date: LocalDate) => boolean;

/** No day is off. */
export const NO_DAYS_OFF: DaysOff = () => false;

/** Beyond this many days no calendar is asked: one that has every day off must not silence a subscription for ever. */
const FURTHEST_DAYS = 400;

/**
 * The first due moment after another (never that moment itself). Due moments of a day belong to its date, whatever the
 * clocks do: a time that clocks set forward leave out comes at the first moment after the gap, one that comes twice at
 * its first occurrence, and a day that the zone leaves out altogether has none. Days off have none either.
 *
 * `every` counts whole hours of real time from Monday, 1 January 2024, 00:00 as the zone's clocks stood then, so that
 * windows are equally long and the same for all who ask; summer time moves them on the clock.
 */
export function dueAfter(
  cadence: TimedCadence,
  timeZone: TimeZone,
  after: EpochMs,
  isOff: DaysOff = NO_DAYS_OFF,
): EpochMs {
  return nextDue(cadence, { timeZone, from: after, direction: 1, isOff });
}

/** The last due moment before another. */
export function dueBefore(
  cadence: TimedCadence,
  timeZone: TimeZone,
  before: EpochMs,
  isOff: DaysOff = NO_DAYS_OFF,
): EpochMs {
  return nextDue(cadence, { timeZone, from: before, direction: -1, isOff });
}

/**
 * What the digest of a due moment covers: everything since the due moment before it. The windows of a schedule follow
 * each other without gap or overlap; the one after a day off, or after a day left out, covers that day as well.
 */
export function windowOf(
  cadence: TimedCadence,
  timeZone: TimeZone,
  due: EpochMs,
  isOff: DaysOff = NO_DAYS_OFF,
): DigestWindow {
  return { from: dueBefore(cadence, timeZone, due, isOff), to: due };
}

/** Where a due moment is looked for. */
interface Search {
  readonly timeZone: TimeZone;
  /** The moment to look from, which is never found itself. */
  readonly from: EpochMs;
  /** On in time, or back. */
  readonly direction: 1 | -1;
  readonly isOff: DaysOff;
}

function nextDue(cadence: TimedCadence, search: Search): EpochMs {
  const find = cadence.kind === 'every' ? hoursFinder(cadence.hours) : daysFinder(cadence);
  const due = find(search) ?? find({ ...search, isOff: NO_DAYS_OFF });
  if (due === null) throw new RangeError(`There is no due moment near ${search.from}.`);
  return due;
}

type Finder = (search: Search) => EpochMs | null;

/** A Monday, so that a whole week begins with one. */
const ANCHOR: WallTime = Date.UTC(2024, 0, 1);

function hoursFinder(hours: number): Finder {
  const step = hours * HOUR;
  return ({ timeZone, from, direction, isOff }) => {
    const anchor = momentOf(ANCHOR, timeZone);
    const steps = (from - anchor) / step;
    let due = anchor + step * (direction === 1 ? Math.floor(steps) + 1 : Math.ceil(steps) - 1);
    for (; Math.abs(due - from) < FURTHEST_DAYS * DAY; due += direction * step) {
      if (!isOff(dateOf(wallAt(due, timeZone)))) return due;
    }
    return null;
  };
}

function daysFinder(cadence: Exclude<TimedCadence, { kind: 'every' }>): Finder {
  const weekdays = weekdaysOf(cadence.days).map((day) => WEEKDAYS.indexOf(day));
  return ({ timeZone, from, direction, isOff }) => {
    const shown = wallAt(from, timeZone);
    // Looking back, tomorrow's can have come already: clocks that are set back over midnight show a date twice.
    const start = midnightOf(shown) + (direction === 1 ? 0 : DAY);
    for (let n = 0; n < FURTHEST_DAYS; n++) {
      const midnight = start + direction * n * DAY;
      const wall = wallTime(midnight, cadence);
      // A time that the wall shows has come, which spares the zone's rules.
      if (direction === 1 && wall <= shown) continue;
      if (!weekdays.includes(weekdayOf(midnight)) || isOff(dateOf(midnight))) continue;
      const due = momentOf(wall, timeZone);
      if ((due - from) * direction <= 0) continue;
      if (wallAt(due, timeZone) === wall || dayExists(midnight, timeZone)) return due;
    }
    return null;
  };
}

function weekdaysOf(days: DailyDays | WeekdayList): readonly Weekday[] {
  if (days === 'every') return WEEKDAYS;
  return days === 'weekdays' ? WEEKDAYS.slice(0, 5) : days;
}
