import { IANAZone } from 'luxon';
import type { LocalDate, TimeOfDay, TimeZone } from '../domain/cadence.ts';
import { DAY, type EpochMs, HOUR, MINUTE } from '../domain/time.ts';

/**
 * What the clock and the calendar on a wall show, as one number: the milliseconds from 1 January 1970, 00:00 to there,
 * counted as if every day had 24 hours. Comparable within one zone.
 */
export type WallTime = number;

/** The wall's time at a moment. Throws a RangeError for a zone that does not exist: zones are checked when read. */
export function wallAt(at: EpochMs, timeZone: TimeZone): WallTime {
  return at + offsetAt(at, timeZone);
}

function offsetAt(at: EpochMs, timeZone: TimeZone): number {
  const minutes = IANAZone.create(timeZone).offset(at);
  if (Number.isNaN(minutes)) throw new RangeError(`There is no time zone ${timeZone}.`);
  return minutes * MINUTE;
}

/**
 * The first moment at which the wall shows this time or a later one. For a time that comes twice (clocks set back) that
 * is the first occurrence; for one that clocks set forward leave out, the first moment after the gap. Later wall
 * times never come to an earlier moment.
 */
export function momentOf(wall: WallTime, timeZone: TimeZone): EpochMs {
  // Offsets are below a day, so one day around the same number lies the moment with certainty.
  const [before, after] = [offsetAt(wall - DAY, timeZone), offsetAt(wall + DAY, timeZone)];
  const first = wall - Math.max(before, after);
  if (wallAt(first, timeZone) === wall) return first;
  const second = wall - Math.min(before, after);
  if (wallAt(second, timeZone) === wall) return second;
  return firstChange(wall - DAY, wall + DAY, timeZone);
}

/** The moment between two at which the offset is no longer that of the first. */
function firstChange(from: EpochMs, to: EpochMs, timeZone: TimeZone): EpochMs {
  const offset = offsetAt(from, timeZone);
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, timeZone) === offset) low = middle;
    else high = middle;
  }
  return high;
}

/** The midnight with which the day of a wall time begins. */
export function midnightOf(wall: WallTime): WallTime {
  return Math.floor(wall / DAY) * DAY;
}

/** A time of a day, given by its midnight. */
export function wallTime(midnight: WallTime, { hour, minute }: TimeOfDay): WallTime {
  return midnight + hour * HOUR + minute * MINUTE;
}

/**
 * Whether the day that begins with this midnight takes place in a zone. Where clocks cross the date line, one is
 * left out: Samoa had no 30 December 2011.
 */
export function dayExists(midnight: WallTime, timeZone: TimeZone): boolean {
  return wallAt(momentOf(midnight, timeZone), timeZone) < midnight + DAY;
}

/** `2026-04-01` of a wall time in the years 0 to 9999. */
export function dateOf(wall: WallTime): LocalDate {
  return new Date(wall).toISOString().slice(0, 10);
}

/** The midnight with which a day begins; `null` for what is no date of the calendar. */
export function midnightOfDate(date: LocalDate): WallTime | null {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(date)) return null;
  const wall = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(wall) || dateOf(wall) !== date ? null : wall;
}

/** Day of the week: 0 is Monday. */
export function weekdayOf(wall: WallTime): number {
  return new Date(wall).getUTCDay() === 0 ? 6 : new Date(wall).getUTCDay() - 1;
}
