import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/query/suggest.ts';
import { cadenceAtEnd } from '../../../src/schedule/cadence-at-end.ts';
import { printCadence } from '../../../src/schedule/print-cadence.ts';

const split = (text: string): string => {
  const words = text.split(' ');
  const end = cadenceAtEnd(words, nearest);
  if (end.kind === 'none') return text;
  const query = words.slice(0, end.start).join(' ');
  return end.kind === 'found'
    ? `${query} + ${printCadence(end.schedule)}`
    : `${query} ✗ ${end.problem.nearest}`;
};

describe('the cadence at the end of a command', () => {
  it.each([
    ['india uk', 'india uk'],
    ['india uk instantly', 'india uk + instantly'],
    ['india uk daily 09:00 Asia/Kolkata', 'india uk + daily 09:00 Asia/Kolkata'],
    ['india (ai | chips) every weekday 8:30', 'india (ai | chips) + weekdays 08:30'],
    ['japan weekly mon, thu 9 am utc skip-holidays JP', 'japan + weekly mon,thu 09:00 UTC skip-holidays JP'],
    ['daily mail instantly', 'daily mail + instantly'],
    ['every drop counts hourly', 'every drop counts + hourly'],
    ['"daily briefing" india', '"daily briefing" india'],
    ['"weekly" india every 4h', '"weekly" india + every 4h'],
    ['dali china', 'dali china'],
  ])('%s: %s', (text, expected) => {
    expect(split(text)).toBe(expected);
  });

  it.each([
    ['india uk daily', 'india uk ✗ daily 09:00'],
    ['india uk daily 9', 'india uk ✗ daily 09:00'],
    ['india uk every weekday 9', 'india uk ✗ weekdays 09:00'],
    ['india uk daily 09:00 london', 'india uk ✗ daily 09:00 Europe/London'],
    ['india uk dayly 09:00', 'india uk ✗ daily 09:00'],
    ['india uk weekyl mon 09:00', 'india uk ✗ weekly mon 09:00'],
    ['india uk 09:00 Asia/Kolkata', 'india uk ✗ daily 09:00 Asia/Kolkata'],
    ['india uk mon 9am', 'india uk ✗ weekly mon 09:00'],
    ['india uk instantly daily 9', 'india uk ✗ null'],
  ])('%s: %s', (text, expected) => {
    expect(split(text)).toBe(expected);
  });
});
