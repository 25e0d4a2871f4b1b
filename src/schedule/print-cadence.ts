import type { Cadence, WrittenSchedule } from '../domain/cadence.ts';
import { countryName } from './country-word.ts';
import { printTime } from './time-of-day.ts';
import { dayNames } from './weekdays.ts';

/** The schedule as a person may type it, in its one canonical form: `daily 09:00 Asia/Kolkata skip-holidays IN`. */
export function printCadence({ cadence, timeZone, skipHolidays }: WrittenSchedule): string {
  const parts = [printed(cadence)];
  if (timeZone !== null) parts.push(timeZone);
  if (skipHolidays !== null) parts.push(`skip-holidays ${skipHolidays}`);
  return parts.join(' ');
}

function printed(cadence: Cadence): string {
  switch (cadence.kind) {
    case 'instantly':
      return 'instantly';
    case 'daily':
      if (cadence.days === 'every') return `daily ${printTime(cadence)}`;
      if (cadence.days === 'weekdays') return `weekdays ${printTime(cadence)}`;
      return `daily ${cadence.days.join(',')} ${printTime(cadence)}`;
    case 'weekly':
      return `weekly ${cadence.days.join(',')} ${printTime(cadence)}`;
    case 'every':
      return cadence.hours === 1 ? 'hourly' : `every ${cadence.hours}h`;
  }
}

/** The schedule in words, for the middle of a sentence: `every weekday at 08:30, Asia/Kolkata`. */
export function describeCadence({ cadence, timeZone, skipHolidays }: WrittenSchedule): string {
  const parts = [described(cadence)];
  if (timeZone !== null && cadence.kind !== 'instantly') parts.push(timeZone);
  if (skipHolidays !== null) parts.push(`but not on public holidays of ${countryName(skipHolidays)}`);
  return parts.join(', ');
}

function described(cadence: Cadence): string {
  switch (cadence.kind) {
    case 'instantly':
      return 'instantly';
    case 'daily':
      return `every ${dailyWords(cadence.days)} at ${printTime(cadence)}`;
    case 'weekly':
      return `weekly on ${dayNames(cadence.days)} at ${printTime(cadence)}`;
    case 'every':
      return cadence.hours === 1 ? 'every hour' : `every ${cadence.hours} hours`;
  }
}

function dailyWords(days: Extract<Cadence, { kind: 'daily' }>['days']): string {
  if (days === 'every') return 'day';
  return days === 'weekdays' ? 'weekday' : dayNames(days);
}
