import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { createSiteRules } from '../../../adapters/http/site-rules.ts';
import { openStore, type Store } from '../../../adapters/sqlite/store.ts';
import { createManualClock, type ManualClock } from '../../../adapters/time/system-clock.ts';
import { createWorkerReader } from '../../../adapters/worker/worker-reader.ts';
import type { Feed } from '../../../src/domain/feed.ts';
import { SECOND } from '../../../src/domain/time.ts';
import { feedSource } from '../../../src/feeds/feed-from-address.ts';
import { createHostLimits } from '../../../src/feeds/host-limits.ts';
import { DEFAULT_RHYTHM } from '../../../src/feeds/next-poll.ts';
import { createHostTurns } from '../../../src/pipeline/host-turns.ts';
import { pollDueFeeds } from '../../../src/pipeline/poll-due-feeds.ts';
import type { PollReport } from '../../../src/pipeline/poll-feed.ts';
import type { Reader } from '../../../src/pipeline/ports.ts';
import { pollParts } from '../../builders/poll-parts.ts';
import { NOW, testFetcher } from './fetching.ts';
import { type ScriptedServer, startScriptedServer } from './scripted-server.ts';

/** The program's own fetcher, reading threads and state file on a scripted server, at a clock that is moved by hand. */
export interface PollingBench {
  readonly server: ScriptedServer;
  readonly clock: ManualClock;
  watch(...urls: readonly string[]): Promise<void>;
  /** Polls what is due. */
  poll(): Promise<PollReport[]>;
  /** The feeds as the state file has them. */
  feeds(): Promise<readonly Feed[]>;
  /** Minutes until the first feed is due, rounded. */
  minutesToNext(): Promise<number>;
  /** As if the program had ended and begun again: another store on the same file, another fetcher. */
  restart(): Promise<void>;
  /** Waits of the pacing so far, in milliseconds. */
  waits(): readonly number[];
}

/** Threads are shared by the tests of the file; server, state and clock are fresh for each. */
export function pollingBench(): () => PollingBench {
  let reader: Reader | undefined;
  let folder = '';
  let bench: (PollingBench & { close(): Promise<void> }) | undefined;
  beforeAll(() => {
    reader = createWorkerReader({ threads: 1, readTimeoutMs: 20 * SECOND });
  });
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'entente-polling-'));
    if (reader) bench = await build(join(folder, 'state.db'), reader);
  });
  afterEach(async () => {
    await bench?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterAll(() => reader?.close());
  return () => {
    if (bench === undefined) throw new Error('The bench is set up before each test.');
    return bench;
  };
}

async function build(file: string, reader: Reader): Promise<PollingBench & { close(): Promise<void> }> {
  const server = await startScriptedServer();
  const clock = createManualClock(NOW);
  const waits: number[] = [];
  const open = () => ({
    store: openStore({ file, clock }) as Store,
    fetcher: testFetcher({ clock }),
    limits: createHostLimits(),
  });
  let running = open();
  const end = async (): Promise<void> => {
    await running.fetcher.close();
    running.store.close();
  };
  const pace = {
    now: () => clock.now(),
    wait: async (ms: number) => {
      waits.push(ms);
      clock.advance(ms);
    },
  };
  const feeds = () => running.store.feeds.list();
  return {
    server,
    clock,
    feeds,
    waits: () => waits,
    watch: async (...urls) => {
      await running.store.feeds.upsert(
        urls.map((url) => ({ source: feedSource(url, null), origin: 'user', disabled: null })),
      );
    },
    poll: () => {
      const { store, fetcher, limits } = running;
      return pollDueFeeds(
        {
          ...pollParts(store, clock),
          fetcher,
          reader,
          limits,
          pacing: {
            rules: createSiteRules({ fetcher, userAgent: 'Entente/0.0.0', clock }),
            turns: createHostTurns(pace),
            pace,
          },
          rhythm: { ...DEFAULT_RHYTHM, random: () => 0 },
        },
        { overall: 1, perHost: 1 },
        new AbortController().signal,
      );
    },
    minutesToNext: async () => {
      const next = Math.min(...(await feeds()).map(({ health }) => health.nextPollAt));
      return Math.round((next - clock.now()) / 60_000);
    },
    restart: async () => {
      await end();
      running = open();
    },
    close: async () => {
      await end();
      await server.close();
    },
  };
}
