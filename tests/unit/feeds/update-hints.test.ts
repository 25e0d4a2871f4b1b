import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { daysToSkip, hoursToSkip, updateEvery } from '../../../src/feeds/update-hints.ts';

describe('how often a feed changes', () => {
  it.each([
    ['60', null, null, HOUR],
    [' 5 ', 'daily', '1', 5 * MINUTE],
    ['0', 'hourly', '2', 30 * MINUTE],
    [null, 'hourly', null, HOUR],
    [null, 'daily', '4', 6 * HOUR],
    [null, '\n weekly ', ' 1 ', 7 * DAY],
    [null, 'monthly', '1', 30 * DAY],
    [null, 'yearly', '1', 365 * DAY],
    [null, null, '24', HOUR],
    [null, 'hourly', '100000', MINUTE],
    ['999999999', null, null, 365 * DAY],
    [null, null, null, null],
    ['', null, null, null],
    ['soon', null, null, null],
    ['-5', null, null, null],
    ['1e9', null, null, null],
    [null, 'sometimes', '1', null],
  ])('ttl %j, period %j, frequency %j', (ttl, period, frequency, expected) => {
    expect(updateEvery(ttl, period, frequency)).toBe(expected);
  });
});

describe('when not to come', () => {
  it('reads hours 0 to 23, and 24 as midnight', () => {
    expect(hoursToSkip(['3', ' 1 ', '24', '3', '25', '-1', 'noon', ''])).toEqual([0, 1, 3]);
  });

  it('reads weekdays in any spelling', () => {
    expect(daysToSkip(['sunday', ' Saturday', 'MON', 'Someday', ''])).toEqual([
      'Monday',
      'Saturday',
      'Sunday',
    ]);
  });
});
