import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import type { TimedCadence } from '../../../src/domain/cadence.ts';
import { nearest } from '../../../src/query/suggest.ts';
import { type DaysOff, dueAfter, dueBefore, windowOf } from '../../../src/schedule/due.ts';
import { parseCadence } from '../../../src/schedule/parse-cadence.ts';

const cadence = (text: string): TimedCadence => {
  const parsed = parseCadence(text.split(' '), { suggest: nearest, behind: 'nothing' });
  if (!parsed.ok || parsed.schedule.cadence.kind === 'instantly') throw new Error(`${text} is no schedule`);
  return parsed.schedule.cadence;
};

const written = (at: number, zone: string): string =>
  DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm ZZ');

/** The next due moments after a wall time, as the zone's clocks show them. */
const dues = (text: string, zone: string, after: string, count: number, isOff?: DaysOff): string[] => {
  let at = DateTime.fromISO(after, { zone }).toMillis();
  return Array.from({ length: count }, () => {
    at = dueAfter(cadence(text), zone, at, isOff);
    return written(at, zone);
  });
};

describe('due moments', () => {
  it.each([
    [
      'daily 09:00',
      'Asia/Kolkata',
      '2026-03-03T08:00',
      ['2026-03-03 09:00 +05:30', '2026-03-04 09:00 +05:30'],
    ],
    ['daily 09:00', 'Asia/Kolkata', '2026-03-03T09:00', ['2026-03-04 09:00 +05:30']],
    ['weekdays 08:30', 'UTC', '2026-03-05T09:00', ['2026-03-06 08:30 +00:00', '2026-03-09 08:30 +00:00']],
    [
      'weekly mon,thu 09:00',
      'UTC',
      '2026-03-03T00:00',
      ['2026-03-05 09:00 +00:00', '2026-03-09 09:00 +00:00'],
    ],
    ['every 4h', 'Asia/Kolkata', '2026-03-03T09:00', ['2026-03-03 12:00 +05:30', '2026-03-03 16:00 +05:30']],
    ['every 168h', 'Asia/Tokyo', '2026-03-03T09:00', ['2026-03-09 00:00 +09:00', '2026-03-16 00:00 +09:00']],
    ['hourly', 'Asia/Kathmandu', '2026-03-03T09:10', ['2026-03-03 10:00 +05:45']],
  ])('%s in %s after %s', (text, zone, after, expected) => {
    expect(dues(text, zone, after, expected.length)).toEqual(expected);
  });
});

