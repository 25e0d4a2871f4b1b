import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { createFakeFeedFetcher, type FakeFeedFetcher } from '../../../adapters/memory/fake-feed-fetcher.ts';
import { openStore, type Store } from '../../../adapters/sqlite/store.ts';
import { createManualClock, type ManualClock } from '../../../adapters/time/system-clock.ts';
import { AS_A_FEED } from '../../../src/domain/feed.ts';
import { type FeedEntry, itemsIn } from '../../../src/domain/item.ts';
import type { Story } from '../../../src/domain/story.ts';
import { HOUR } from '../../../src/domain/time.ts';
import { DEFAULT_RHYTHM } from '../../../src/feeds/next-poll.ts';
import { pollDueFeeds } from '../../../src/pipeline/poll-due-feeds.ts';
import type { PollDeps, PollReport } from '../../../src/pipeline/poll-feed.ts';
import { createPlainReader } from '../../builders/plain-reader.ts';
import { pollParts } from '../../builders/poll-parts.ts';

/** When the tests begin. */
export const START = Date.parse('2023-05-31T18:00:00Z');

/** The address of the n-th feed. */
export const url = (n: number): string => `https://feed${n}.example/rss`;

/** An entry with an address, a guid and an hour of its own. */
export const entry = (n: number, changes: Partial<FeedEntry> = {}): Partial<FeedEntry> => ({
  guid: `guid-${n}`,
  url: `https://outlet.example/article-${n}`,
  title: `Item ${n}`,
  published: START - n * HOUR,
  ...changes,
});

/** A pipeline on a real state file, with a scripted network and a clock that is moved by hand. */
export interface PollBench {
  readonly store: Store;
  readonly fetcher: FakeFeedFetcher;
  readonly clock: ManualClock;
  /** What polling is given; a test may replace a part. */
  deps: PollDeps;
  watch(count: number): Promise<void>;
  /** Polls what is due, then lets two hours go by. */
  poll(): Promise<PollReport[]>;
  stories(): Promise<readonly Story[]>;
  /** How many items the account holds. */
  total(): Promise<number>;
}

/** A fresh bench for every test of the file. */
export function pollBench(): () => PollBench {
  let folder = '';
  let bench: PollBench | null = null;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'entente-poll-'));
    bench = build(join(folder, 'state.db'));
  });
  afterEach(() => {
    bench?.store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    if (!bench) throw new Error('The bench is set up before each test.');
    return bench;
  };
}

function build(file: string): PollBench {
  const clock = createManualClock(START);
  const store = openStore({ file, clock });
  const fetcher = createFakeFeedFetcher();
  const deps: PollDeps = {
    fetcher,
    reader: createPlainReader(),
    ...pollParts(store, clock),
    rhythm: { ...DEFAULT_RHYTHM, slowest: HOUR, random: () => 0.5 },
  };
  const bench: PollBench = {
    store,
    fetcher,
    clock,
    deps,
    watch: async (count) => {
      await store.feeds.upsert(Array.from({ length: count }, (_, n) => watched(n)));
    },
    poll: async () => {
      const reports = await pollDueFeeds(
        bench.deps,
        { overall: 8, perHost: 2 },
        new AbortController().signal,
      );
      clock.advance(2 * HOUR);
      return reports;
    },
    stories: async () => {
      const page = { now: clock.now(), offset: 0, limit: 500 };
      return (await store.search.search({ kind: 'all' }, page)).stories;
    },
    total: async () => {
      return itemsIn(await store.account.items(0));
    },
  };
  return bench;
}

/** What watches the n-th feed, at another address where one is given. */
export function watched(n: number, address = url(n)) {
  const source = {
    url: address,
    title: `Feed ${n}`,
    publisher: `Outlet ${n}`,
    country: null,
    lang: 'en',
    kind: 'news' as const,
    ...AS_A_FEED,
  };
  return { source, origin: 'user' as const, disabled: null };
}
