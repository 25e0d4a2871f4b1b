import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../../../src/domain/time.ts';
import { parsePause } from '../../../src/schedule/parse-pause.ts';
import { timeZones } from '../../builders/schedule-arbitrary.ts';

const start = { now: Date.parse('2026-10-23T09:30:00+02:00'), timeZone: 'Europe/Berlin' };
const words = (text: string): string[] => text.split(' ').filter(Boolean);

describe('a pause in words', () => {
  it.each([
    ['12h', '2026-10-23T21:30:00+02:00', 1],
    ['48h', '2026-10-25T08:30:00+01:00', 1],
    ['3d', '2026-10-26T09:30:00+01:00', 1],
    ['2W', '2026-11-06T09:30:00+01:00', 1],
    ['3 days', '2026-10-26T09:30:00+01:00', 2],
    ['1 week', '2026-10-30T09:30:00+01:00', 2],
    ['until 2026-12-01', '2026-12-01T00:00:00+01:00', 2],
    ['2026-12-01', '2026-12-01T00:00:00+01:00', 1],
    ['366d', '2027-10-24T09:30:00+02:00', 1],
  ])('%s ends at %s', (text, until, consumed) => {
    expect(parsePause(words(text), start)).toEqual({ ok: true, until: Date.parse(until), consumed });
  });

  it('until a day whose midnight the clocks leave out ends at its first moment', () => {
    const beirut = { now: Date.parse('2025-03-20T12:00:00Z'), timeZone: 'Asia/Beirut' };
    expect(parsePause(['until', '2025-03-30'], beirut)).toMatchObject({
      until: Date.parse('2025-03-29T22:00:00Z'),
    });
  });

  it.each([
    ['', 'until 2026-10-30'],
    ['3', '3d'],
    ['3y', 'until 2026-10-30'],
    ['tomorrow', 'until 2026-10-30'],
    ['until', 'until 2026-10-30'],
    ['until 2026-02-30', 'until 2026-10-30'],
    ['until christmas', 'until 2026-10-30'],
    ['until 2026-10-23', '1d'],
    ['0d', '1d'],
    ['400d', '52w'],
    ['999999w', '52w'],
    ['until 2030-01-01', '52w'],
  ])('refuses “%s” and offers %s', (text, offered) => {
    expect(parsePause(words(text), start)).toMatchObject({ ok: false, problem: { nearest: offered } });
    expect(parsePause(words(offered), start)).toMatchObject({ ok: true });
  });

  it('always ends later than now and within a year', () => {
    const now = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2035, 0, 1) });
    const typed = fc.tuple(fc.nat(500), fc.constantFrom('h', 'd', 'w')).map(([n, unit]) => `${n}${unit}`);
    fc.assert(
      fc.property(typed, now, timeZones, (text, at, timeZone) => {
        const parsed = parsePause([text], { now: at, timeZone });
        if (!parsed.ok) return;
        expect(parsed.until).toBeGreaterThan(at);
        expect(parsed.until).toBeLessThanOrEqual(at + 366 * DAY);
      }),
    );
  });
});
