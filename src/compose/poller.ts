import { loadEventModel } from '../../adapters/files/load-event-model.ts';
import { dataDir } from '../../adapters/files/locations.ts';
import { createFeedFetcher } from '../../adapters/http/fetch-feed.ts';
import { createSiteRules } from '../../adapters/http/site-rules.ts';
import { userAgent } from '../../adapters/http/user-agent.ts';
import type { Store } from '../../adapters/sqlite/store.ts';
import { sleep } from '../../adapters/time/sleep.ts';
import { systemClock } from '../../adapters/time/system-clock.ts';
import { createWorkerReader } from '../../adapters/worker/worker-reader.ts';
import type { Feed } from '../domain/feed.ts';
import { MINUTE } from '../domain/time.ts';
import type { FetchedDocument } from '../feeds/fetch-outcome.ts';
import { POLL_LIMITS } from '../feeds/host-group.ts';
import { createHostLimits } from '../feeds/host-limits.ts';
import { DEFAULT_RHYTHM } from '../feeds/next-poll.ts';
import { createAlertIndex } from '../pipeline/alert-index.ts';
import { createHostTurns } from '../pipeline/host-turns.ts';
import type { Hubs } from '../pipeline/hub-ports.ts';
import { type PollWatcher, pollAll, pollDueFeeds } from '../pipeline/poll-due-feeds.ts';
import type { PollDeps, PollReport } from '../pipeline/poll-feed.ts';
import { makeDue, receivePush } from '../pipeline/receive-push.ts';
import { createSerialQueue } from '../pipeline/serial-queue.ts';
import { createSameEvent } from '../stories/same-event.ts';
import { type ProgramOptions, vocabulary } from './program.ts';
import { readingThreads } from './reading-threads.ts';
import { packageVersion } from './version.ts';

/** What fetches, reads and stores. */
export interface Poller {
  /** Polls what is due. */
  pollDue(watcher?: PollWatcher): Promise<PollReport[]>;
  /** Takes in what a hub pushed. */
  receive(feed: Feed, document: FetchedDocument): Promise<PollReport>;
  /** Lets the next poll take a feed. */
  makeDue(feed: Feed): Promise<void>;
  /** Polls these feeds, due or not. */
  pollThese(urls: readonly string[], watcher?: PollWatcher): Promise<PollReport[]>;
}

/** Requests are spaced by the real time, whatever is shown. */
const PACE = { now: () => systemClock.now(), wait: sleep };

/** Puts together what polls feeds into an open state. The caller holds the lock of the state folder. */
export function createPoller(options: ProgramOptions, store: Store, hubs: Hubs | null = null): Poller {
  const { config, lifecycle } = options;
  const clock = options.clock ?? systemClock;
  const politeness = options.politeness ?? clock;
  const reader = createWorkerReader({ threads: readingThreads() });
  lifecycle.onClose('reader', () => reader.close());
  const agent = userAgent(packageVersion(), config.contact);
  const fetcher = createFeedFetcher({
    userAgent: agent,
    allowPrivate: config.allowPrivateFeeds,
    clock: politeness,
    ...(options.fetchTimeoutMs === undefined ? {} : { timeoutMs: options.fetchTimeoutMs }),
  });
  lifecycle.onClose('fetcher', () => fetcher.close());
  const rules = createSiteRules({ fetcher, userAgent: agent, clock: systemClock });
  const deps: PollDeps = {
    fetcher,
    reader,
    feeds: store.feeds,
    archive: store.archive,
    sameEvent: createSameEvent(loadEventModel(dataDir())),
    alerts: createAlertIndex({
      subscriptions: store.subscriptions,
      destinations: store.destinations,
      vocabulary,
      onUnreadable: options.onUnreadable ?? (() => undefined),
    }),
    write: createSerialQueue(),
    clock,
    politeness,
    rhythm: {
      ...DEFAULT_RHYTHM,
      usual: config.pollMinutes * MINUTE,
      shortest: config.pollBounds.shortest * MINUTE,
      slowest: config.pollBounds.slowest * MINUTE,
      random: Math.random,
    },
    limits: createHostLimits(),
    ...(hubs === null ? {} : { hubs }),
    pacing: { rules, turns: createHostTurns(PACE), pace: PACE },
    fullText: {
      fetcher,
      reader,
      rules,
      turns: createHostTurns(PACE),
      articles: store.articles,
      clock,
      pace: PACE,
    },
  };
  return {
    receive: (feed, document) => receivePush(deps, feed, document, lifecycle.signal),
    makeDue: (feed) => makeDue(deps, feed),
    pollDue: (watcher = {}) => pollDueFeeds(deps, POLL_LIMITS, lifecycle.signal, watcher),
    pollThese: async (urls, watcher = {}) => {
      const named = new Set(urls);
      const feeds = (await store.feeds.list()).filter(
        (feed) => named.has(feed.url) && feed.disabled === null,
      );
      return pollAll(deps, feeds, POLL_LIMITS, lifecycle.signal, watcher);
    },
  };
}
