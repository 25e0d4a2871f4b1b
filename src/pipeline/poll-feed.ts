import type { AnalysisInput } from '../domain/analysis.ts';
import type { Feed, FeedHealth, PollStatus, Validators } from '../domain/feed.ts';
import type { FeedEntry, Item, ItemAccount } from '../domain/item.ts';
import { ITEM_FATES } from '../domain/item.ts';
import type { Clock, EpochMs } from '../domain/time.ts';
import { DAY } from '../domain/time.ts';
import type { FeedDocument } from '../feeds/feed-document.ts';
import type { FetchOutcome } from '../feeds/fetch-outcome.ts';
import { nextPoll, type PollResult, type PollRhythm } from '../feeds/next-poll.ts';
import { identify, unreadableFingerprint } from '../stories/fingerprint.ts';
import type { SameEvent } from '../stories/same-event.ts';
import type { AlertIndex } from './alert-index.ts';
import type { Archive, FeedFetcher, FeedStore, ItemRecord, Reader } from './ports.ts';
import type { SerialQueue } from './serial-queue.ts';
import { type NewItem, storeEntries } from './store-entries.ts';

/** What polling needs. */
export interface PollDeps {
  readonly fetcher: FeedFetcher;
  readonly reader: Reader;
  readonly feeds: FeedStore;
  readonly archive: Archive;
  /** The judge of what is one event. */
  readonly sameEvent: SameEvent;
  /** Who wants to hear of a story at once. */
  readonly alerts: AlertIndex;
  /** The one writer: items of all feeds go through it, one feed at a time. */
  readonly write: SerialQueue;
  /** The time that is written into items and shown. */
  readonly clock: Clock;
  /** The time by which feeds are due. The same clock, but in the demo, where only this one moves on. */
  readonly politeness: Clock;
  readonly rhythm: PollRhythm;
}

/** How the poll of one feed ended. */
export interface PollReport {
  readonly feed: Feed;
  readonly status: PollStatus;
  /** One sentence for the owner; `null` when there is nothing to say. */
  readonly message: string | null;
  /** What became of the items that were new. */
  readonly account: ItemAccount;
}

/** The account of a poll that brought nothing new. */
export const NO_ITEMS: ItemAccount = { founded: 0, joined: 0, duplicate: 0, irrelevant: 0, unreadable: 0 };

/** Polls one feed: fetch, read, analyse what is new, store. Expected failures end in the report, not in an exception. */
export async function pollFeed(deps: PollDeps, feed: Feed, signal: AbortSignal): Promise<PollReport> {
  const outcome = await deps.fetcher.fetch({ url: feed.url, validators: feed.validators, signal });
  switch (outcome.kind) {
    case 'unchanged':
      return unchanged(deps, feed, outcome);
    case 'fetched':
      return readAndStore(deps, feed, outcome);
    case 'gone':
      await deps.feeds.recordPoll(
        feed.id,
        healthAfter(deps, feed, { kind: 'failed', status: 'gone', message: outcome.message }),
      );
      await deps.feeds.setDisabled(feed.id, { because: 'gone', note: outcome.message });
      return { feed, status: 'gone', message: outcome.message, account: NO_ITEMS };
    case 'limited':
      return fail(deps, feed, { kind: 'limited', message: outcome.message, retryAt: outcome.retryAt });
    case 'failed':
      // A poll that was broken off because the program stops says nothing about the feed.
      if (outcome.code === 'aborted') return { feed, status: 'failed', message: null, account: NO_ITEMS };
      return fail(deps, feed, { kind: 'failed', status: 'failed', message: outcome.message });
  }
}

async function unchanged(
  deps: PollDeps,
  feed: Feed,
  outcome: Extract<FetchOutcome, { kind: 'unchanged' }>,
): Promise<PollReport> {
  const health = healthAfter(deps, feed, { kind: 'unchanged', hints: outcome.hints });
  await deps.feeds.recordPoll(feed.id, health, outcome.validators);
  const message = await learnMove(deps, feed, outcome.movedTo);
  return { feed, status: message === null ? 'unchanged' : 'moved', message, account: NO_ITEMS };
}

/** A permanent redirect is learnt once a feed has answered behind it; the owner is told. */
async function learnMove(deps: PollDeps, feed: Feed, movedTo: string | null): Promise<string | null> {
  if (movedTo === null) return null;
  const learnt = await deps.feeds.relocate(feed.id, movedTo);
  return learnt
    ? `The feed has moved to ${movedTo}; it is fetched there from now on.`
    : `The feed has moved to ${movedTo}, which is watched already: one of the two can be removed.`;
}

