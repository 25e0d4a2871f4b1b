import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/time.ts';
import { freshFor, retryAt, type TimeHeaders } from '../../../src/feeds/response-times.ts';

const NOW = Date.UTC(2026, 4, 6, 10);
const NONE: TimeHeaders = { date: null, age: null, cacheControl: null, expires: null, retryAfter: null };

describe('freshFor', () => {
  it.each<[string, Partial<TimeHeaders>, number | null]>([
    ['nothing', {}, null],
    ['max-age', { cacheControl: 'max-age=300' }, 5 * MINUTE],
    ['max-age among others', { cacheControl: 'public, Max-Age = 300 , stale-if-error=60' }, 5 * MINUTE],
    ['max-age in quotes', { cacheControl: 'max-age="300"' }, 5 * MINUTE],
    ['s-maxage is for shared caches', { cacheControl: 's-maxage=300' }, null],
    [
      'max-age before Expires',
      { cacheControl: 'max-age=60', expires: 'Wed, 06 May 2026 12:00:00 GMT' },
      MINUTE,
    ],
    ['less the age', { cacheControl: 'max-age=300', age: '60' }, 4 * MINUTE],
    ['older than its age allows', { cacheControl: 'max-age=300', age: '900' }, 0],
    ['a max-age that is no number', { cacheControl: 'max-age=soon' }, null],
    ['an endless max-age is cut', { cacheControl: 'max-age=999999999999999' }, 366 * DAY],
    ['Expires', { expires: 'Wed, 06 May 2026 12:00:00 GMT' }, 2 * HOUR],
    [
      'Expires by the clock of the server',
      { expires: 'Thu, 01 Jan 2015 01:00:00 GMT', date: 'Thu, 01 Jan 2015 00:00:00 GMT' },
      HOUR,
    ],
    ['Expires in the past', { expires: 'Thu, 01 Jan 2015 01:00:00 GMT' }, 0],
    ['Expires: 0', { expires: '0' }, 0],
    ['a very long Cache-Control', { cacheControl: `${'a,'.repeat(50_000)}max-age=1` }, null],
  ])('%s', (_, headers, expected) => {
    expect(freshFor({ ...NONE, ...headers }, NOW)).toBe(expected);
  });
});

describe('retryAt', () => {
  it.each<[string, Partial<TimeHeaders>, number | null]>([
    ['nothing', {}, null],
    ['seconds', { retryAfter: '120' }, NOW + 2 * MINUTE],
    ['seconds with a fraction', { retryAfter: ' 1.5 ' }, NOW + 1.5 * SECOND],
    ['a date', { retryAfter: 'Wed, 06 May 2026 11:00:00 GMT' }, NOW + HOUR],
    [
      'a date by the clock of the server',
      { retryAfter: 'Wed, 06 May 2026 11:00:00 GMT', date: 'Wed, 06 May 2026 10:30:00 GMT' },
      NOW + 30 * MINUTE,
    ],
    ['a date in an old form', { retryAfter: 'Wednesday, 06-May-26 11:00:00 GMT' }, NOW + HOUR],
    ['a date in the past', { retryAfter: 'Wed, 06 May 2020 11:00:00 GMT' }, NOW],
    ['seconds beyond reason', { retryAfter: '99999999999' }, NOW + 366 * DAY],
    ['a negative number', { retryAfter: '-5' }, null],
    ['a word', { retryAfter: 'later' }, null],
  ])('%s', (_, headers, expected) => {
    expect(retryAt({ ...NONE, ...headers }, NOW)).toBe(expected);
  });
});
