import { DAY, HOUR } from '../domain/time.ts';
import type { DaysOff } from './due.ts';
import { HOLIDAY_COUNTRIES } from './holiday-countries.ts';
import { dateOf, midnightOfDate } from './local-time.ts';

/**
 * The public holidays of a country, those of the whole country and the days that stand in for them; `null` for a
 * country that is not known. From the library `date-holidays`, which is loaded at the first call and not before: it
 * takes half a second and 20 MB that only those pay who ask for it.
 */
export async function loadHolidays(country: string): Promise<DaysOff | null> {
  if (!HOLIDAY_COUNTRIES.includes(country)) return null;
  const { default: Holidays } = await import('date-holidays');
  const calendar = new Holidays(country, { types: ['public'] });
  const years = new Map<number, ReadonlySet<string>>();
  return (date) => {
    const year = Number(date.slice(0, 4));
    const known = years.get(year) ?? datesOf(calendar, year);
    years.set(year, known);
    return known.has(date);
  };
}

interface Calendar {
  getHolidays(year: number): readonly { readonly date: string; readonly start: Date; readonly end: Date }[];
}

/** All holidays of a year, with the last days of one that began in the year before. */
function datesOf(calendar: Calendar, year: number): ReadonlySet<string> {
  return new Set(
    [year - 1, year].flatMap((of) =>
      calendar.getHolidays(of).flatMap(({ date, start, end }) => {
        const first = midnightOfDate(date.slice(0, 10));
        if (first === null) return [];
        return Array.from({ length: wholeDays(end.getTime() - start.getTime()) }, (_, i) =>
          dateOf(first + i * DAY),
        );
      }),
    ),
  );
}

/** Half a day at the end of several is a working day; clocks that are moved make none longer or shorter. */
function wholeDays(span: number): number {
  return Math.max(1, Math.floor((span + 2 * HOUR) / DAY));
}
