import { DAY, type DurationMs, type EpochMs, SECOND } from '../domain/time.ts';
import { parseHttpDate } from './http-date.ts';

/** Headers of a response that speak of time; `null` where absent. */
export interface TimeHeaders {
  readonly date: string | null;
  readonly age: string | null;
  readonly cacheControl: string | null;
  readonly expires: string | null;
  readonly retryAfter: string | null;
}

/** Longer waits than this are taken for mistakes and cut. */
const LONGEST: DurationMs = 366 * DAY;

/**
 * How long the response stays fresh (RFC 9111 §4.2.1): `max-age`, else `Expires` less `Date`; less the `Age` that it
 * already has. 0 where it is stale at once, `null` where it says nothing. `s-maxage` is for shared caches and passed over.
 */
export function freshFor(headers: TimeHeaders, now: EpochMs): DurationMs | null {
  const lifetime = maxAge(headers.cacheControl) ?? expiresIn(headers, now);
  if (lifetime === null) return null;
  return bounded(lifetime - (seconds(headers.age) ?? 0));
}

/**
 * The moment that `Retry-After` names (RFC 9110 §10.2.3), in seconds or as a date; `null` when absent or unreadable.
 * A date is counted from the server's own `Date`, so that a clock that runs wrong, there or here, does no harm.
 */
export function retryAt(headers: TimeHeaders, now: EpochMs): EpochMs | null {
  if (headers.retryAfter === null) return null;
  const wait = seconds(headers.retryAfter);
  if (wait !== null) return now + bounded(wait);
  const target = parseHttpDate(headers.retryAfter, now);
  return target === null ? null : now + bounded(target - serverTime(headers, now));
}

function maxAge(cacheControl: string | null): DurationMs | null {
  if (cacheControl === null) return null;
  for (const directive of cacheControl.slice(0, 1_000).split(',')) {
    const [name = '', value = ''] = directive.split('=', 2);
    if (name.trim().toLowerCase() === 'max-age') return seconds(value.replaceAll('"', ''));
  }
  return null;
}

function expiresIn(headers: TimeHeaders, now: EpochMs): DurationMs | null {
  if (headers.expires === null) return null;
  const at = parseHttpDate(headers.expires, now);
  // An unreadable date, `0` above all, means "already stale" (RFC 9111 §5.3).
  return at === null ? 0 : at - serverTime(headers, now);
}

function serverTime(headers: TimeHeaders, now: EpochMs): EpochMs {
  return (headers.date === null ? null : parseHttpDate(headers.date, now)) ?? now;
}

function seconds(value: string | null): DurationMs | null {
  const digits = value?.trim() ?? '';
  // Some servers write fractions; more digits than a century of seconds has are cut by the bound anyway.
  return /^\d{1,15}(?:\.\d{1,9})?$/.test(digits) ? Number(digits) * SECOND : null;
}

function bounded(span: DurationMs): DurationMs {
  return Math.round(Math.min(LONGEST, Math.max(0, span)));
}
