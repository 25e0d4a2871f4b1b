import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TimedCadence, WEEKDAYS } from '../../../src/domain/cadence.ts';
import { DAY, type EpochMs, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { type DaysOff, dueAfter, dueBefore, NO_DAYS_OFF, windowOf } from '../../../src/schedule/due.ts';
import { timedCadences, timeZones } from '../../builders/schedule-arbitrary.ts';
import { changesBetween, daysBetween, expectedMoment, reading } from '../../builders/zone-clock.ts';

type DaysCadence = Exclude<TimedCadence, { kind: 'every' }>;

const ZONES = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
const moments = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2035, 11, 24) });

const daily = timedCadences.filter((cadence) => cadence.kind !== 'every');

const falls = (cadence: DaysCadence, midnight: number): boolean => {
  const day = WEEKDAYS[(new Date(midnight).getUTCDay() + 6) % 7] ?? 'mon';
  if (cadence.days === 'every') return true;
  return cadence.days === 'weekdays' ? day !== 'sat' && day !== 'sun' : cadence.days.includes(day);
};

/** The due moments after `from` and before `to`, as the schedule gives them one after the other. */
const walk = (
  cadence: TimedCadence,
  zone: string,
  from: EpochMs,
  to: EpochMs,
  isOff: DaysOff = NO_DAYS_OFF,
): EpochMs[] => {
  const next = (after: EpochMs): EpochMs => dueAfter(cadence, zone, after, isOff);
  const found: EpochMs[] = [];
  for (let due = next(from); due < to; due = next(due)) found.push(due);
  return found;
};

/** The same, as a person with a calendar and a clock of the zone writes them down: one for every day that there is. */
const expected = (
  cadence: DaysCadence,
  zone: string,
  from: EpochMs,
  to: EpochMs,
  isWork: (midnight: number) => boolean = () => true,
) =>
  daysBetween(from - 2 * DAY, to + 2 * DAY, zone)
    .filter((midnight) => falls(cadence, midnight) && isWork(midnight))
    .map((midnight) => expectedMoment(midnight + cadence.hour * HOUR + cadence.minute * MINUTE, zone))
    .filter((due) => due === undefined || (due > from && due < to));

/** A daily time on the clock near the moment at which the clocks are moved. */
const near = (wall: number, minutes: number): DaysCadence => {
  const time = new Date(wall + minutes * MINUTE);
  return { kind: 'daily', days: 'every', hour: time.getUTCHours(), minute: time.getUTCMinutes() };
};

describe.each(ZONES)('in %s', (zone) => {
  it('every local day has one digest, at its time or at the first moment after a gap', () => {
    fc.assert(
      fc.property(daily, moments, (cadence, from) => {
        const to = from + 8 * DAY;
        expect(walk(cadence, zone, from, to)).toEqual(expected(cadence, zone, from, to));
      }),
      { numRuns: 2 },
    );
  });

  it('nothing is lost in a gap or doubled in a fold', () => {
    const year = fc.integer({ min: 2015, max: 2035 });
    const aside = fc.oneof(fc.constantFrom(-60, -30, -1, 0, 1, 30, 60), fc.integer({ min: -180, max: 180 }));
    fc.assert(
      fc.property(year, aside, fc.boolean(), (inYear, minutes, before) => {
        for (const change of changesBetween(
          Date.UTC(inYear, 0, 1),
          Date.UTC(inYear + 1, 0, 1),
          zone,
          4 * DAY,
        )) {
          const cadence = near(reading(before ? change - 1 : change, zone), minutes);
          const [from, to] = [change - 2 * DAY, change + 2 * DAY];
          expect(walk(cadence, zone, from, to)).toEqual(expected(cadence, zone, from, to));
        }
      }),
      { numRuns: 2 },
    );
  });
});

describe('the windows of a schedule', () => {
  it('follow each other without gap or overlap', () => {
    fc.assert(
      fc.property(timedCadences, timeZones, moments, (cadence, zone, at) => {
        const due = dueAfter(cadence, zone, at);
        const next = dueAfter(cadence, zone, due);
        expect(due).toBeGreaterThan(at);
        expect(windowOf(cadence, zone, next)).toEqual({ from: due, to: next });
        expect(dueBefore(cadence, zone, due)).toBeLessThanOrEqual(at);
        expect(dueAfter(cadence, zone, dueBefore(cadence, zone, at))).toBeGreaterThanOrEqual(at);
      }),
      { numRuns: 1_000 },
    );
  });

  it('cover the days off that lie between', () => {
    const isOff = (date: string): boolean => Math.floor(Date.parse(date) / DAY) % 3 === 0;
    const isWork = (midnight: number): boolean => (midnight / DAY) % 3 !== 0;
    fc.assert(
      fc.property(daily, timeZones, moments, (cadence, zone, from) => {
        const to = from + 30 * DAY;
        const dues = walk(cadence, zone, from, to, isOff);
        expect(dues).toEqual(expected(cadence, zone, from, to, isWork));
        dues.slice(1).forEach((due, i) => {
          expect(windowOf(cadence, zone, due, isOff)).toEqual({ from: dues[i], to: due });
        });
      }),
      { numRuns: 200 },
    );
  });

  it('are equally long where hours are counted, through every change of clocks', () => {
    fc.assert(
      fc.property(timeZones, moments, fc.integer({ min: 1, max: 168 }), (zone, at, hours) => {
        const { from, to } = windowOf(
          { kind: 'every', hours },
          zone,
          dueAfter({ kind: 'every', hours }, zone, at),
        );
        expect(to - from).toBe(hours * HOUR);
        expect(from).toBeLessThanOrEqual(at);
      }),
    );
  });
});
