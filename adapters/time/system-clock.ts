import type { Clock, EpochMs } from '../../src/domain/time.ts';

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still until it is advanced: for the demo, for tests, for `--as-of`. */
export interface ManualClock extends Clock {
  /** Moves the clock on by so many milliseconds. */
  advance(span: number): void;
}

/** A manual clock that starts at a moment. */
export function createManualClock(start: EpochMs): ManualClock {
  let now = start;
  return {
    now: () => now,
    advance(span) {
      now += span;
    },
  };
}
