import { loadEventModel } from '../../adapters/files/load-event-model.ts';
import { loadVocabulary } from '../../adapters/files/load-vocabulary.ts';
import { dataDir } from '../../adapters/files/locations.ts';
import { createFeedFetcher } from '../../adapters/http/fetch-feed.ts';
import type { SqliteStore } from '../../adapters/sqlite/store.ts';
import type { Destination } from '../../src/domain/destination.ts';
import type { Clock } from '../../src/domain/time.ts';
import { createHostLimits } from '../../src/feeds/host-limits.ts';
import { DEFAULT_RHYTHM } from '../../src/feeds/next-poll.ts';
import { createAlertIndex } from '../../src/pipeline/alert-index.ts';
import type { DeliveryDeps } from '../../src/pipeline/delivery-deps.ts';
import type { Publisher } from '../../src/pipeline/delivery-ports.ts';
import type { PollDeps } from '../../src/pipeline/poll-feed.ts';
import type { Reader } from '../../src/pipeline/ports.ts';
import { createSerialQueue } from '../../src/pipeline/serial-queue.ts';
import { StoreFailure } from '../../src/pipeline/store-failure.ts';
import { NO_OUTLETS } from '../../src/stories/outlet-book.ts';
import { createSameEvent, type SameEvent } from '../../src/stories/same-event.ts';
import { readAt } from './reading-desk.ts';
import { sinkPublisher } from './sink-publisher.ts';

const vocabulary = loadVocabulary(dataDir());

/** The real reading: documents in this process, the analysis at the desk of all runs. */
function plainReader(desk: string): Reader {
  return {
    read: async (document) => (await import('../../src/feeds/parse-feed.ts')).readFeed(document),
    analyse: async (inputs) => (inputs.length === 0 ? [] : readAt(desk, inputs)),
    async close() {},
  };
}

/** What polls. */
export function pollDeps(store: SqliteStore, clock: Clock, desk: string): PollDeps {
  let judge: SameEvent | null = null;
  return {
    fetcher: createFeedFetcher({
      userAgent: 'entente-torture',
      allowPrivate: ['127.0.0.1'],
      clock,
      timeoutMs: 2_000,
    }),
    reader: plainReader(desk),
    feeds: store.feeds,
    archive: store.archive,
    sameEvent: (a, b) => {
      judge ??= createSameEvent(loadEventModel(dataDir()));
      return judge(a, b);
    },
    alerts: createAlertIndex({
      subscriptions: store.subscriptions,
      destinations: store.destinations,
      vocabulary: () => vocabulary,
      onUnreadable: ({ query }, problem) => {
        throw new Error(`“${query}”: ${problem}`);
      },
    }),
    write: createSerialQueue(),
    clock,
    politeness: clock,
    rhythm: { ...DEFAULT_RHYTHM, random: Math.random },
    limits: createHostLimits(),
  };
}

/** What delivers to the sink; `calls` counts those under way, `surprises` gathers what should never be. */
export function deliveryDeps(
  store: SqliteStore,
  clock: Clock,
  sink: string,
  calls: { now: number },
  surprises: unknown[],
): DeliveryDeps {
  const nobody: readonly Destination[] = [];
  return {
    ...store,
    publishers: new Map([['slack', counted(sinkPublisher(sink, clock), calls)]]),
    labels: { ...vocabulary.labels, outlets: NO_OUTLETS },
    vocabulary,
    prefixOf: () => '/partnership',
    clock,
    random: Math.random,
    timeZone: 'UTC',
    owners: async () => nobody,
    log: {
      dead: () => {},
      failed: () => {},
      broke: (error) => {
        // A disk that is full is part of the torture; anything else is the program's own mistake.
        if (!(error instanceof StoreFailure)) surprises.push(error);
      },
    },
  };
}

function counted(publisher: Publisher, calls: { now: number }): Publisher {
  const count = async <T>(call: Promise<T>): Promise<T> => {
    calls.now++;
    try {
      return await call;
    } finally {
      calls.now--;
    }
  };
  return {
    pace: publisher.pace,
    post: (...call) => count(publisher.post(...call)),
    edit: (...call) => count(publisher.edit(...call)),
    reply: (...call) => count(publisher.reply(...call)),
    find: (...call) => count(publisher.find(...call)),
  };
}
