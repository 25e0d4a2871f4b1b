import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../../../adapters/terminal/render-message.ts';
import { type BacktestInput, backtestMessage, rateLabel } from '../../../../src/messages/backtest.ts';
import type { Labels } from '../../../../src/messages/labels.ts';
import { storyList } from '../../../../src/messages/story-list.ts';
import { NO_OUTLETS } from '../../../../src/stories/outlet-book.ts';
import { aStory } from '../../../builders/story.ts';
import { expectGolden } from '../../../golden/golden.ts';

const labels: Labels = { party: (code) => code, sector: (id) => id, outlets: NO_OUTLETS };
const style = { timeZone: 'UTC', now: Date.parse('2023-05-31T18:00:00Z') };
const render = (message: Parameters<typeof renderMessage>[0]) =>
  `${message.title}\n---\n${renderMessage(message, { colour: false, width: 80 })}`;

function aBacktest(changes: Partial<BacktestInput> = {}): BacktestInput {
  const total = changes.total ?? 14;
  return {
    asked: 'India with the United Kingdom, semiconductors',
    asksFor: 90,
    days: 90,
    total,
    perWeek: (total * 7) / 90,
    latest: [
      aStory({ number: 12, stage: 'signed' }),
      aStory({ number: 7, url: null, stage: null, title: 'Chip talks in Delhi' }),
    ],
    narrower: ['a stage (stage:signed)'],
    instantly: true,
    ...changes,
  };
}

describe('the back-test as a message', () => {
  it('tells how often, the last ones, and warns of too many', () => {
    const messages = [
      aBacktest(),
      aBacktest({ total: 0, latest: [] }),
      aBacktest({ total: 3_600, narrower: ['a sector', 'a country'] }),
      aBacktest({ total: 3_600, narrower: [] }),
      aBacktest({ total: 3_600, instantly: false }),
      aBacktest({ total: 1, days: 1, perWeek: 7 }),
    ];
    expectGolden(
      'terminal-backtest.txt',
      messages.map((input) => render(backtestMessage(input, style))).join('\n=====\n\n'),
    );
  });

  it.each([
    [280, 'about 40 a day'],
    [9_100, 'about 1,300 a day'],
    [14, 'about twice a day'],
    [7, 'about once a day'],
    [6.4, 'about once a day'],
    [6.2, 'about 6 a week'],
    [2, 'about twice a week'],
    [1.09, 'about once a week'],
    [0.9, 'about once a week'],
    [0.6, 'about 3 a month'],
    [0.5, 'about twice a month'],
    [0.22, 'about once a month'],
    [0.1, 'less than once a month'],
  ])('%d stories a week are %j', (perWeek, words) => {
    expect(rateLabel(perWeek)).toBe(words);
  });
});

describe('a page of stories', () => {
  const page = { asked: 'India', pageSize: 8, notes: [], stories: [aStory()], typed: null };

  it.each([
    [{ total: 1, more: false, page: 1 }, '1 story: India', undefined],
    [{ total: 12, more: false, page: 2 }, '12 stories: India', 'Page 2 of 2.'],
    [{ total: 100, more: true, page: 3 }, 'More than 100 stories: India', 'Page 3; there are more than 13.'],
  ])('%j', (counts, title, last) => {
    const message = storyList({ ...page, ...counts }, labels, style);
    expect(message.title).toBe(title);
    const [text] = message.blocks.flatMap((block) =>
      block.kind === 'note' ? block.spans.map((span) => ('text' in span ? span.text : '')) : [],
    );
    expect(text).toBe(last);
  });
});