async function fail(
  deps: PollDeps,
  feed: Feed,
  end: Exclude<PollResult, { kind: 'unchanged' | 'fetched' }>,
): Promise<PollReport> {
  await deps.feeds.recordPoll(feed.id, healthAfter(deps, feed, end));
  return {
    feed,
    status: end.kind === 'limited' ? 'limited' : end.status,
    message: end.message,
    account: NO_ITEMS,
  };
}

async function readAndStore(
  deps: PollDeps,
  feed: Feed,
  outcome: Extract<FetchOutcome, { kind: 'fetched' }>,
): Promise<PollReport> {
  const read = await deps.reader.read(outcome.document);
  if (read.kind !== 'feed') {
    const status = read.kind === 'not-a-feed' ? 'not-a-feed' : 'failed';
    return fail(deps, feed, { kind: 'failed', status, message: read.message });
  }
  const health = healthAfter(deps, feed, { kind: 'fetched', hints: outcome.hints, document: read.feed });
  const items = await newItems(deps, feed, read.feed);
  const records = await store(deps, feed, items, { health, validators: outcome.validators });
  const message = await learnMove(deps, feed, outcome.movedTo);
  return { feed, status: message === null ? 'fetched' : 'moved', message, account: accountOf(records) };
}

async function store(
  deps: PollDeps,
  feed: Feed,
  items: readonly NewItem[],
  poll: { health: FeedHealth; validators: Validators },
): Promise<ItemRecord[]> {
  return deps.write(() => storeEntries(deps, feed, items, poll));
}

/** Drops what the feed already had, analyses the rest. */
async function newItems(deps: PollDeps, feed: Feed, document: FeedDocument): Promise<NewItem[]> {
  const now = deps.clock.now();
  const identities = identify(document.entries);
  const seen = document.entries.flatMap((entry, i) => {
    const identity = identities[i];
    return identity ? [toItem(feed, document, entry, identity, now)] : [];
  });
  const broken = document.unreadable.map((entry) => brokenItem(feed, entry.excerpt, entry.reason, now));
  const known = await deps.archive.known(
    feed.id,
    [...seen, ...broken.map(({ item }) => item)].map(({ fingerprint }) => fingerprint),
  );
  const taken = new Set(known);
  const isNew = (item: Item): boolean => !taken.has(item.fingerprint) && taken.add(item.fingerprint) !== null;
  const fresh = seen.filter(isNew);
  const analyses = await deps.reader.analyse(fresh.map(toInput));
  const read = fresh.map((item, i): NewItem => ({ item, analysis: analyses[i] ?? null, unreadable: null }));
  return [...read, ...broken.filter(({ item }) => isNew(item))];
}

/** An entry as an item: undated ones and those from the future get the time of retrieval. */
function toItem(
  feed: Feed,
  document: FeedDocument,
  entry: FeedEntry,
  identity: ReturnType<typeof identify>[number],
  now: EpochMs,
): Item {
  const dated = entry.published !== null && entry.published <= now + DAY;
  return {
    feedId: feed.id,
    ...identity,
    url: entry.url,
    title: entry.title,
    summary: entry.summary,
    outlet: entry.outlet ?? feed.publisher,
    lang: entry.lang ?? feed.lang ?? document.lang,
    published: dated && entry.published !== null ? entry.published : now,
    dated,
    retrievedAt: now,
  };
}

function brokenItem(feed: Feed, excerpt: string, reason: string, now: EpochMs): NewItem {
  const item: Item = {
    feedId: feed.id,
    fingerprint: unreadableFingerprint(excerpt),
    canonicalUrl: null,
    url: null,
    title: excerpt,
    summary: '',
    outlet: feed.publisher,
    lang: null,
    published: now,
    dated: false,
    retrievedAt: now,
  };
  return { item, analysis: null, unreadable: reason };
}

function toInput(item: Item): AnalysisInput {
  const { title, summary, outlet, lang } = item;
  return { title, summary, outlet, lang, published: new Date(item.published).toISOString() };
}

function healthAfter(deps: PollDeps, feed: Feed, end: PollResult): FeedHealth {
  return nextPoll(feed.health, end, deps.politeness.now(), deps.rhythm);
}

/** Counts records by fate. */
export function accountOf(records: readonly ItemRecord[]): ItemAccount {
  const count = { ...NO_ITEMS };
  for (const { fate } of records) count[fate]++;
  return count;
}

/** The sum of several accounts. */
export function sumAccounts(accounts: readonly ItemAccount[]): ItemAccount {
  const sum = { ...NO_ITEMS };
  for (const account of accounts) for (const fate of ITEM_FATES) sum[fate] += account[fate];
  return sum;
}
