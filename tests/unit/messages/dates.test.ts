import { describe, expect, it } from 'vitest';
import {
  ageLabel,
  dayLabel,
  isLocale,
  momentLabel,
  periodLabel,
  timeLabel,
} from '../../../src/messages/dates.ts';

const at = (iso: string) => Date.parse(iso);
const style = { timeZone: 'UTC', now: at('2023-05-31T18:00:00Z') };

describe('dates for people', () => {
  it('are in the zone of the reader', () => {
    expect(dayLabel(at('2023-05-30T20:00:00Z'), style)).toBe('30 May 2023');
    expect(dayLabel(at('2023-05-30T20:00:00Z'), { ...style, timeZone: 'Asia/Kolkata' })).toBe('31 May 2023');
    expect(momentLabel(at('2023-05-30T09:40:00Z'), style)).toBe('30 May 2023, 09:40 UTC');
  });

  it.each([
    ['2023-05-24', '2023-05-31', '24 – 31 May 2023'],
    ['2023-04-28', '2023-05-31', '28 Apr – 31 May 2023'],
    ['2022-12-28', '2023-01-03', '28 Dec 2022 – 3 Jan 2023'],
    ['2023-05-31', '2023-05-31', '31 May 2023'],
  ])('period %s to %s', (from, to, wanted) => {
    expect(periodLabel(at(from), at(to), style)).toBe(wanted);
  });

  it.each([
    ['2023-05-31T17:59:30Z', 'just now'],
    ['2023-06-01T00:00:00Z', 'just now'],
    ['2023-05-31T17:59:00Z', '1 minute ago'],
    ['2023-05-31T13:00:00Z', '5 hours ago'],
    ['2023-05-29T17:00:00Z', '2 days ago'],
  ])('age of %s', (then, wanted) => {
    expect(ageLabel(at(then), style)).toBe(wanted);
  });
});

it.each([
  ['en-US', 'May 30, 2023', 'May 30, 2023, 3:10 PM GMT+5:30', '3:10 PM', 'May 1, 2023 – May 30, 2023'],
  ['en-GB', '30 May 2023', '30 May 2023, 15:10 GMT+5:30', '15:10', '1 May 2023 – 30 May 2023'],
  ['de-DE', '30. Mai 2023', '30. Mai 2023, 15:10 GMT+5:30', '15:10', '1. Mai 2023 – 30. Mai 2023'],
])('dates are written in the way of %s', (locale, day, moment, time, period) => {
  const style = { timeZone: 'Asia/Kolkata', now: 0, locale };
  const at = Date.parse('2023-05-30T09:40:00Z');
  const plain = (text: string): string => text.replace(/\s/gu, ' ');
  expect(plain(dayLabel(at, style))).toBe(day);
  expect(plain(momentLabel(at, style))).toBe(moment);
  expect(plain(timeLabel(at, style))).toBe(time);
  expect(plain(periodLabel(at - 29 * 86_400_000, at, style))).toBe(period);
});

it.each([
  ['en-US', true],
  ['pt-BR', true],
  ['zh-Hans-CN', true],
  ['', false],
  ['en_US', false],
  ['x'.repeat(40), false],
  ['tlh', false],
])('%s is a locale: %s', (tag, known) => {
  expect(isLocale(tag)).toBe(known);
});
