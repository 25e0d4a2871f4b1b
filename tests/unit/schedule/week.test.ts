import { DateTime } from 'luxon';
import { describe, it } from 'vitest';
import type { DigestWindow, Schedule, TimedCadence } from '../../../src/domain/cadence.ts';
import { DAY, type EpochMs, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { nearest } from '../../../src/query/suggest.ts';
import { type DaysOff, dueAfter, NO_DAYS_OFF, windowOf } from '../../../src/schedule/due.ts';
import { loadHolidays } from '../../../src/schedule/holidays.ts';
import { parseCadence } from '../../../src/schedule/parse-cadence.ts';
import { describeCadence } from '../../../src/schedule/print-cadence.ts';
import { changesBetween } from '../../builders/zone-clock.ts';
import { expectGolden } from '../../golden/golden.ts';

/** Ten zones of both hemispheres in a past year, whose rules are settled, with times that the changes of clocks leave out or show twice. */
const SUBSCRIBED = [
  'weekdays 09:00 Asia/Kolkata skip-holidays IN',
  'daily 01:30 Europe/London',
  'weekly sun,wed 02:30 Europe/Paris',
  'daily 00:00 Asia/Beirut',
  'daily 23:30 America/Nuuk',
  'daily 01:30 America/New_York',
  'every 12h America/Santiago',
  'daily 02:30 Australia/Sydney',
  'daily 01:45 Australia/Lord_Howe',
  'weekdays 08:30 Pacific/Auckland skip-holidays NZ',
] as const;

const schedule = (text: string): Schedule & { readonly cadence: TimedCadence } => {
  const parsed = parseCadence(text.split(' '), { suggest: nearest, behind: 'nothing' });
  const { cadence, timeZone, skipHolidays } = parsed.ok ? parsed.schedule : { cadence: null };
  if (!cadence || cadence.kind === 'instantly' || !timeZone) throw new Error(`“${text}” is no schedule`);
  return { cadence, timeZone, skipHolidays };
};

/** Sends digests as a clock that ticks every minute would: what is due is sent, and the next one is looked up. */
const simulate = (
  { cadence, timeZone }: Schedule & { readonly cadence: TimedCadence },
  isOff: DaysOff,
  from: EpochMs,
  to: EpochMs,
): DigestWindow[] => {
  const sent: DigestWindow[] = [];
  let due = dueAfter(cadence, timeZone, from - 1, isOff);
  for (let now = from; now < to; now += MINUTE) {
    if (now < due) continue;
    sent.push(windowOf(cadence, timeZone, due, isOff));
    due = dueAfter(cadence, timeZone, due, isOff);
  }
  return sent;
};

const show = (at: EpochMs, zone: string): string =>
  DateTime.fromMillis(at, { zone, locale: 'en-GB' }).toFormat('ccc d LLL HH:mm (ZZ)');

const line = ({ from, to }: DigestWindow, zone: string): string => {
  const hours = (to - from) / HOUR;
  return `  ${show(to, zone).padEnd(26)} covers ${String(hours).padStart(4)} h since ${show(from, zone)}`;
};

const section = async (text: string, from: EpochMs, to: EpochMs): Promise<string> => {
  const asked = schedule(text);
  const zone = asked.timeZone;
  const isOff = asked.skipHolidays === null ? NO_DAYS_OFF : await loadHolidays(asked.skipHolidays);
  const changes = changesBetween(from, to, zone).map(
    (at) => `  clocks: ${show(at - MINUTE, zone)} is followed by ${show(at, zone)}`,
  );
  const digests = simulate(asked, isOff ?? NO_DAYS_OFF, from, to).map((window) => line(window, zone));
  return [text, `  ${describeCadence(asked)}`, ...changes, ...digests].join('\n');
};

/** Eight days of UTC, from a Saturday noon to the Sunday noon after the next: both Sundays, with what leads to them. */
const week = async (begins: string): Promise<string> => {
  const from = Date.parse(begins);
  const parts = await Promise.all(SUBSCRIBED.map((text) => section(text, from, from + 8 * DAY)));
  return `From ${begins} for eight days\n\n${parts.join('\n\n')}\n`;
};

describe('a week in ten zones', () => {
  it('has the digests that a person expects, when Europe goes forward and the south goes back, and half a year later', async () => {
    const weeks = [await week('2024-03-30T12:00:00Z'), await week('2024-10-26T12:00:00Z')];
    expectGolden('schedule-week.txt', weeks.join('\n\n'));
  });
});
