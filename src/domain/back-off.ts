import type { DurationMs } from './time.ts';

/** A wait that doubles with every failure: `base` after the first. The exponent is bounded, so it stays a finite number. */
export function doubledWait(base: DurationMs, failures: number): DurationMs {
  return base * 2 ** Math.min(Math.max(failures - 1, 0), 30);
}
