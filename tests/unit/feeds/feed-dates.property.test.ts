import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parseFeedDate } from '../../../src/feeds/feed-dates.ts';

describe('every date', () => {
  const zone = process.env.TZ;
  afterAll(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it("reads the same whatever the server's zone", () => {
    const texts = [
      '24 Jul 2024 15:30',
      '2024-07-24',
      '2024-07-24T15:30:00',
      'Jul 24, 2024 3:30 PM',
      '2024年7月24日',
    ];
    const inZone = (name: string): (number | null)[] => {
      process.env.TZ = name;
      return texts.map(parseFeedDate);
    };
    expect(inZone('Pacific/Kiritimati')).toEqual(inZone('America/Los_Angeles'));
  });

  it('gives a plausible moment or null, and never throws', () => {
    const pieces = fc.constantFrom(
      '24',
      'Jul',
      '2024',
      '15:30',
      'GMT',
      '+0530',
      ',',
      '年',
      '月',
      '-',
      'T',
      'pm',
      '.',
      '(',
      '0',
      'mar',
      'Z',
      '/',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((list) => list.join(' ')),
        ),
        (text) => {
          const moment = parseFeedDate(text);
          if (moment !== null) {
            expect(moment).toBeGreaterThan(Date.UTC(1970, 11, 30));
            expect(moment).toBeLessThan(Date.UTC(2201, 0, 2));
          }
        },
      ),
    );
  });

  it('comes back from its own ISO form to the second', () => {
    const dates = fc.date({ min: new Date('1971-01-02'), max: new Date('2199-12-30'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        const seconds = Math.floor(date.getTime() / 1_000) * 1_000;
        expect(parseFeedDate(date.toISOString())).toBe(seconds);
        expect(parseFeedDate(date.toUTCString())).toBe(seconds);
        expect(parseFeedDate(date.toString())).toBe(seconds);
      }),
    );
  });
});
