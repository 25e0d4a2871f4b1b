import type { KeyFrequency } from './access-keys.ts';
import { type AccessKey, keysOf } from './leaf-keys.ts';
import type { MatchFacts } from './match-story.ts';

/** Shares of stories that have a key of a kind, before any story was seen: from the labelled sample of real news. */
const GUESSES: Readonly<Record<string, number>> = {
  c: 0.1,
  p: 0.01,
  s: 0.1,
  t: 0.25,
  i: 0.005,
  k: 0.5,
  l: 0.5,
  w: 0.01,
  o: 0.02,
  x: 0.03,
};

/** Stories of the sample that are looked at. */
const MOST_STORIES = 5_000;

/**
 * How often stories have a key: counted over a sample (the latest stories of the archive), with guesses by kind for
 * what it does not hold. Only the speed of matching depends on it.
 */
export function keyFrequency(sample: Iterable<MatchFacts>): KeyFrequency {
  const counts = new Map<AccessKey, number>();
  let stories = 0;
  for (const facts of sample) {
    if (stories === MOST_STORIES) break;
    stories++;
    for (const key of keysOf(facts)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  /** The guess counts as much as a few stories do. */
  const weight = 20;
  return (key) => ((counts.get(key) ?? 0) + weight * guess(key)) / (stories + weight);
}

function guess(key: AccessKey): number {
  const one = GUESSES[key.slice(0, 1)] ?? 1;
  const space = key.indexOf(' ');
  // A joint key holds a sector as well.
  return space === -1 ? one : one * (GUESSES.s ?? 1);
}
