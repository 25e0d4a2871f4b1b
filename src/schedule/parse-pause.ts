import { DateTime } from 'luxon';
import type { TimeZone } from '../domain/cadence.ts';
import { DAY, type EpochMs } from '../domain/time.ts';
import { dateOf, midnightOfDate, momentOf, wallAt } from './local-time.ts';
import type { ScheduleProblem } from './problem.ts';

/** The moment at which a pause ends, and the words that said so; or why there is none. */
export type ParsedPause =
  | { readonly ok: true; readonly until: EpochMs; readonly consumed: number }
  | { readonly ok: false; readonly problem: ScheduleProblem };

/** Where and when a pause begins. */
export interface PauseStart {
  readonly now: EpochMs;
  readonly timeZone: TimeZone;
}

const LONGEST_DAYS = 366;
const FORMS = 'A pause is as long as 12h, 3d or 2w, or until a day such as';

const UNITS: ReadonlyMap<string, 'hours' | 'days' | 'weeks'> = new Map([
  ...['h', 'hr', 'hrs', 'hour', 'hours'].map((unit) => [unit, 'hours'] as const),
  ...['d', 'day', 'days'].map((unit) => [unit, 'days'] as const),
  ...['w', 'wk', 'wks', 'week', 'weeks'].map((unit) => [unit, 'weeks'] as const),
]);

/**
 * Reads `12h`, `3d`, `2w`, `3 days`, `until 2026-12-01`. Days and weeks end at the time of day at which they began, a
 * pause until a day at its first moment in the zone. A pause lasts a year at most: what is forgotten longer is no pause.
 */
export function parsePause(words: readonly string[], start: PauseStart): ParsedPause {
  const [first, second] = words;
  if (first?.toLowerCase() === 'until') return untilDay(second, start, 2);
  if (first !== undefined && /^\d{4}-/u.test(first)) return untilDay(first, start, 1);
  const match = /^(\d{1,6})([a-z]*)$/iu.exec(first ?? '');
  const glued = match?.[2] !== '';
  const unit = UNITS.get((glued ? match?.[2] : second)?.toLowerCase() ?? '');
  if (match === null || unit === undefined) return refuse('that is missing', first, start);
  const until = DateTime.fromMillis(start.now, { zone: start.timeZone })
    .plus({ [unit]: Number(match[1]) })
    .toMillis();
  return bounded(until, start, glued ? 1 : 2);
}

function untilDay(word: string | undefined, start: PauseStart, consumed: number): ParsedPause {
  const midnight = midnightOfDate(word ?? '');
  if (midnight === null) return refuse('that is missing', word, start);
  return bounded(momentOf(midnight, start.timeZone), start, consumed);
}

function bounded(until: EpochMs, start: PauseStart, consumed: number): ParsedPause {
  if (until <= start.now) return problem('A pause ends later than now.', '1d');
  if (until > start.now + LONGEST_DAYS * DAY) return problem('A pause lasts a year at most.', '52w');
  return { ok: true, until, consumed };
}

function refuse(missing: string, word: string | undefined, { now, timeZone }: PauseStart): ParsedPause {
  const example = `until ${dateOf(wallAt(now + 7 * DAY, timeZone))}`;
  const there = word === undefined ? `: ${missing}` : `, not “${word}”`;
  return problem(`${FORMS} “${example}”${there}.`, /^\d{1,3}$/u.test(word ?? '') ? `${word}d` : example);
}

function problem(message: string, nearest: string): ParsedPause {
  return { ok: false, problem: { message, nearest } };
}
