import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/query/suggest.ts';
import { parseCadence } from '../../../src/schedule/parse-cadence.ts';
import { printCadence } from '../../../src/schedule/print-cadence.ts';

const words = (text: string): string[] => text.split(' ').filter(Boolean);
const parse = (text: string, behind: 'nothing' | 'query' = 'nothing') =>
  parseCadence(words(text), { suggest: nearest, behind });

/** The canonical text, or what is wrong: the message and the nearest form. */
const canonical = (text: string): string => {
  const parsed = parse(text);
  return parsed.ok ? printCadence(parsed.schedule) : `✗ ${parsed.problem.nearest}`;
};

describe('a cadence in words', () => {
  it.each([
    ['instantly', 'instantly'],
    ['Immediately', 'instantly'],
    ['daily 09:00', 'daily 09:00'],
    ['daily 9:00', 'daily 09:00'],
    ['daily 9am', 'daily 09:00'],
    ['daily 9 pm', 'daily 21:00'],
    ['daily at 9.30pm', 'daily 21:30'],
    ['daily 12am', 'daily 00:00'],
    ['daily 12pm', 'daily 12:00'],
    ['daily noon', 'daily 12:00'],
    ['every day at 09:00', 'daily 09:00'],
    ['weekdays 08:30', 'weekdays 08:30'],
    ['every weekday 08:30', 'weekdays 08:30'],
    ['daily mon-fri 08:30', 'weekdays 08:30'],
    ['weekends 10:00', 'daily sat,sun 10:00'],
    ['daily wed,mon 10:00', 'daily mon,wed 10:00'],
    ['daily sun-sat 10:00', 'daily 10:00'],
    ['weekly mon 09:00', 'weekly mon 09:00'],
    ['weekly thu,mon 09:00', 'weekly mon,thu 09:00'],
    ['weekly on Monday and thursday at 9am', 'weekly mon,thu 09:00'],
    ['weekly mon, thu 09:00', 'weekly mon,thu 09:00'],
    ['weekly sat-mon 09:00', 'weekly mon,sat,sun 09:00'],
    ['every friday 17:00', 'weekly fri 17:00'],
    ['every week fri 17:00', 'weekly fri 17:00'],
    ['every 4h', 'every 4h'],
    ['every 4 hours', 'every 4h'],
    ['every 2d', 'every 48h'],
    ['every 1 week', 'every 168h'],
    ['every hour', 'hourly'],
    ['hourly', 'hourly'],
    ['every 168h', 'every 168h'],
    ['daily 09:00 asia/kolkata', 'daily 09:00 Asia/Kolkata'],
    ['daily 09:00 Asia/Calcutta', 'daily 09:00 Asia/Kolkata'],
    ['daily 09:00 europe/kyiv', 'daily 09:00 Europe/Kyiv'],
    ['daily 09:00 us/eastern', 'daily 09:00 America/New_York'],
    ['daily 09:00 utc', 'daily 09:00 UTC'],
    ['daily 09:00 gmt', 'daily 09:00 UTC'],
    ['hourly UTC', 'hourly UTC'],
    ['daily 09:00 Asia/Kolkata skip-holidays in', 'daily 09:00 Asia/Kolkata skip-holidays IN'],
    ['daily 09:00 skip-holidays GB europe/london', 'daily 09:00 Europe/London skip-holidays GB'],
    ['weekdays 08:30 skip holidays JP', 'weekdays 08:30 skip-holidays JP'],
  ])('%s is %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it.each([
    ['', 'daily 09:00'],
    ['daily', 'daily 09:00'],
    ['daily 9', 'daily 09:00'],
    ['daily 0830', 'daily 08:30'],
    ['daily 24:00', 'daily 00:00'],
    ['daily 09:75', 'daily 09:00'],
    ['daily 13pm', 'daily 13:00'],
    ['daily Asia/Kolkata', 'daily 09:00 Asia/Kolkata'],
    ['dayly 09:00', 'daily 09:00'],
    ['09:00', 'daily 09:00'],
    ['mon 09:00', 'weekly mon 09:00'],
    ['weekly', 'weekly mon 09:00'],
    ['weekly 09:00', 'weekly mon 09:00'],
    ['weekly 09:00 fri', 'weekly fri 09:00'],
    ['weekly munday 09:00', 'weekly mon 09:00'],
    ['weekly mon,tusday 09:00', 'weekly mon,tue 09:00'],
    ['weekyl mon 9', 'weekly mon 09:00'],
    ['every', 'every 4h'],
    ['every 0h', 'hourly'],
    ['every 30m', 'hourly'],
    ['every 200h', 'every 168h'],
    ['every 4', 'every 4h'],
    ['every so often', 'null'],
    ['fortnightly mon 09:00', 'weekly mon 09:00'],
    ['monthly', 'weekly mon 09:00'],
    ['every 2 weeks', 'every 168h'],
    ['every 90m', 'every 2h'],
    ['daily 09:00 utc+5:30', 'daily 09:00 Asia/Kolkata'],
    ['daily 09:00 +01:00', 'daily 09:00 Europe/Paris'],
    ['daily 09:00 GMT-5', 'daily 09:00 America/New_York'],
    ['daily 09:00 +03:30', 'null'],
    ['daily 09:00 kolkata', 'daily 09:00 Asia/Kolkata'],
    ['daily 09:00 Calcutta', 'daily 09:00 Asia/Kolkata'],
    ['daily 09:00 London', 'daily 09:00 Europe/London'],
    ['daily 09:00 new-york', 'daily 09:00 America/New_York'],
    ['daily 09:00 delhi', 'daily 09:00 Asia/Kolkata'],
    ['daily 09:00 EST', 'daily 09:00 America/New_York'],
    ['daily 09:00 Asia/Kolkatta', 'daily 09:00 Asia/Kolkata'],
    ['daily 09:00 Asia/Delhi', 'daily 09:00 Asia/Kolkata'],
    ['daily 09:00 Europe/Lundon', 'daily 09:00 Europe/London'],
    ['daily 09:00 japan', 'daily 09:00 Asia/Tokyo'],
    ['daily 09:00 UTC Europe/London', 'daily 09:00 UTC'],
    ['daily 09:00 nonsensical', 'null'],
    ['daily 09:00 skip-holidays', 'daily 09:00 skip-holidays IN'],
    ['daily 09:00 skip-holidays India', 'daily 09:00 skip-holidays IN'],
    ['daily 09:00 skip-holidays uk', 'daily 09:00 skip-holidays GB'],
    ['daily 09:00 skip-holidays QQ', 'daily 09:00 skip-holidays IN'],
    ['daily 09:00 skip-hollidays GB', 'daily 09:00 skip-holidays GB'],
    ['instantly skip-holidays GB', 'instantly'],
  ])('refuses “%s” and offers %s', (text, offered) => {
    expect(canonical(text)).toBe(`✗ ${offered}`);
  });

  it('says what was there and what was expected', () => {
    const message = (text: string): string => {
      const parsed = parse(text);
      return parsed.ok ? '' : parsed.problem.message;
    };
    expect(message('daily 25:00')).toBe('“25:00” is no time of day, such as 09:00, 17:30 or 9am.');
    expect(message('daily 09:00 utc+5:30')).toContain('knows no summer time');
    expect(message('every 30m')).toBe('“every” takes whole hours from 1h to 168h, not “30m”.');
    expect(message('daily 09:00 skip-holidays')).toContain('needs a country');
  });
});

