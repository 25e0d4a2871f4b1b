import { loadVocabulary } from '../adapters/files/load-vocabulary.ts';
import { dataDir } from '../adapters/files/locations.ts';
import type { SqliteStore } from '../adapters/sqlite/store.ts';
import { systemClock } from '../adapters/time/system-clock.ts';
import type { Analysis } from '../src/domain/analysis.ts';
import type { Feed } from '../src/domain/feed.ts';
import type { Item } from '../src/domain/item.ts';
import { SECTORS } from '../src/domain/sector.ts';
import { SECOND } from '../src/domain/time.ts';
import { createAlertIndex } from '../src/pipeline/alert-index.ts';
import type { DeliveryDeps } from '../src/pipeline/delivery-deps.ts';
import type { Publisher } from '../src/pipeline/delivery-ports.ts';
import { storeEntries, type WriterDeps } from '../src/pipeline/store-entries.ts';
import { NO_OUTLETS } from '../src/stories/outlet-book.ts';

const vocabulary = loadVocabulary(dataDir());
const clock = systemClock;

/** The sectors that channels ask for, one a group of channels. */
export const GROUPS = SECTORS.slice(0, 10);

/** Channels in groups of so many; those of a group have an alert on one sector. */
export async function subscribeAll(store: SqliteStore, each: number): Promise<void> {
  const { destinations, subscriptions } = store;
  for (const [group, sector] of GROUPS.entries()) {
    for (let n = 0; n < each; n++) {
      const address = `C${group}-${n}`;
      const key = { platform: 'slack', workspace: 'T1' } as const;
      const seen = { ...key, kind: 'channel', address, name: null, reference: null } as const;
      const { id } = await destinations.ensure(seen);
      const now = clock.now();
      await subscriptions.create({
        ...key,
        destination: id,
        query: `sector:${sector}`,
        cadence: { kind: 'instantly' },
        timeZone: 'UTC',
        skipHolidays: null,
        channelDigest: false,
        breaksThrough: [],
        createdBy: 'U1',
        createdAt: now,
        windowFrom: now,
        nextDueAt: null,
      });
    }
  }
}

/** Stores one item of a sector, as a poll does; whether it is one event with another is not the question here. */
export function newsDesk(store: SqliteStore, feed: Feed): (sector: string, n: number) => Promise<void> {
  const alerts = createAlertIndex({ ...store, vocabulary: () => vocabulary, onUnreadable: () => {} });
  const writer: WriterDeps = {
    archive: store.archive,
    sameEvent: () => ({ kind: 'other', probability: 0, because: '' }),
    alerts,
    clock,
  };
  const health = { ...feed.health, lastSuccessAt: 1, nextPollAt: 0 };
  return async (sector, n) => {
    const now = clock.now();
    const entry = { item: anItem(feed, n, now), analysis: anAnalysis(sector), unreadable: null, known: null };
    await storeEntries(writer, { ...feed, health }, [entry], { health, validators: feed.validators });
  };
}

function anItem({ id, publisher }: Feed, n: number, now: number): Item {
  const url = `https://news.example/${n}`;
  return {
    feedId: id,
    fingerprint: `item ${n}`,
    hash: null,
    canonicalUrl: url,
    url,
    title: `Two governments propose a technology partnership, part ${n}`,
    summary: 'Officials of both said so on Wednesday.',
    outlet: publisher,
    lang: 'en',
    published: now,
    dated: true,
    retrievedAt: now,
  };
}

function anAnalysis(sector: string): Analysis {
  return {
    version: 'bench',
    relevant: true,
    confidence: 0.9,
    plurilateral: false,
    events: [],
    pairs: [['GB', 'IN']],
    backgroundPairs: [],
    parties: ['GB', 'IN'],
    sectors: SECTORS.filter((name) => name === sector),
    stage: 'proposed',
    initiative: null,
    evidence: [],
    because: 'Two governments, a technology, and words of cooperation.',
  };
}

/** What delivers, to one publisher. */
export function deliveryOf(store: SqliteStore, publisher: Publisher): DeliveryDeps {
  return {
    ...store,
    publishers: new Map([['slack', publisher]]),
    labels: { ...vocabulary.labels, outlets: NO_OUTLETS },
    vocabulary,
    prefixOf: () => '/partnership',
    clock,
    random: Math.random,
    timeZone: 'UTC',
    owners: async () => [],
    log: {
      dead: ({ because }) => console.error(`dead: ${because}`),
      failed: ({ because }) => console.error(`failed: ${because}`),
      broke: (error) => console.error(error),
    },
  };
}

/** Writes over HTTP to a sink on this machine, at the pace that Slack allows: a message a second and channel. */
export function httpPublisher(port: number): Publisher {
  const send = async (mark: string, message: object) => {
    try {
      const body = `${mark}\n${JSON.stringify(message)}`;
      const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body });
      await response.text();
      return { kind: 'sent', messageId: mark } as const;
    } catch (error) {
      return { kind: 'failed', because: String(error), doubtful: true } as const;
    }
  };
  return {
    pace: SECOND,
    post: (_, message, mark) => send(mark, message),
    edit: (_, id, message) => send(id, message),
    reply: (_, __, message, mark) => send(mark, message),
    find: async () => ({ kind: 'unknown' }),
  };
}
