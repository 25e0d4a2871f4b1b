import { doubledWait } from '../domain/back-off.ts';
import type { FeedHealth, PollAsks, PollStatus } from '../domain/feed.ts';
import { DAY, type DurationMs, type EpochMs, HOUR, MINUTE } from '../domain/time.ts';
import type { PollHints } from './fetch-outcome.ts';
import { afterSkippedTimes } from './skipped-times.ts';

/** Between which bounds polls follow each other, and where chance comes from. */
export interface PollRhythm {
  /** Never sooner than this after a poll. */
  readonly shortest: DurationMs;
  /** Never later than this: no feed falls silent for good. */
  readonly longest: DurationMs;
  /** For a feed that names no interval and shows no rhythm of its own. */
  readonly usual: DurationMs;
  /** The longest that a feed's own rhythm makes it wait: a slow ministry may sign something any day. */
  readonly slowest: DurationMs;
  /** A number from 0 to below 1, such as `Math.random`. */
  readonly random: () => number;
}

/** The bounds of a program that nobody configured. */
export const DEFAULT_RHYTHM = {
  shortest: 15 * MINUTE,
  longest: DAY,
  usual: HOUR,
  slowest: 4 * HOUR,
} as const;

/** How a poll ended, as far as the next one depends on it. */
export type PollResult =
  | { readonly kind: 'unchanged'; readonly hints: PollHints; readonly movedTo: string | null }
  | {
      readonly kind: 'fetched';
      readonly hints: PollHints;
      readonly movedTo: string | null;
      readonly document: PollAsks;
      /** The mean time between its entries; `null` where it shows none. See `ownRhythm`. */
      readonly between: DurationMs | null;
    }
  | { readonly kind: 'limited'; readonly message: string; readonly retryAt: EpochMs | null }
  | {
      readonly kind: 'failed';
      readonly status: Extract<PollStatus, 'failed' | 'not-a-feed' | 'gone'>;
      readonly message: string;
    };

/**
 * The share of an interval by which chance moves a poll, so that feeds do not march in step. Intervals are cut before
 * chance is added, so that the ones at the longest do not either.
 */
const SPREAD = 0.1;

/** The same for a feed that failed: many feeds of one broken host must come apart. */
const FAILURE_SPREAD = 0.25;

/** Over how long the polls that waited for the end of skipped hours are spread: within the first free hour. */
const AFTER_SKIP: DurationMs = 20 * MINUTE;

/**
 * The feed's health after a poll that ended at `now`, with the time of the next one: never in the past, never out of
 * the bounds, never none.
 *
 * A feed that answers is polled at its own `ttl` or update period, else twice in the time between two of its entries,
 * else at the usual interval, and not while its response is still fresh or in hours and days that it asks to skip. One that fails is tried again after the shortest
 * interval, which then doubles with every failure. A limited one is left alone for as long as it asks. What a feed
 * asks beyond the longest interval is cut to that, for a feed that is never looked at again is a feed lost in silence.
 */
export function nextPoll(
  before: FeedHealth,
  result: PollResult,
  now: EpochMs,
  rhythm: PollRhythm,
): FeedHealth {
  switch (result.kind) {
    case 'unchanged':
      return succeeded(result, before, now, rhythm);
    case 'fetched':
      return succeeded(result, { asks: asksOf(result.document), between: result.between }, now, rhythm);
    case 'limited':
      return failed(before, result.kind, result.message, result.retryAt, now, rhythm);
    case 'failed':
      return failed(before, result.status, result.message, null, now, rhythm);
  }
}

function succeeded(
  { kind, hints, movedTo }: Extract<PollResult, { kind: 'unchanged' | 'fetched' }>,
  { asks, between }: Pick<FeedHealth, 'asks' | 'between'>,
  now: EpochMs,
  rhythm: PollRhythm,
): FeedHealth {
  const own = asks.updateEvery !== null && asks.updateEvery > 0 ? asks.updateEvery : paceOf(between, rhythm);
  const interval = Math.min(
    Math.max(own, hints.freshFor ?? 0, rhythm.shortest),
    rhythm.longest / (1 + SPREAD),
  );
  const wished = now + interval * (1 + SPREAD * rhythm.random());
  const allowed = afterSkippedTimes(wished, asks);
  // Feeds that all skip the night must not all be polled when it ends.
  const scattered = allowed > wished ? allowed + AFTER_SKIP * rhythm.random() : wished;
  return {
    nextPollAt: within(scattered, now, rhythm),
    lastPolledAt: now,
    lastSuccessAt: now,
    lastStatus: kind,
    lastError: null,
    failures: 0,
    asks,
    between,
    movingTo: movedTo,
  };
}

/** Twice in the time between two entries, within its bounds. */
function paceOf(between: DurationMs | null, { usual, shortest, slowest }: PollRhythm): DurationMs {
  return between === null ? usual : Math.min(Math.max(between / 2, shortest), slowest);
}

function failed(
  before: FeedHealth,
  status: PollStatus,
  message: string,
  retryAt: EpochMs | null,
  now: EpochMs,
  rhythm: PollRhythm,
): FeedHealth {
  const failures = before.failures + 1;
  const asked = retryAt === null ? 0 : retryAt - now;
  const spread = 1 + FAILURE_SPREAD * rhythm.random();
  const wait = Math.min(
    Math.max(doubledWait(rhythm.shortest, failures), asked),
    rhythm.longest / (1 + FAILURE_SPREAD),
  );
  const nextPollAt = within(now + Math.max(wait * spread, asked), now, rhythm);
  return { ...before, nextPollAt, lastPolledAt: now, lastStatus: status, lastError: message, failures };
}

function bounded(span: DurationMs, rhythm: PollRhythm): DurationMs {
  return Math.min(rhythm.longest, Math.max(rhythm.shortest, span));
}

function within(at: EpochMs, now: EpochMs, rhythm: PollRhythm): EpochMs {
  return Math.round(now + bounded(at - now, rhythm));
}

function asksOf({ updateEvery, skipHours, skipDays }: PollAsks): PollAsks {
  return { updateEvery, skipHours, skipDays };
}
