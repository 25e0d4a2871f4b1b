import fc from 'fast-check';
import {
  type Cadence,
  type DailyDays,
  type TimedCadence,
  WEEKDAYS,
  type WrittenSchedule,
} from '../../src/domain/cadence.ts';
import { HOLIDAY_COUNTRIES } from '../../src/schedule/holiday-countries.ts';
import { TIME_ZONES } from '../../src/schedule/time-zone.ts';
import { dailyDays, weekdayList } from '../../src/schedule/weekdays.ts';

const hour = fc.integer({ min: 0, max: 23 });
const minute = fc.integer({ min: 0, max: 59 });
const days = fc.subarray([...WEEKDAYS], { minLength: 1 }).map(weekdayList);

/** On which days a daily digest comes. */
export const daysOfDaily: fc.Arbitrary<DailyDays> = fc.oneof(
  fc.constantFrom<DailyDays>('every', 'weekdays'),
  days.map(dailyDays),
);

/** Any cadence of digests. */
export const timedCadences: fc.Arbitrary<TimedCadence> = fc.oneof(
  fc.record({ kind: fc.constant('daily' as const), days: daysOfDaily, hour, minute }),
  fc.record({ kind: fc.constant('weekly' as const), days, hour, minute }),
  fc.record({ kind: fc.constant('every' as const), hours: fc.integer({ min: 1, max: 168 }) }),
);

/** Any time zone by its present name. */
export const timeZones: fc.Arbitrary<string> = fc.constantFrom(...TIME_ZONES);

const cadences: fc.Arbitrary<Cadence> = fc.oneof(
  { weight: 9, arbitrary: timedCadences },
  { weight: 1, arbitrary: fc.constant<Cadence>({ kind: 'instantly' }) },
);

/** Any schedule that can be written: what goes out instantly skips no holidays. */
export const schedules: fc.Arbitrary<WrittenSchedule> = fc
  .tuple(cadences, fc.option(timeZones), fc.option(fc.constantFrom(...HOLIDAY_COUNTRIES)))
  .map(([cadence, timeZone, country]) => ({
    cadence,
    timeZone,
    skipHolidays: cadence.kind === 'instantly' ? null : country,
  }));
