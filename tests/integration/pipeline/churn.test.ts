import { describe, expect, it } from 'vitest';
import type { FeedEntry } from '../../../src/domain/item.ts';
import type { Story } from '../../../src/domain/story.ts';
import { HOUR } from '../../../src/domain/time.ts';
import type { StoryNews } from '../../../src/pipeline/alert-index.ts';
import { NO_ITEMS } from '../../../src/pipeline/poll-feed.ts';
import { fetched } from '../../builders/plain-reader.ts';
import { entry, pollBench, START, url } from './poll-bench.ts';

const bench = pollBench();
const rows = Array.from({ length: 12 }, (_, n) => entry(n, { title: `Pact ${n} on chips` }));

/** Polls a feed of twelve entries, then the same feed with every entry changed. */
async function churned(change: (row: Partial<FeedEntry>, n: number) => Partial<FeedEntry>) {
  await bench().watch(1);
  bench().fetcher.answer(url(0), fetched({ entries: rows }));
  await bench().poll();
  const before = await bench().stories();
  const news: StoryNews[] = [];
  bench().deps = {
    ...bench().deps,
    alerts: {
      refresh: async () => {},
      cards: (one) => {
        news.push(one);
        return [];
      },
    },
  };
  bench().fetcher.answer(url(0), fetched({ entries: rows.map((row, n) => ({ ...row, ...change(row, n) })) }));
  const [report] = await bench().poll();
  return { before, after: await bench().stories(), account: report?.account, news };
}

describe('a whole feed that comes again', () => {
  it.each<[string, (row: Partial<FeedEntry>, n: number) => Partial<FeedEntry>]>([
    ['re-dated', (_row, n) => ({ published: START + n * HOUR })],
    ['without dates', () => ({ published: null })],
    ['with new guids', (_row, n) => ({ guid: `fresh-${n}` })],
    ['with tracking', (row) => ({ url: `${row.url?.replace('https', 'http')}?utm_source=rss&fbclid=abc` })],
    ['on mobile pages', (_row, n) => ({ url: `https://m.outlet.example/article-${n}/amp/` })],
    [
      'by way of an aggregator',
      (row) => ({ url: `https://www.google.com/url?rct=j&url=${encodeURIComponent(row.url ?? '')}` }),
    ],
  ])('%s is not new: no story is founded, none moves, and nobody is owed a card', async (_how, change) => {
    const { before, after, account, news } = await churned(change);
    expect(before.length).toBeGreaterThan(0);
    expect(account).toEqual(NO_ITEMS);
    expect(after).toEqual(before);
    // Whoever subscribed to whatever hears nothing: no card is owed a second time.
    expect(news).toEqual([]);
  });

  it.each<[string, (row: Partial<FeedEntry>, n: number) => Partial<FeedEntry>]>([
    ['re-titled', (_row, n) => ({ title: `Another headline for pact ${n}` })],
    [
      're-dated, re-titled and with new guids at once',
      (_row, n) => ({ published: START + n * HOUR, title: `New pact headline ${n}`, guid: `fresh-${n}` }),
    ],
  ])(
    '%s is not new, either: no story is founded, and each takes its new headline once',
    async (_how, change) => {
      const { before, after, account } = await churned(change);
      expect(account).toEqual(NO_ITEMS);
      const known = ({ number, published, sources }: Story) => [number, published, sources.length];
      expect(after.map(known)).toEqual(before.map(known));
      for (const [i, story] of after.entries()) {
        expect(story.title).toMatch(/headline/);
        expect(story.revision).toBe((before[i]?.revision ?? 0) + 1);
      }
      await bench().poll();
      expect(await bench().stories()).toEqual(after);
    },
  );

  it('with its guids used again for other articles is new', async () => {
    const { account } = await churned((_row, n) => ({
      url: `https://outlet.example/other-${n}`,
      title: `Weather ${n}`,
    }));
    expect(account?.irrelevant).toBe(12);
  });

  it('with another article about a pact is heard of', async () => {
    const { news } = await churned((row, n) =>
      n > 0
        ? row
        : { url: 'https://outlet.example/fresh', guid: 'fresh', title: 'Pact on quantum', published: START },
    );
    expect(news).toHaveLength(1);
  });
});
