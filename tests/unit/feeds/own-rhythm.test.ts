import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { ownRhythm } from '../../../src/feeds/own-rhythm.ts';

const NOW = Date.UTC(2026, 4, 6, 10);
const between = (...ages: readonly (number | null)[]): number | null =>
  ownRhythm(
    ages.map((age) => (age === null ? null : NOW - age)),
    NOW,
  );

describe('the rhythm of a feed', () => {
  it.each<[string, readonly (number | null)[], number | null]>([
    ['is the mean time between its entries', [0, HOUR, 3 * HOUR, 6 * HOUR], 2 * HOUR],
    ['does not depend on their order', [6 * HOUR, 0, 3 * HOUR, HOUR], 2 * HOUR],
    ['is none where too few are dated', [0, HOUR, null, 2 * HOUR], null],
    ['is none in an empty feed', [], null],
    ['leaves the future out', [-DAY, 0, HOUR, 2 * HOUR, 3 * HOUR], HOUR],
    ['leaves last year out', [0, HOUR, 2 * HOUR, 3 * HOUR, 400 * DAY], HOUR],
    ['is nought where all came at once', [HOUR, HOUR, HOUR, HOUR], 0],
  ])('%s', (_, ages, rhythm) => {
    expect(between(...ages)).toBe(rhythm);
  });

  it('is told by the newest twenty', () => {
    const recent = Array.from({ length: 20 }, (_, n) => n * HOUR);
    expect(between(...recent, 40 * DAY, 60 * DAY)).toBe(HOUR);
  });
});
