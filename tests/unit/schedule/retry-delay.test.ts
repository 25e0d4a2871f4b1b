import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/time.ts';
import { retryDelay } from '../../../src/schedule/retry-delay.ts';

const rhythm = (random: number) => ({ base: SECOND, cap: 10 * MINUTE, random: () => random });
const ALMOST = 1 - Number.EPSILON;

describe('the wait before another attempt', () => {
  it.each([
    [1, 1],
    [2, 2],
    [5, 16],
    [10, 512],
    [11, 600],
    [5_000, 600],
  ])('after attempt %i is at most %i s, and may be none', (attempt, seconds) => {
    expect(retryDelay(attempt, rhythm(ALMOST))).toBe(seconds * SECOND);
    expect(retryDelay(attempt, rhythm(0.5))).toBe((seconds * SECOND) / 2);
    expect(retryDelay(attempt, rhythm(0))).toBe(0);
  });

  it.each([
    ['is waited out', 30 * SECOND, 30 * SECOND],
    ['counts beyond the cap', HOUR, HOUR],
    ['is cut to a day', 40 * DAY, DAY],
    ['of no time is none', 0, 0],
    ['of the past is none', -SECOND, 0],
  ])('what the platform asks for %s', (_, asked, least) => {
    expect(retryDelay(3, rhythm(0), asked)).toBe(least);
    expect(retryDelay(3, rhythm(0.5), asked)).toBe(least + 2 * SECOND);
  });

  it('is a whole number of milliseconds, never less than asked', () => {
    const random = fc.double({ min: 0, max: ALMOST, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        random,
        fc.option(fc.nat(DAY)),
        (attempt, chance, asked) => {
          const delay = retryDelay(attempt, rhythm(chance), asked);
          expect(Number.isSafeInteger(delay)).toBe(true);
          expect(delay).toBeGreaterThanOrEqual(asked ?? 0);
          expect(delay).toBeLessThanOrEqual((asked ?? 0) + 10 * MINUTE);
        },
      ),
    );
  });
});
