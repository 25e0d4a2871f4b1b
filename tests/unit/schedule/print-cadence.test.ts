import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/query/suggest.ts';
import { parseCadence } from '../../../src/schedule/parse-cadence.ts';
import { describeCadence, printCadence } from '../../../src/schedule/print-cadence.ts';
import { TIME_ZONES } from '../../../src/schedule/time-zone.ts';
import { schedules } from '../../builders/schedule-arbitrary.ts';

const words = (text: string): string[] => text.split(' ').filter(Boolean);
const parse = (text: string, behind: 'nothing' | 'query' = 'nothing') =>
  parseCadence(words(text), { suggest: nearest, behind });
const canonical = (text: string): string => {
  const parsed = parse(text);
  return parsed.ok ? printCadence(parsed.schedule) : parsed.problem.message;
};

describe('printing', () => {
  it('is read back as it was', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const printed = printCadence(schedule);
        expect(parse(printed)).toEqual({
          ok: true,
          schedule,
          consumed: words(printed).length,
          note: null,
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('is not minded by the case of letters', () => {
    fc.assert(
      fc.property(schedules, fc.func(fc.boolean()), (schedule, upper) => {
        const printed = printCadence(schedule);
        const mixed = printed.replace(/./gu, (c, i) => (upper(i) ? c.toUpperCase() : c.toLowerCase()));
        expect(parse(mixed)).toMatchObject({ ok: true, schedule });
      }),
    );
  });

  it('never offers what cannot be read', () => {
    const vocabulary = [
      'daily weekly every weekdays instantly hourly mon tue,fri moonday day week at on and , -',
      '9 09:00 9am am pm 25:61 4h 4 hours 300h fortnightly',
      'london Asia/Kolkatta utc utc+1 +99 Europe/ /x skip-holidays skip holidays IN QQ india',
    ].flatMap((line) => line.split(' '));
    const some = fc.array(
      fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...vocabulary) }, fc.string({ maxLength: 8 })),
      {
        maxLength: 7,
      },
    );
    fc.assert(
      fc.property(some, fc.constantFrom('nothing', 'query'), (typed, behind) => {
        const given = words(typed.join(' '));
        const parsed = parseCadence(given, { suggest: nearest, behind });
        if (parsed.ok) {
          expect(parsed.consumed).toBeGreaterThan(0);
          expect(parsed.consumed).toBeLessThanOrEqual(given.length);
          if (behind === 'nothing') expect(parsed.consumed).toBe(given.length);
        } else if (parsed.problem.nearest !== null) {
          expect(parse(parsed.problem.nearest, behind)).toMatchObject({ ok: true });
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('knows every zone of the engine', () => {
    for (const zone of [...Intl.supportedValuesOf('timeZone'), ...TIME_ZONES]) {
      expect(parse(`daily 09:00 ${zone}`), zone).toMatchObject({ ok: true });
    }
    for (const zone of TIME_ZONES) expect(canonical(`hourly ${zone}`)).toBe(`hourly ${zone}`);
  });
});

describe('a cadence described', () => {
  it.each([
    ['instantly', 'instantly'],
    ['weekdays 08:30 Asia/Kolkata', 'every weekday at 08:30, Asia/Kolkata'],
    ['daily 09:00', 'every day at 09:00'],
    ['daily mon,wed 09:00 UTC', 'every Monday and Wednesday at 09:00, UTC'],
    [
      'weekly mon,tue,sun 09:00 Europe/London',
      'weekly on Monday, Tuesday and Sunday at 09:00, Europe/London',
    ],
    ['hourly', 'every hour'],
    ['every 36h UTC', 'every 36 hours, UTC'],
    [
      'daily 09:00 UTC skip-holidays GB',
      'every day at 09:00, UTC, but not on public holidays of United Kingdom',
    ],
  ])('%s: %s', (text, described) => {
    const parsed = parse(text);
    expect(parsed.ok && describeCadence(parsed.schedule)).toBe(described);
  });
});