describe('when clocks are moved', () => {
  it.each([
    [
      'left out by clocks set forward',
      '02:30',
      'Europe/Berlin',
      '2026-03-28T12:00',
      ['2026-03-29 03:00 +02:00', '2026-03-30 02:30 +02:00'],
    ],
    [
      'coming twice',
      '02:30',
      'Europe/Berlin',
      '2026-10-24T12:00',
      ['2026-10-25 02:30 +02:00', '2026-10-26 02:30 +01:00'],
    ],
    [
      'by half an hour forward',
      '02:15',
      'Australia/Lord_Howe',
      '2026-10-03T12:00',
      ['2026-10-04 02:30 +11:00', '2026-10-05 02:15 +11:00'],
    ],
    [
      'by half an hour back',
      '01:45',
      'Australia/Lord_Howe',
      '2026-04-04T12:00',
      ['2026-04-05 01:45 +11:00', '2026-04-06 01:45 +10:30'],
    ],
    [
      'at midnight forward',
      '00:00',
      'Asia/Beirut',
      '2025-03-29T12:00',
      ['2025-03-30 01:00 +03:00', '2025-03-31 00:00 +03:00'],
    ],
    [
      'at midnight back',
      '23:30',
      'Asia/Beirut',
      '2025-10-25T12:00',
      ['2025-10-25 23:30 +03:00', '2025-10-26 23:30 +02:00'],
    ],
    [
      'up to midnight',
      '23:30',
      'America/Nuuk',
      '2025-03-29T12:00',
      ['2025-03-30 00:00 -01:00', '2025-03-30 23:30 -01:00'],
    ],
    [
      'by two hours',
      '02:00',
      'Antarctica/Troll',
      '2026-03-28T12:00',
      ['2026-03-29 03:00 +02:00', '2026-03-30 02:00 +02:00'],
    ],
    [
      'at a quarter to',
      '03:00',
      'Pacific/Chatham',
      '2026-09-26T12:00',
      ['2026-09-27 03:45 +13:45', '2026-09-28 03:00 +13:45'],
    ],
    [
      'for Ramadan back',
      '02:30',
      'Africa/Casablanca',
      '2025-02-22T12:00',
      ['2025-02-23 02:30 +01:00', '2025-02-24 02:30 +00:00'],
    ],
  ])('%s: one digest a day', (_, time, zone, after, expected) => {
    expect(dues(`daily ${time}`, zone, after, 2)).toEqual(expected);
  });

  it.each([
    ['Pacific/Apia', '2011-12-28', '2011-12-29', '2011-12-31'],
    ['Pacific/Fakaofo', '2011-12-28', '2011-12-29', '2011-12-31'],
    ['Pacific/Kwajalein', '1993-08-19', '1993-08-20', '1993-08-22'],
  ])('a day that %s left out has no digest, and the next one covers it', (zone, eve, last, first) => {
    for (const time of ['00:00', '09:00', '23:59']) {
      const found = dues(`daily ${time}`, zone, `${eve}T23:59:30`, 2);
      expect(found.map((due) => due.slice(0, 16))).toEqual([`${last} ${time}`, `${first} ${time}`]);
      const due = DateTime.fromISO(`${first}T${time}`, { zone }).toMillis();
      expect(written(windowOf(cadence(`daily ${time}`), zone, due).from, zone)).toBe(found[0]);
    }
  });

  it('a date that comes twice has one digest, and what came on the morrow’s first visit has come', () => {
    // Newfoundland set its clocks back from 00:01 on Sunday to 23:01 on Saturday until 2011.
    const zone = 'America/St_Johns';
    const again = Date.parse('2010-11-06T23:30:00-03:30');
    expect(written(dueAfter(cadence('daily 23:30'), zone, again - 1), zone)).toBe('2010-11-07 23:30 -03:30');
    expect(written(dueBefore(cadence('daily 00:00'), zone, again), zone)).toBe('2010-11-07 00:00 -02:30');
    expect(written(dueAfter(cadence('daily 00:00'), zone, again), zone)).toBe('2010-11-08 00:00 -03:30');
  });

  it('hours are counted, whatever the clock shows', () => {
    expect(dues('every 6h', 'Europe/London', '2026-03-28T17:00', 4)).toEqual([
      '2026-03-28 18:00 +00:00',
      '2026-03-29 00:00 +00:00',
      '2026-03-29 07:00 +01:00',
      '2026-03-29 13:00 +01:00',
    ]);
  });
});

describe('days off', () => {
  const christmas: DaysOff = (date) => date === '2026-12-25' || date === '2026-12-26';

  it('have no digest, and the next one covers them', () => {
    expect(dues('daily 09:00', 'Europe/London', '2026-12-24T08:00', 2, christmas)).toEqual([
      '2026-12-24 09:00 +00:00',
      '2026-12-27 09:00 +00:00',
    ]);
    const due = DateTime.fromISO('2026-12-27T09:00', { zone: 'Europe/London' }).toMillis();
    expect(
      written(windowOf(cadence('daily 09:00'), 'Europe/London', due, christmas).from, 'Europe/London'),
    ).toBe('2026-12-24 09:00 +00:00');
  });

  it('are days of the zone where hours are counted', () => {
    expect(dues('every 8h', 'Asia/Tokyo', '2026-12-24T15:00', 2, christmas)).toEqual([
      '2026-12-24 16:00 +09:00',
      '2026-12-27 00:00 +09:00',
    ]);
  });

  it('do not silence a subscription for ever', () => {
    expect(dues('daily 09:00', 'UTC', '2026-12-24T08:00', 1, () => true)).toEqual([
      '2026-12-24 09:00 +00:00',
    ]);
  });
});

it('a zone that does not exist is a fault, not a schedule', () => {
  expect(() => dueAfter(cadence('daily 09:00'), 'Mars/Olympus', 0)).toThrow(
    'There is no time zone Mars/Olympus.',
  );
});
