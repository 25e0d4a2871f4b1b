import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeFeedFetcher, type FakeFeedFetcher } from '../../../adapters/memory/fake-feed-fetcher.ts';
import { openStore, type Store } from '../../../adapters/sqlite/store.ts';
import { createManualClock, type ManualClock } from '../../../adapters/time/system-clock.ts';
import type { FeedEntry } from '../../../src/domain/item.ts';
import { ITEM_FATES } from '../../../src/domain/item.ts';
import { HOUR } from '../../../src/domain/time.ts';
import { DEFAULT_RHYTHM } from '../../../src/feeds/next-poll.ts';
import { pollDueFeeds } from '../../../src/pipeline/poll-due-feeds.ts';
import type { PollDeps } from '../../../src/pipeline/poll-feed.ts';
import { createSerialQueue } from '../../../src/pipeline/serial-queue.ts';
import { createPlainReader, fetched } from '../../builders/plain-reader.ts';

const start = Date.parse('2023-05-31T18:00:00Z');
const never = new AbortController().signal;
const limits = { overall: 8, perHost: 2 };
const url = (n: number): string => `https://feed${n}.example/rss`;

let folder = '';
let store: Store;
let fetcher: FakeFeedFetcher;
let clock: ManualClock;
let deps: PollDeps;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-poll-'));
  clock = createManualClock(start);
  store = openStore({ file: join(folder, 'state.db'), clock });
  fetcher = createFakeFeedFetcher();
  deps = {
    fetcher,
    reader: createPlainReader(),
    feeds: store.feeds,
    archive: store.archive,
    write: createSerialQueue(),
    clock,
    politeness: clock,
    rhythm: { ...DEFAULT_RHYTHM, random: () => 0.5 },
  };
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function watch(count: number): Promise<void> {
  const feeds = Array.from({ length: count }, (_, i) => ({
    source: {
      url: url(i),
      title: `Feed ${i}`,
      publisher: `Outlet ${i}`,
      country: null,
      lang: 'en',
      kind: 'news' as const,
    },
    origin: 'user' as const,
    disabled: null,
  }));
  await store.feeds.upsert(feeds);
}

async function poll() {
  const reports = await pollDueFeeds(deps, limits, never);
  clock.advance(2 * HOUR);
  return reports;
}

const entry = (n: number, changes: Partial<FeedEntry> = {}): Partial<FeedEntry> => ({
  guid: `guid-${n}`,
  url: `https://outlet.example/article-${n}`,
  title: `Item ${n}`,
  published: start - n * HOUR,
  ...changes,
});
const all = { kind: 'all' } as const;
const stories = async () =>
  (await store.search.search(all, { now: clock.now(), offset: 0, limit: 500 })).stories;
const total = async () => {
  const items = await store.account.items(0);
  return ITEM_FATES.reduce((sum, fate) => sum + items[fate], 0);
};

describe('a poll', () => {
  it('stores what is new, once, and the validators with it', async () => {
    await watch(1);
    fetcher.answer(url(0), fetched({ entries: [entry(1), entry(2, { title: 'Pact on chips' })] }, '"a"'));
    const [report] = await poll();
    expect(report?.account).toMatchObject({ founded: 1, irrelevant: 1 });
    const [again] = await poll();
    expect(again?.account).toMatchObject({ founded: 0, irrelevant: 0, duplicate: 0 });
    expect(fetcher.requests.map((request) => request.validators.etag)).toEqual([null, '"a"']);
    expect(await total()).toBe(2);
  });

  it('takes new validators from a 304', async () => {
    await watch(1);
    fetcher.answer(url(0), {
      kind: 'unchanged',
      validators: { etag: '"b"', lastModified: 'x' },
      hints: { freshFor: null },
      movedTo: null,
    });
    expect((await poll())[0]?.status).toBe('unchanged');
    await poll();
    expect(fetcher.requests[1]?.validators).toEqual({ etag: '"b"', lastModified: 'x' });
  });

  it('owes nothing to a feed that re-dates, re-titles and re-guids everything', async () => {
    await watch(1);
    const entries = Array.from({ length: 120 }, (_, i) => entry(i, { title: `Pact ${i}` }));
    fetcher.answer(url(0), fetched({ entries }));
    await poll();
    const before = await stories();
    const changed = entries.map((e, i) => ({
      ...e,
      guid: `new-${i}`,
      title: `Changed: ${e.title}`,
      published: start + HOUR,
      url: `${e.url?.replace('https', 'http')}?utm_source=rss`,
    }));
    fetcher.answer(url(0), fetched({ entries: changed }));
    const [report] = await poll();
    expect(Object.values(report?.account ?? {})).toEqual([0, 0, 0, 0, 0]);
    expect(await stories()).toEqual(before);
  });

  it('keeps a broken entry in the account and the others in the archive', async () => {
    await watch(1);
    const unreadable = [{ reason: 'It has neither title nor summary.', excerpt: '<item></item>' }];
    fetcher.answer(url(0), fetched({ entries: [entry(1)], unreadable }));
    expect((await poll())[0]?.account).toMatchObject({ irrelevant: 1, unreadable: 1 });
    expect((await poll())[0]?.account).toMatchObject({ irrelevant: 0, unreadable: 0 });
  });

  it('counts an item that could not be analysed as unreadable', async () => {
    await watch(1);
    deps = { ...deps, reader: createPlainReader(() => null) };
    fetcher.answer(url(0), fetched({ entries: [entry(1)] }));
    expect((await poll())[0]?.account).toMatchObject({ unreadable: 1 });
  });

  it('gives undated and future items the time of retrieval', async () => {
    await watch(1);
    const entries = [
      entry(1, { title: 'Pact', published: null }),
      entry(2, { title: 'Second pact', published: start + 400 * HOUR }),
    ];
    fetcher.answer(url(0), fetched({ entries }));
    await poll();
    for (const story of await stories()) expect(story.published).toBe(start);
  });
});

