import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { HOLIDAY_COUNTRIES } from '../../../src/schedule/holiday-countries.ts';
import { loadHolidays } from '../../../src/schedule/holidays.ts';

const isHoliday = async (country: string, date: string): Promise<boolean | undefined> =>
  (await loadHolidays(country))?.(date);

describe('public holidays', () => {
  it.each([
    ['IN', '2026-01-26', 'Republic Day', true],
    ['IN', '2026-08-15', 'Independence Day', true],
    ['IN', '2026-08-17', 'a Monday', false],
    ['GB', '2026-12-25', 'Christmas Day', true],
    ['GB', '2026-12-28', 'the day that stands in for Boxing Day', true],
    ['GB', '2026-03-15', 'Mother’s Day, which is no holiday', false],
    ['US', '2026-11-26', 'Thanksgiving', true],
    ['JP', '2026-09-22', 'a day between two holidays', true],
    ['JP', '2026-12-31', 'a holiday of banks alone', false],
    ['NZ', '2026-04-06', 'Easter Monday', true],
    ['AE', '2026-03-22', 'the third day of Eid', true],
    ['AE', '2026-03-23', 'the day after it', false],
    ['TR', '2026-03-22', 'the last whole day of Ramazan Bayramı', true],
    ['TR', '2026-03-23', 'the day after it', false],
    ['TR', '2007-01-03', 'the last of days that began in the year before', true],
    ['BA', '2025-04-01', 'the third day, counted over a change of clocks', true],
    ['SG', '2026-02-18', 'the second day of the lunar new year', true],
  ])('%s %s, %s: %s', async (country, date, _, expected) => {
    expect(await isHoliday(country, date)).toBe(expected);
  });

  it('are unknown for a country that does not exist', async () => {
    expect(await loadHolidays('QQ')).toBeNull();
  });

  it('has the countries of the library, and no regions', () => {
    const known = Object.keys(new Holidays().getCountries()).filter((code) => code !== 'IC');
    expect(HOLIDAY_COUNTRIES).toEqual(known.sort());
  });

  it('leaves a country most of its working days', async () => {
    const year = Array.from({ length: 365 }, (_, i) =>
      new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10),
    );
    for (const country of ['IN', 'GB', 'US', 'JP', 'CN', 'KR', 'SA', 'IL', 'SE', 'NO', 'BR', 'LK']) {
      const off = await loadHolidays(country);
      expect(year.filter((date) => off?.(date)).length, country).toBeLessThan(40);
    }
  });
});
