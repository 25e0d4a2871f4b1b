import { doubledWait } from '../domain/back-off.ts';
import { DAY, type DurationMs } from '../domain/time.ts';

/** How attempts follow each other, and where chance comes from. */
export interface RetryRhythm {
  /** The longest wait after the first failure. */
  readonly base: DurationMs;
  /** The longest wait after any. */
  readonly cap: DurationMs;
  /** A number from 0 to below 1, such as `Math.random`. */
  readonly random: () => number;
}

/** A platform that asks to be left alone longer than this is asked again after it: nothing is owed for ever. */
const LONGEST_ASKED: DurationMs = DAY;

/**
 * How long to wait after attempt `attempt` (from 1) failed: anything up to a bound that doubles with every attempt
 * (“full jitter”, AWS Architecture Blog 2015), so that what failed together does not come back together. `retryAfter`
 * is what the platform asked for (the header Retry-After, RFC 9110 §10.2.3): it is waited out, and the jitter added.
 */
export function retryDelay(
  attempt: number,
  { base, cap, random }: RetryRhythm,
  retryAfter: DurationMs | null = null,
): DurationMs {
  const asked = Math.min(Math.max(retryAfter ?? 0, 0), LONGEST_ASKED);
  const jitter = random() * Math.min(doubledWait(base, attempt), cap);
  return Math.ceil(asked + jitter);
}
