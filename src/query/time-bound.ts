import { DAY, type DurationMs, type EpochMs, HOUR, MINUTE } from '../domain/time.ts';
import type { TimeBound } from './syntax-tree.ts';

/** Months and years of a span are these many days long: a bound says roughly how far back. */
const SPANS: ReadonlyMap<string, DurationMs> = new Map([
  ...['min', 'mins', 'minute', 'minutes'].map((unit) => [unit, MINUTE] as const),
  ...['h', 'hr', 'hrs', 'hour', 'hours'].map((unit) => [unit, HOUR] as const),
  ...['d', 'day', 'days'].map((unit) => [unit, DAY] as const),
  ...['w', 'wk', 'week', 'weeks'].map((unit) => [unit, 7 * DAY] as const),
  ...['m', 'mo', 'month', 'months'].map((unit) => [unit, 30 * DAY] as const),
  ...['y', 'yr', 'year', 'years'].map((unit) => [unit, 365 * DAY] as const),
]);

const LONGEST_SPAN: DurationMs = 100 * 365 * DAY;

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** What may stand behind `since:` and `until:`, for messages. */
export const TIME_FORMS = '30d, 12h, 2w, 3m, 1y, 2026-04-01, 2026-04, 2026, today, yesterday, monday';

/**
 * Reads a bound in time; days are days of UTC. `today`, `yesterday` and weekdays (the last one, today included) are
 * taken from `now` and become dates. A month or a year means its first day behind `since:`, its last behind
 * `until:`. `null` for anything else.
 */
export function parseTimeBound(text: string, side: 'since' | 'until', now: EpochMs): TimeBound | null {
  const word = text.trim().toLowerCase();
  return parseSpan(word) ?? parseNamedDay(word, now) ?? parseDate(word, side);
}

function parseSpan(word: string): TimeBound | null {
  const match = /^(\d{1,7})([a-z]{1,7})$/u.exec(word);
  const unit = SPANS.get(match?.[2] ?? '');
  if (match === null || unit === undefined) return null;
  const span = Number(match[1]) * unit;
  return span > 0 && span <= LONGEST_SPAN ? { kind: 'ago', span } : null;
}

function parseNamedDay(word: string, now: EpochMs): TimeBound | null {
  const today = Math.floor(now / DAY) * DAY;
  if (word === 'today') return { kind: 'at', at: today };
  if (word === 'yesterday') return { kind: 'at', at: today - DAY };
  const weekday = WEEKDAYS.findIndex((name) => name === word || name.slice(0, 3) === word);
  if (weekday === -1) return null;
  const back = (new Date(today).getUTCDay() - weekday + 7) % 7;
  return { kind: 'at', at: today - back * DAY };
}

function parseDate(word: string, side: 'since' | 'until'): TimeBound | null {
  const match = /^((?:19|2\d)\d{2})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(word);
  if (match === null) return null;
  const year = Number(match[1]);
  const month = match[2] === undefined ? null : Number(match[2]);
  const day = match[3] === undefined ? null : Number(match[3]);
  if (month !== null && (month < 1 || month > 12)) return null;
  if (day !== null) {
    const at = Date.UTC(year, (month ?? 1) - 1, day);
    return new Date(at).getUTCDate() === day ? { kind: 'at', at } : null;
  }
  if (side === 'since') return { kind: 'at', at: Date.UTC(year, (month ?? 1) - 1, 1) };
  return { kind: 'at', at: Date.UTC(year, month ?? 12, 1) - DAY };
}

/** The bound in the language: `30d`, `12h`, `2026-04-01`. Spans are whole minutes, dates midnights of UTC. */
export function printTimeBound(bound: TimeBound): string {
  if (bound.kind === 'at') return new Date(bound.at).toISOString().slice(0, 10);
  const { span } = bound;
  if (span % DAY === 0) return `${span / DAY}d`;
  return span % HOUR === 0 ? `${span / HOUR}h` : `${Math.round(span / MINUTE)}min`;
}

/** The first moment that `since:` lets through. */
export function sinceMoment(bound: TimeBound, now: EpochMs): EpochMs {
  return bound.kind === 'at' ? bound.at : now - bound.span;
}

/** The last moment that `until:` lets through: of a day, its last millisecond. */
export function untilMoment(bound: TimeBound, now: EpochMs): EpochMs {
  return bound.kind === 'at' ? bound.at + DAY - 1 : now - bound.span;
}
