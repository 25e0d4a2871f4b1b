import { expect, it } from 'vitest';
import { DAY } from '../../../src/domain/time.ts';
import { type FeedRhythm, healthyLine, isQuiet, rhythmWords } from '../../../src/messages/feed-line.ts';
import { aFeed } from '../../builders/feed.ts';

const NOW = Date.parse('2023-05-31T12:00:00Z');
const style = { timeZone: 'UTC', now: NOW };
/** Items each `days` days apart, the last so long ago. */
const rhythm = (items: number, days: number, silent: number, relevant = 1): FeedRhythm => {
  const last = NOW - silent * DAY;
  return { feedId: 1, items, relevant, first: last - (items - 1) * days * DAY, last };
};

it.each([
  ['daily, silent for two days', rhythm(60, 1, 2), false],
  ['daily, silent for four days', rhythm(60, 1, 4), true],
  ['weekly, silent for two weeks', rhythm(10, 7, 14), false],
  ['weekly, silent for four weeks', rhythm(10, 7, 28), true],
  ['hourly, silent for half a day', rhythm(500, 1 / 24, 0.5), false],
  ['too few to have a rhythm', rhythm(3, 1, 60), false],
])('%s: quiet is %s', (_, given, quiet) => {
  expect(isQuiet(given, NOW)).toBe(quiet);
});

it.each([
  [rhythm(60, 1, 0, 6), '7 a week, 10 % of it relevant'],
  [rhythm(4, 20, 0, 0), 'less than one a week, 0 % of it relevant'],
  [{ ...rhythm(1, 1, 0), items: 0 }, ''],
])('says how much a feed brings: %j', (given, words) => {
  expect(rhythmWords(given, NOW)).toBe(words);
});

it('says when a feed was last well, what it brings, and when it is asked next', () => {
  const feed = aFeed({ title: 'PIB' });
  const health = { ...feed.health, lastSuccessAt: NOW - DAY / 24, nextPollAt: NOW + DAY / 48 };
  const words = (given: FeedRhythm): string =>
    healthyLine({ ...feed, health }, given, style)
      .map((span) => ('text' in span ? span.text : ''))
      .join('');
  expect(words(rhythm(60, 1, 0, 6))).toBe(
    'PIB answered 1 hour ago · 7 a week, 10 % of it relevant · asked again at 12:30',
  );
  const page = { ...feed, health, watch: { kind: 'page' as const, selector: 'li' }, fullText: true };
  expect(healthyLine(page, null, style).at(-1)).toMatchObject({
    text: ' answered 1 hour ago · asked again at 12:30 · page by li, full text',
  });
  expect(words(rhythm(60, 1, 9))).toContain('PIB quiet since 9 days ago, which is unlike it · answered');
});
