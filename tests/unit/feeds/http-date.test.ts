import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatHttpDate, parseHttpDate } from '../../../src/feeds/http-date.ts';

const NOW = Date.UTC(2026, 4, 6);
const EXAMPLE = Date.UTC(1994, 10, 6, 8, 49, 37);

describe('parseHttpDate', () => {
  it.each([
    ['Sun, 06 Nov 1994 08:49:37 GMT', EXAMPLE],
    ['Sunday, 06-Nov-94 08:49:37 GMT', EXAMPLE],
    ['Sun Nov  6 08:49:37 1994', EXAMPLE],
    ['  sun, 6 nov 1994 08:49:37 gmt ', EXAMPLE],
    ['Sun, 06 Nov 1994 08:49:37 UTC', EXAMPLE],
    ['Wednesday, 06-May-76 00:00:00 GMT', Date.UTC(2076, 4, 6)],
    ['Friday, 06-May-77 00:00:00 GMT', Date.UTC(1977, 4, 6)],
    ['Sat, 31 Dec 2016 23:59:60 GMT', Date.UTC(2017, 0, 1)],
  ])('reads %s', (text, at) => {
    expect(parseHttpDate(text, NOW)).toBe(at);
  });

  it.each([
    '',
    '0',
    '-1',
    'soon',
    '1994-11-06T08:49:37Z',
    'Sun, 31 Feb 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 24:00:00 GMT',
    'Sun, 06 Xxx 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 08:49:37 +0100',
    `Sun, 06 Nov 1994 08:49:37 GMT${' '.repeat(100_000)}`,
  ])('refuses %s', (text) => {
    expect(parseHttpDate(text, NOW)).toBeNull();
  });

  it('reads back what formatHttpDate writes', () => {
    const seconds = fc.integer({ min: 0, max: 250_000_000_000 });
    fc.assert(
      fc.property(seconds, (s) => {
        const at = s * 1_000;
        expect(parseHttpDate(formatHttpDate(at), NOW)).toBe(at);
      }),
    );
  });
});
