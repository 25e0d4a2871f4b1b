import { DAY, type EpochMs, HOUR, MINUTE } from '../../src/domain/time.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * What the clocks of a zone show at a moment, in milliseconds as if it were UTC: read from the words of
 * `Intl.DateTimeFormat`, so that schedules are judged by something other than what they are made with.
 */
export function reading(at: EpochMs, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    formats.set(timeZone, format);
  }
  const seconds = Math.floor(at / 1_000) * 1_000;
  return Date.parse(`${format.format(seconds).replace(' ', 'T')}Z`) + (at - seconds);
}

/** Offsets that the zone has between two moments, looked at every two hours. */
export function offsetsBetween(from: EpochMs, to: EpochMs, timeZone: string): readonly number[] {
  const offsets = new Set<number>();
  for (let at = from; at <= to; at += 2 * HOUR) offsets.add(reading(at, timeZone) - at);
  return [...offsets];
}

/** The moments between two at which the zone's clocks are moved: looked for at every `step`, then to the minute. */
export function changesBetween(from: EpochMs, to: EpochMs, timeZone: string, step = 2 * HOUR): EpochMs[] {
  const offset = (at: EpochMs): number => reading(at, timeZone) - at;
  const changes: EpochMs[] = [];
  for (let at = from; at < to; at += step) {
    let [low, high] = [at, at + step];
    if (offset(low) === offset(high)) continue;
    while (high - low > MINUTE) {
      const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
      if (offset(middle) === offset(low)) low = middle;
      else high = middle;
    }
    changes.push(high);
  }
  return changes;
}

/** The midnights (as readings) of all days that the zone has between two moments. */
export function daysBetween(from: EpochMs, to: EpochMs, timeZone: string): number[] {
  const days = new Set<number>();
  for (let at = from; at <= to; at += 2 * HOUR) days.add(Math.floor(reading(at, timeZone) / DAY) * DAY);
  return [...days].sort((a, b) => a - b);
}

/** When a person expects a wall time: its first occurrence; where clocks leave it out, when they have been moved. */
export function expectedMoment(wall: number, timeZone: string): EpochMs | undefined {
  const [from, to] = [wall - 2 * DAY, wall + 2 * DAY];
  const occurrences = offsetsBetween(from, to, timeZone)
    .map((offset) => wall - offset)
    .filter((at) => reading(at, timeZone) === wall);
  if (occurrences.length > 0) return Math.min(...occurrences);
  return changesBetween(from, to, timeZone).find(
    (at) => reading(at - 1, timeZone) < wall && reading(at, timeZone) > wall,
  );
}
