import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/query/suggest.ts';
import { parseQuietHours, printQuietHours } from '../../../src/schedule/parse-quiet-hours.ts';
import { minuteOfDay } from '../../../src/schedule/time-of-day.ts';
import { timeZones } from '../../builders/schedule-arbitrary.ts';

const parse = (text: string) => parseQuietHours(text.split(' ').filter(Boolean), nearest);
const canonical = (text: string): string => {
  const parsed = parse(text);
  return parsed.ok ? printQuietHours(parsed.quiet) : `✗ ${parsed.problem.nearest}`;
};

describe('quiet hours in words', () => {
  it.each([
    ['20:00-07:00', '20:00-07:00'],
    ['20:00–07:00', '20:00-07:00'],
    ['20:00 - 07:00', '20:00-07:00'],
    ['8pm-7am', '20:00-07:00'],
    ['8 pm - 7 am', '20:00-07:00'],
    ['20:00 to 07:00 asia/kolkata', '20:00-07:00 Asia/Kolkata'],
    ['from 8pm to 7am UTC', '20:00-07:00 UTC'],
    ['12:00-14:00 America/Port-au-Prince', '12:00-14:00 America/Port-au-Prince'],
    ['midnight-06:30', '00:00-06:30'],
    ['off', 'off'],
    ['OFF', 'off'],
    ['none', 'off'],
  ])('%s is %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it.each([
    ['', '09:00-07:00'],
    ['20:00', '20:00-07:00'],
    ['20-7', '20:00-07:00'],
    ['20:00-24:00', '20:00-00:00'],
    ['07:00-07:00', '07:00-08:00'],
    ['20:00-07:00 kolkata', '20:00-07:00 Asia/Kolkata'],
    ['20:00-07:00 utc+5:30', '20:00-07:00 Asia/Kolkata'],
    ['20:00-07:00 UTC please', '20:00-07:00 UTC'],
    ['offf', 'off'],
    ['off tonight', 'off'],
    ['nonsense', 'null'],
  ])('refuses “%s” and offers %s', (text, offered) => {
    expect(canonical(text)).toBe(`✗ ${offered}`);
  });

  it('are read back as they were printed', () => {
    const time = fc.record({ hour: fc.nat(23), minute: fc.nat(59) });
    fc.assert(
      fc.property(time, time, fc.option(timeZones), (from, to, timeZone) => {
        fc.pre(minuteOfDay(from) !== minuteOfDay(to));
        const quiet = { from, to, timeZone };
        expect(parse(printQuietHours(quiet))).toEqual({ ok: true, quiet });
      }),
    );
  });

  it('never offers what cannot be read', () => {
    const word = fc.constantFrom(
      '20:00',
      '-',
      '07:00',
      '8pm',
      'to',
      'utc',
      'london',
      'off',
      '25:00',
      '9',
      'am',
      'x',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (typed) => {
        const parsed = parse(typed.join(' '));
        if (!parsed.ok && parsed.problem.nearest !== null) {
          expect(parse(parsed.problem.nearest)).toMatchObject({ ok: true });
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
