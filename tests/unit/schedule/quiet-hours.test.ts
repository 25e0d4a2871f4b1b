import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import type { QuietHours } from '../../../src/domain/cadence.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { isQuiet, quietUntil } from '../../../src/schedule/quiet-hours.ts';
import { minuteOfDay, timeOfDay } from '../../../src/schedule/time-of-day.ts';
import { timeZones } from '../../builders/schedule-arbitrary.ts';
import { changesBetween, reading } from '../../builders/zone-clock.ts';

const quiet = (text: string, timeZone: string): QuietHours => {
  const [from, to] = text.split('-').map(timeOfDay);
  if (!from || !to) throw new Error(`${text} are no hours`);
  return { from, to, timeZone };
};
const moment = (text: string, zone: string): number => DateTime.fromISO(text, { zone }).toMillis();

describe('quiet hours', () => {
  it.each([
    ['20:00-07:00', '2026-03-03T19:59:59.999', null],
    ['20:00-07:00', '2026-03-03T20:00', '2026-03-04T07:00'],
    ['20:00-07:00', '2026-03-03T23:59', '2026-03-04T07:00'],
    ['20:00-07:00', '2026-03-03T00:00', '2026-03-03T07:00'],
    ['20:00-07:00', '2026-03-03T06:59:59.999', '2026-03-03T07:00'],
    ['20:00-07:00', '2026-03-03T07:00', null],
    ['12:00-14:00', '2026-03-03T13:00', '2026-03-03T14:00'],
    ['12:00-14:00', '2026-03-03T14:00', null],
    ['00:00-07:00', '2026-03-03T00:00', '2026-03-03T07:00'],
    ['20:00-00:00', '2026-03-03T23:59', '2026-03-04T00:00'],
    ['20:00-00:00', '2026-03-03T00:00', null],
    ['07:01-07:00', '2026-03-03T07:00', null],
  ])('%s at %s: until %s', (hours, at, until) => {
    for (const zone of ['Asia/Kolkata', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      expect(isQuiet(quiet(hours, zone), moment(at, zone))).toBe(until !== null);
      expect(quietUntil(quiet(hours, zone), moment(at, zone))).toBe(moment(until ?? at, zone));
    }
  });

  it.each([
    [
      'end at the first moment after a gap',
      '20:00-02:30',
      'Europe/Berlin',
      '2026-03-29T01:59+01:00',
      '2026-03-29T03:00+02:00',
    ],
    [
      'begin at the first moment after a gap',
      '02:30-07:00',
      'Europe/Berlin',
      '2026-03-29T03:00+02:00',
      '2026-03-29T07:00+02:00',
    ],
    [
      'are not there when a gap takes all of them',
      '02:10-02:40',
      'Europe/Berlin',
      '2026-03-29T03:00+02:00',
      '2026-03-29T03:00+02:00',
    ],
    [
      'end once in a fold',
      '20:00-02:30',
      'Europe/Berlin',
      '2026-10-25T02:30+02:00',
      '2026-10-25T02:30+02:00',
    ],
    [
      'do not begin again in a fold',
      '20:00-02:30',
      'Europe/Berlin',
      '2026-10-25T02:10+01:00',
      '2026-10-25T02:10+01:00',
    ],
    [
      'last through a fold',
      '20:00-07:00',
      'Europe/Berlin',
      '2026-10-25T02:10+02:00',
      '2026-10-25T07:00+01:00',
    ],
    [
      'begin once in a fold',
      '02:30-07:00',
      'Europe/Berlin',
      '2026-10-25T02:10+01:00',
      '2026-10-25T07:00+01:00',
    ],
    [
      'go on over a day left out',
      '20:00-07:00',
      'Pacific/Apia',
      '2011-12-29T23:00-10:00',
      '2011-12-31T07:00+14:00',
    ],
    [
      'go on when clocks go back over midnight',
      '00:00-07:00',
      'America/St_Johns',
      '2010-11-06T23:30-03:30',
      '2010-11-07T07:00-03:30',
    ],
  ])('%s', (_, hours, zone, at, until) => {
    expect(quietUntil(quiet(hours, zone), Date.parse(at))).toBe(Date.parse(until));
  });

  it('are what the clock on the wall says, away from changes of clocks', () => {
    const time = fc.record({ hour: fc.nat(23), minute: fc.nat(59) });
    const at = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2035, 11, 24) });
    fc.assert(
      fc.property(time, time, timeZones, at, (from, to, timeZone, now) => {
        fc.pre(minuteOfDay(from) !== minuteOfDay(to));
        fc.pre(changesBetween(now - 2 * DAY, now + 2 * DAY, timeZone, 2 * HOUR).length === 0);
        const shown = Math.floor((reading(now, timeZone) % DAY) / MINUTE);
        const [begins, ends] = [minuteOfDay(from), minuteOfDay(to)];
        const expected = begins < ends ? begins <= shown && shown < ends : shown >= begins || shown < ends;
        expect(isQuiet({ from, to, timeZone }, now)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('are always over at some time within a day and a day left out', () => {
    const time = fc.record({ hour: fc.nat(23), minute: fc.nat(59) });
    const at = fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2035, 11, 24) });
    fc.assert(
      fc.property(time, time, timeZones, at, (from, to, timeZone, now) => {
        fc.pre(minuteOfDay(from) !== minuteOfDay(to));
        const hours = { from, to, timeZone };
        const until = quietUntil(hours, now);
        expect(isQuiet(hours, until)).toBe(false);
        expect(until - now).toBeLessThanOrEqual(2 * DAY + 3 * HOUR);
        expect(until === now).toBe(!isQuiet(hours, now));
        if (until > now) expect(isQuiet(hours, until - 1)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