describe('two feeds', () => {
  it('polled at once found one story once', async () => {
    await watch(8);
    for (let i = 0; i < 8; i++) {
      fetcher.answer(
        url(i),
        fetched({ entries: [entry(i, { title: 'India, UK near pact on chips', published: start })] }),
      );
    }
    const reports = await poll();
    expect(reports.reduce((sum, { account }) => sum + account.founded, 0)).toBe(1);
    const [story, ...others] = await stories();
    expect(others).toEqual([]);
    expect(story?.sources).toHaveLength(8);
    expect(story?.sources.filter((source) => source.founder)).toHaveLength(1);
  });

  it('that carry one article make a duplicate, whatever its tracking', async () => {
    await watch(2);
    fetcher.answer(url(0), fetched({ entries: [entry(1, { title: 'Pact' })] }));
    fetcher.answer(
      url(1),
      fetched({
        entries: [entry(1, { title: 'Pact', url: 'http://www.outlet.example/article-1?utm_medium=x' })],
      }),
    );
    const reports = await poll();
    expect(reports.reduce((sum, { account }) => sum + account.duplicate, 0)).toBe(1);
    expect((await stories())[0]?.sources).toHaveLength(1);
  });
});

describe('a feed that fails', () => {
  it.each([
    ['gone', { kind: 'gone', message: 'It answered 410 Gone.' }],
    ['limited', { kind: 'limited', status: 429, retryAt: start + 5 * HOUR, message: 'It asked us to wait.' }],
    ['failed', { kind: 'failed', code: 'timeout', message: 'No answer within 15 s.' }],
  ] as const)('%s: is remembered and says why', async (status, outcome) => {
    await watch(1);
    fetcher.answer(url(0), outcome);
    expect((await poll())[0]).toMatchObject({ status, message: outcome.message });
    const [feed] = await store.feeds.list();
    expect(feed?.health).toMatchObject({ failures: 1, lastError: outcome.message, lastStatus: status });
    expect(feed?.disabled?.because ?? null).toBe(status === 'gone' ? 'gone' : null);
    if (status === 'limited') expect(feed?.health.nextPollAt).toBeGreaterThanOrEqual(start + 5 * HOUR);
  });

  it('that is no feed keeps its validators and what it brought before', async () => {
    await watch(1);
    fetcher.answer(url(0), fetched({ entries: [entry(1)] }, '"a"'));
    await poll();
    const wall = fetched({ entries: [] }, '"wall"');
    fetcher.answer(url(0), {
      ...wall,
      document: { ...wall.document, bytes: new TextEncoder().encode('<html>') },
    });
    expect((await poll())[0]).toMatchObject({ status: 'not-a-feed' });
    expect((await store.feeds.list())[0]?.validators.etag).toBe('"a"');
    expect(await total()).toBe(1);
  });

  it('by surprise does not hold the others up', async () => {
    await watch(3);
    fetcher.answer(url(0), () => Promise.reject(new Error('boom')));
    for (const i of [1, 2]) fetcher.answer(url(i), fetched({ entries: [entry(i)] }));
    const reports = await poll();
    expect(reports.map(({ status }) => status).sort()).toEqual(['failed', 'fetched', 'fetched']);
    expect((await store.feeds.list())[0]?.health.lastError).toContain('boom');
  });

  it('is polled again when its time has come, and heals', async () => {
    await watch(1);
    fetcher.answer(
      url(0),
      { kind: 'failed', code: 'dns', message: 'No such name.' },
      fetched({ entries: [entry(1)] }),
    );
    await poll();
    expect((await poll())[0]?.status).toBe('fetched');
    expect((await store.feeds.list())[0]?.health.failures).toBe(0);
  });
});

describe('a store that breaks between two chunks', () => {
  it('repeats the poll and doubles nothing', async () => {
    await watch(1);
    const entries = Array.from({ length: 130 }, (_, i) =>
      entry(i, { title: `Pact number ${i}`, published: start - i * 200 * HOUR }),
    );
    fetcher.answer(url(0), fetched({ entries }, '"a"'));
    let commits = 0;
    const whole = deps.archive;
    deps = {
      ...deps,
      archive: {
        ...whole,
        commit: async (chunk) => {
          if (++commits === 2) throw new Error('power lost');
          return whole.commit(chunk);
        },
      },
    };
    expect((await poll())[0]?.status).toBe('failed');
    expect(await total()).toBe(50);
    expect((await store.feeds.list())[0]?.validators.etag).toBeNull();
    await poll();
    expect(await total()).toBe(130);
    expect((await stories()).length).toBe(new Set((await stories()).map((story) => story.title)).size);
    expect((await store.feeds.list())[0]?.validators.etag).toBe('"a"');
  });
});

it('the account sums up to what was carried, over random runs', async () => {
  await watch(3);
  const run = fc.array(fc.tuple(fc.nat(2), fc.array(fc.nat(30), { maxLength: 8 })), {
    minLength: 1,
    maxLength: 8,
  });
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(run, async (polls) => {
      for (const [feed, entries] of polls) {
        const rows = entries.map((n) => entry(n, { title: `${n % 2 === 0 ? 'Pact' : 'Item'} ${n}` }));
        fetcher.answer(url(feed), fetched({ entries: rows }));
        for (const n of entries) seen.add(`${feed}:${n}`);
        await poll();
      }
      expect(await total()).toBe(seen.size);
    }),
    { numRuns: 15 },
  );
});