describe('a cadence before a query', () => {
  it.each([
    ['daily 09:00 india uk', 2, null],
    ['daily 09:00 delhi', 2, 'Asia/Kolkata'],
    ['daily 09:00 Asia/Kolkata india uk', 3, null],
    ['weekly mon 09:00 japan', 3, null],
    ['daily 9 am skip-holidays GB "rare earth"', 5, null],
    ['daily 09:00 london', 2, 'Europe/London'],
    ['daily 09:00 utc utc', 3, null],
    ['every 4h telecom/semiconductors', 2, null],
  ])('%s takes %i words', (text, consumed, zoneInNote) => {
    const parsed = parse(text, 'query');
    expect(parsed).toMatchObject({ ok: true, consumed });
    if (parsed.ok && zoneInNote === null) expect(parsed.note).toBeNull();
    else expect(parsed.ok && parsed.note).toContain(zoneInNote);
  });

  it.each([
    ['daily 09:00 Asia/Kolkatta india', 'daily 09:00 Asia/Kolkata india'],
    ['daily 09:00 Aisa/Tokyo india', 'daily 09:00 Asia/Tokyo india'],
    ['daily 9 india uk', 'daily 09:00 india uk'],
    ['daily 09:00 utc+9 japan', 'daily 09:00 Asia/Tokyo japan'],
  ])('%s is refused, with the query in the nearest form', (text, offered) => {
    expect(parse(text, 'query')).toMatchObject({ ok: false, problem: { nearest: offered } });
  });
});
