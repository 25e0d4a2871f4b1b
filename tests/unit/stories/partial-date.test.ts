import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { datesAgree, isoDay, lastDayOf, monthsLater, moreExact } from '../../../src/stories/partial-date.ts';

describe('dates as exact as their source', () => {
  test.each([
    ['2023', '2023-12-31'],
    ['2023-04', '2023-04-30'],
    ['2024-02', '2024-02-29'],
    ['2023-04-25', '2023-04-25'],
  ])('%s can mean days until %s', (date, last) => {
    expect(isoDay(lastDayOf(date))).toBe(last);
  });

  test.each([
    ['2023-04', '2023-04-25', 0, true],
    ['2023', '2023-04', 0, true],
    ['2023-04-25', '2023-04-26', 2, true],
    ['2023-04-25', '2023-04-26', 0, false],
    ['2023-04-30', '2023-05-02', 2, true],
    ['2023-04-25', '2023-04-28', 2, false],
    ['2023-04', '2023-05', 2, false],
    ['2023-04', '2023-05-01', 2, false],
  ] as const)('%s and %s, at most %i days apart: %s', (a, b, apart, agree) => {
    expect([datesAgree(a, b, apart), datesAgree(b, a, apart)]).toEqual([agree, agree]);
  });

  test.each([
    ['2023-04', '2023-04-25', '2023-04-25'],
    ['2023-04-26', '2023-04-25', '2023-04-25'],
    ['2023', '2024', '2023'],
  ])('of %s and %s the more exact, or the earlier, is %s', (a, b, best) => {
    expect([moreExact(a, b), moreExact(b, a)]).toEqual([best, best]);
  });

  test.each([
    ['2024-08-31', 6, '2025-02-28'],
    ['2024-07-24', 12, '2025-07-24'],
    ['2024-12-31', 2, '2025-02-28'],
    ['2026-11-23', -12, '2025-11-23'],
  ] as const)('%s and %i months is %s', (from, months, to) => {
    expect(isoDay(monthsLater(Date.parse(from), months))).toBe(to);
  });

  test('months later is never before, and never more than 31 days a month on', () => {
    const day = fc.integer({ min: 0, max: 30_000 }).map((n) => n * 86_400_000);
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (at, months) => {
        const days = (monthsLater(at, months) - at) / 86_400_000;
        expect(days).toBeGreaterThanOrEqual(28 * months);
        expect(days).toBeLessThanOrEqual(31 * months);
      }),
    );
  });
});
