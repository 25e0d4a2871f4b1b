import { groupBy } from './group-by.ts';

/** A small pseudo-random generator (mulberry32): the same seed gives the same numbers, 0 to 1. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The middle 95 % of a figure over resampled data. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * 95 % percentile intervals (Efron 1979) of several figures at once. Whole groups (stories) are drawn with
 * replacement, so that ten reports of one event do not pass for ten events.
 */
export function bootstrap<T>(
  items: readonly T[],
  groupOf: (item: T) => string,
  figures: (sample: readonly T[]) => readonly number[],
  rounds = 1000,
  seed = 20_240_724,
): Interval[] {
  const groups = [...groupBy(items, groupOf).values()];
  const random = seededRandom(seed);
  const drawn: number[][] = [];
  for (let round = 0; round < rounds; round++) {
    const sample = groups.flatMap(() => groups[Math.floor(random() * groups.length)] ?? []);
    figures(sample).forEach((value, i) => {
      const column = drawn[i] ?? [];
      column.push(value);
      drawn[i] = column;
    });
  }
  return drawn.map((column) => {
    const sorted = column.sort((a, b) => a - b);
    const at = (share: number): number =>
      sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
    return { low: at(0.025), high: at(0.975) };
  });
}
