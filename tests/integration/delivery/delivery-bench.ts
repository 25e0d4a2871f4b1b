import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { createFakePublisher, type FakePublisher } from '../../../adapters/memory/fake-publisher.ts';
import { openStore, type SqliteStore } from '../../../adapters/sqlite/store.ts';
import { createManualClock, type ManualClock } from '../../../adapters/time/system-clock.ts';
import type { Cadence } from '../../../src/domain/cadence.ts';
import type { Destination } from '../../../src/domain/destination.ts';
import { type FeedHealth, NEVER_POLLED } from '../../../src/domain/feed.ts';
import type { Item } from '../../../src/domain/item.ts';
import type { Subscription } from '../../../src/domain/subscription.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { createAlertIndex } from '../../../src/pipeline/alert-index.ts';
import { deliverPending } from '../../../src/pipeline/deliver-pending.ts';
import type { DeliveryDeps } from '../../../src/pipeline/delivery-deps.ts';
import { recoverDeliveries } from '../../../src/pipeline/recover-deliveries.ts';
import { sendDueDigests } from '../../../src/pipeline/send-due-digests.ts';
import { storeEntries } from '../../../src/pipeline/store-entries.ts';
import { dueAfter } from '../../../src/schedule/due.ts';
import { NO_OUTLETS } from '../../../src/stories/outlet-book.ts';
import { anAnalysis } from '../../builders/analysis.ts';
import { aSourceFeed } from '../../builders/chunk.ts';
import { anItem } from '../../builders/item.ts';
import { shippedSameEvent } from '../../builders/same-event.ts';
import { theVocabulary } from '../../builders/vocabulary.ts';

/** When the tests begin: a Wednesday. */
export const START = Date.parse('2023-05-31T12:00:00Z');

/** The whole way from an item to a reader, on a real state file, with a platform in memory. */
export interface DeliveryBench {
  readonly store: SqliteStore;
  readonly clock: ManualClock;
  readonly publisher: FakePublisher;
  readonly deps: DeliveryDeps;
  /** A channel of the workspace T1. */
  channel(name?: string): Promise<Destination>;
  subscribe(destination: Destination, query: string, changes?: Partial<Subscription>): Promise<Subscription>;
  /** News arrives, of one feed after its first poll, of its first poll, or of a government’s own feed. */
  news(
    analysis: Parameters<typeof anAnalysis>[0],
    item?: Partial<Item>,
    poll?: 'first' | 'official',
  ): Promise<void>;
  /** Owes what is due by the clock and delivers all that is due. */
  deliver(): Promise<number>;
  /** The program dies and starts again: what it had claimed is nobody's. */
  restart(): Promise<void>;
  /** What stands in the platform, a line a message: headline, edits, thread. */
  seen(): string[];
}

/** Items of a feed that has been polled before. */
const POLLED: FeedHealth = { ...NEVER_POLLED, lastPolledAt: 1, lastSuccessAt: 1, lastStatus: 'fetched' };

/** A government that speaks for itself. */
const OFFICIAL = {
  source: { ...aSourceFeed(), url: 'https://government.example/feed', kind: 'government' },
  origin: 'user',
  disabled: null,
} as const;

/** A fresh bench for every test of the file. */
export function deliveryBench(platform: { readonly canFind?: boolean } = {}): () => DeliveryBench {
  let folder = '';
  let bench: DeliveryBench | null = null;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'entente-deliver-'));
    bench = await build(join(folder, 'state.db'), platform);
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

async function build(file: string, platform: { readonly canFind?: boolean }): Promise<DeliveryBench> {
  const clock = createManualClock(START);
  const store = openStore({ file, clock });
  const publisher = createFakePublisher({ now: clock.now, ...platform });
  const deps = depsOf(store, clock, publisher);
  await store.feeds.upsert([{ source: aSourceFeed(), origin: 'user', disabled: null }]);
  const alerts = createAlertIndex({ ...store, vocabulary: theVocabulary, onUnreadable: () => {} });
  const writer = { archive: store.archive, sameEvent: shippedSameEvent(), alerts, clock };
  return {
    store,
    clock,
    publisher,
    deps,
    channel: (name = '#policy') =>
      store.destinations.ensure({
        platform: 'slack',
        workspace: 'T1',
        kind: 'channel',
        address: name,
        name,
        reference: null,
      }),
    subscribe: (destination, query, changes = {}) =>
      store.subscriptions.create(draftOf(destination, query, clock.now(), changes)),
    news: async (analysis, item = {}, poll) => {
      if (poll === 'official') await store.feeds.upsert([OFFICIAL]);
      const feeds = await store.feeds.list();
      const feed = feeds.find(({ kind }) => (kind === 'government') === (poll === 'official'));
      if (!feed) throw new Error('There is a feed.');
      const one = anItem({ published: clock.now(), retrievedAt: clock.now(), feedId: feed.id, ...item });
      await storeEntries(
        writer,
        poll === 'first' ? feed : { ...feed, health: POLLED },
        [{ item: one, analysis: anAnalysis(analysis), unreadable: null, known: null }],
        { health: POLLED, validators: { etag: null, lastModified: null } },
      );
    },
    deliver: async () => {
      await sendDueDigests(store.subscriptions, clock.now(), deps.log.broke);
      return deliverPending(deps, new Map(), new AbortController().signal);
    },
    restart: () => recoverDeliveries(deps),
    seen: () => publisher.shown.map(lineOf),
  };
}

function lineOf({ message, edits, replies }: FakePublisher['shown'][number]): string {
  const stages = message.blocks.flatMap((block) => (block.kind === 'story' ? [block.card.stage ?? '?'] : []));
  const changed = edits > 0 ? ` (edited ${edits})` : '';
  const thread = replies.map((reply) => ` ↳ ${reply.message.title}`).join('');
  return `${message.title} [${stages.join(', ')}]${changed}${thread}`;
}

function depsOf(store: SqliteStore, clock: ManualClock, publisher: FakePublisher): DeliveryDeps {
  const vocabulary = theVocabulary();
  return {
    ...store,
    publishers: new Map([['slack', publisher]]),
    labels: { ...vocabulary.labels, outlets: NO_OUTLETS },
    vocabulary,
    prefixOf: () => '/partnership',
    clock,
    random: () => 0.5,
    timeZone: 'UTC',
    owners: async () => [],
    log: {
      dead: () => {},
      failed: () => {},
      broke: (error) => {
        throw error;
      },
    },
  };
}

const INSTANTLY: Cadence = { kind: 'instantly' };

function draftOf(destination: Destination, query: string, now: number, changes: Partial<Subscription>) {
  const cadence = changes.cadence ?? INSTANTLY;
  const timeZone = changes.timeZone ?? 'UTC';
  return {
    platform: destination.platform,
    workspace: destination.workspace,
    destination: destination.id,
    query,
    cadence,
    timeZone,
    skipHolidays: null,
    channelDigest: false,
    breaksThrough: [],
    createdBy: 'U1',
    createdAt: now,
    windowFrom: now,
    nextDueAt: cadence.kind === 'instantly' ? null : dueAfter(cadence, timeZone, now),
    ...changes,
  };
}

/** Every morning at nine. */
export const DAILY = { kind: 'daily', days: 'every', hour: 9, minute: 0 } as const satisfies Cadence;
export { DAY, HOUR };
