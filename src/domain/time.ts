/** A moment: UTC epoch milliseconds. Every time in the program and in the store has this unit. */
export type EpochMs = number;

/** A span of time in milliseconds. */
export type DurationMs = number;

export const SECOND: DurationMs = 1_000;
export const MINUTE: DurationMs = 60 * SECOND;
export const HOUR: DurationMs = 60 * MINUTE;
export const DAY: DurationMs = 24 * HOUR;

/** Where the time comes from, so that the demo and the tests can run on a clock of their own. */
export interface Clock {
  now(): EpochMs;
}
