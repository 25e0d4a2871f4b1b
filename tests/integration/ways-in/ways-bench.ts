import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { HttpFeedFetcher } from '../../../adapters/http/fetch-feed.ts';
import { createMemoryStore, type MemoryStore } from '../../../adapters/memory/memory-store.ts';
import { createManualClock, type ManualClock } from '../../../adapters/time/system-clock.ts';
import { createWorkerReader } from '../../../adapters/worker/worker-reader.ts';
import type { FeedReading } from '../../../src/domain/feed.ts';
import type { Story } from '../../../src/domain/story.ts';
import { DAY, SECOND } from '../../../src/domain/time.ts';
import { feedSource } from '../../../src/feeds/feed-from-address.ts';
import { DEFAULT_RHYTHM } from '../../../src/feeds/next-poll.ts';
import type { ArticleReader } from '../../../src/pipeline/article-ports.ts';
import { pollDueFeeds } from '../../../src/pipeline/poll-due-feeds.ts';
import type { PollDeps, PollReport } from '../../../src/pipeline/poll-feed.ts';
import type { Reader } from '../../../src/pipeline/ports.ts';
import { pollParts } from '../../builders/poll-parts.ts';
import { testFetcher } from '../fetch/fetching.ts';
import { type ScriptedServer, startScriptedServer } from '../fetch/scripted-server.ts';

/** When the tests begin. */
export const START = Date.parse('2024-07-25T12:00:00Z');

/** The program’s own fetcher and reading threads on a scripted site, with a store in memory. */
export interface WaysBench {
  readonly site: ScriptedServer;
  readonly fetcher: HttpFeedFetcher;
  readonly reader: Reader & ArticleReader;
  readonly clock: ManualClock;
  readonly store: MemoryStore;
  readonly watch: (url: string, reading?: Partial<FeedReading>) => Promise<void>;
  /** Polls what is due, then lets a day go by. */
  readonly poll: (more?: Partial<PollDeps>, signal?: AbortSignal) => Promise<PollReport[]>;
  readonly stories: () => Promise<readonly Story[]>;
}

/** One site and reader for the file, a fresh store for each test. */
export function waysBench(): () => WaysBench {
  let site: ScriptedServer | undefined;
  let fetcher: HttpFeedFetcher | undefined;
  let reader: (Reader & ArticleReader) | undefined;
  let bench: WaysBench | undefined;
  beforeAll(async () => {
    site = await startScriptedServer();
    fetcher = testFetcher();
    reader = createWorkerReader({ threads: 1, readTimeoutMs: 20 * SECOND });
  });
  beforeEach(() => {
    if (site && fetcher && reader) bench = build(site, fetcher, reader);
  });
  afterAll(async () => {
    await reader?.close();
    await fetcher?.close();
    await site?.close();
  });
  return () => {
    if (bench === undefined) throw new Error('The bench is set up before each test.');
    return bench;
  };
}

function build(site: ScriptedServer, fetcher: HttpFeedFetcher, reader: Reader & ArticleReader): WaysBench {
  const clock = createManualClock(START);
  const store = createMemoryStore(clock);
  const deps: PollDeps = {
    fetcher,
    reader,
    ...pollParts(store, clock),
    rhythm: { ...DEFAULT_RHYTHM, random: () => 0.5 },
  };
  return {
    site,
    fetcher,
    reader,
    clock,
    store,
    watch: async (url, reading = {}) => {
      const source = feedSource(url, null, reading);
      await store.feeds.upsert([{ source, origin: 'user', disabled: null }]);
    },
    poll: async (more = {}, signal = new AbortController().signal) => {
      const limits = { overall: 8, perHost: 2 };
      const reports = await pollDueFeeds({ ...deps, ...more }, limits, signal);
      clock.advance(DAY);
      return reports;
    },
    stories: async () =>
      (await store.search.search({ kind: 'all' }, { now: clock.now(), offset: 0, limit: 100 })).stories,
  };
}
