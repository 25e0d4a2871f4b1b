import { type Feed, type FeedHealth, NO_VALIDATORS, type PollStatus } from '../domain/feed.ts';
import { ITEM_STATES, type ItemAccount } from '../domain/item.ts';
import { type Clock, type DurationMs, MINUTE } from '../domain/time.ts';
import type { FetchOutcome } from '../feeds/fetch-outcome.ts';
import type { HostLimits } from '../feeds/host-limits.ts';
import { SAFETY_POLL } from '../feeds/hub-subscription.ts';
import { nextPoll, type PollResult, type PollRhythm } from '../feeds/next-poll.ts';
import { ownRhythm } from '../feeds/own-rhythm.ts';
import type { SameEvent } from '../stories/same-event.ts';
import type { AlertIndex } from './alert-index.ts';
import { askFeed, type Held } from './ask-feed.ts';
import type { CrawlPacing } from './crawl-pacing.ts';
import type { FullTextDeps } from './full-text.ts';
import type { Hubs } from './hub-ports.ts';
import type { Archive, FeedFetcher, FeedStore, ItemRecord, Reader } from './ports.ts';
import { readEntries } from './read-entries.ts';
import { readSource } from './read-source.ts';
import type { SerialQueue } from './serial-queue.ts';
import { type Polled, type ReadItem, type Stored, storeEntries } from './store-entries.ts';

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
  /** What spaces requests to a host as it asks; absent: nothing does. */
  readonly pacing?: CrawlPacing;
  /** Who is told of hubs that push feeds; absent: nobody is. */
  readonly hubs?: Hubs;
  /** Which hosts are left alone for a while. */
  readonly limits: HostLimits;
  /** What fetches articles for feeds that are read with full text; absent: nothing does. */
  readonly fullText?: FullTextDeps;
}

/** How the poll of one feed ended. */
export interface PollReport {
  readonly feed: Feed;
  readonly status: PollStatus;
  /** One sentence for the owner; `null` when there is nothing to say. */
  readonly message: string | null;
  /** What became of the items that were new. */
  readonly account: ItemAccount;
  /** How many items that were known came in other words. */
  readonly edited: number;
  /** Where the feed lives now, as the page in its place says. */
  readonly feedLink?: string;
}

/** The account of a poll that brought nothing new. */
export const NO_ITEMS: ItemAccount = {
  founded: 0,
  joined: 0,
  duplicate: 0,
  irrelevant: 0,
  unreadable: 0,
  pruned: 0,
};

/** What a poll leaves that brought nothing. */
const NOTHING = { account: NO_ITEMS, edited: 0 } as const;

/**
 * Polls one feed: fetch, read, analyse what is new, store. Expected failures end in the report, not in an exception. A
 * feed whose host is left alone is not asked, and looked at again soon.
 */
export async function pollFeed(deps: PollDeps, feed: Feed, signal: AbortSignal): Promise<PollReport> {
  const asked = await askFeed(deps, feed, signal);
  if (asked.kind === 'held') return postpone(deps, feed, asked);
  return settle(deps, feed, asked, signal);
}

/** So soon a feed is looked at again whose host is held: the host may be free before the hold is over. */
const LOOK_AGAIN: DurationMs = 5 * MINUTE;

async function postpone(deps: PollDeps, feed: Feed, { scope }: Held): Promise<PollReport> {
  await deps.feeds.schedule(feed.id, deps.politeness.now() + LOOK_AGAIN);
  const message = `${scope} asks us to come later, and not for one feed only: all of it is left alone for a while.`;
  return { feed, status: 'limited', message, ...NOTHING };
}

async function settle(
  deps: PollDeps,
  feed: Feed,
  outcome: FetchOutcome,
  signal: AbortSignal,
): Promise<PollReport> {
  switch (outcome.kind) {
    case 'unchanged':
      return unchanged(deps, feed, outcome);
    case 'fetched':
      return readAndStore(deps, feed, outcome, signal);
    case 'gone':
      await deps.feeds.recordPoll(
        feed.id,
        healthAfter(deps, feed, { kind: 'failed', status: 'gone', message: outcome.message }),
      );
      await deps.feeds.setDisabled(feed.id, { because: 'gone', note: outcome.message });
      return { feed, status: 'gone', message: outcome.message, ...NOTHING };
    case 'limited':
      return fail(deps, feed, { kind: 'limited', message: outcome.message, retryAt: outcome.retryAt });
    case 'failed':
      // A poll that was broken off because the program stops says nothing about the feed.
      if (outcome.code === 'aborted') return { feed, status: 'failed', message: null, ...NOTHING };
      return fail(deps, feed, { kind: 'failed', status: 'failed', message: outcome.message });
  }
}

async function unchanged(
  deps: PollDeps,
  feed: Feed,
  outcome: Extract<FetchOutcome, { kind: 'unchanged' }>,
): Promise<PollReport> {
  const health = healthAfter(deps, feed, outcome);
  await deps.feeds.recordPoll(feed.id, health, outcome.validators);
  const message = await learnMove(deps, feed, outcome.movedTo);
  return { feed, status: message === null ? 'unchanged' : 'moved', message, ...NOTHING };
}

/** A permanent redirect is learnt once a feed has answered behind it at two polls in a row; the owner is told. */
async function learnMove(deps: PollDeps, feed: Feed, movedTo: string | null): Promise<string | null> {
  if (movedTo === null || movedTo !== feed.health.movingTo) return null;
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
    ...NOTHING,
  };
}

/**
 * Somebody gave the address of a page instead of its feed: the feed that it names is fetched from now on. A feed that
 * was one before stays where it is; that its place is now taken by a page is for the owner to judge.
 */
async function followPage(
  deps: PollDeps,
  feed: Feed,
  { message, feedLink }: { readonly message: string; readonly feedLink: string },
): Promise<PollReport | null> {
  const isNew = feed.health.lastSuccessAt === null && feedLink !== feed.url;
  if (!isNew || !(await deps.feeds.relocate(feed.id, feedLink))) return null;
  const health = healthAfter(deps, feed, { kind: 'failed', status: 'not-a-feed', message });
  // What it names is asked at once.
  await deps.feeds.recordPoll(feed.id, { ...health, failures: 0, nextPollAt: deps.politeness.now() });
  const said = `It was the address of a page; the feed that it names is fetched from now on: ${feedLink}`;
  return { feed, status: 'moved', message: said, ...NOTHING };
}

async function readAndStore(
  deps: PollDeps,
  feed: Feed,
  outcome: Extract<FetchOutcome, { kind: 'fetched' }>,
  signal: AbortSignal,
): Promise<PollReport> {
  const { outcome: read, note, isWhole } = await readSource(deps, feed, outcome.document, signal);
  if (read.kind === 'not-a-feed' && read.feedLink !== null) {
    const followed = await followPage(deps, feed, { ...read, feedLink: read.feedLink });
    if (followed !== null) return followed;
  }
  if (read.kind !== 'feed') {
    const status = read.kind === 'not-a-feed' ? 'not-a-feed' : 'failed';
    const failed = await fail(deps, feed, { kind: 'failed', status, message: read.message });
    const link = read.kind === 'not-a-feed' ? read.feedLink : null;
    return link === null ? failed : { ...failed, feedLink: link };
  }
  const health = healthAfter(deps, feed, {
    ...outcome,
    document: read.feed,
    between: ownRhythm(
      read.feed.entries.map(({ published }) => published),
      deps.clock.now(),
    ),
  });
  await deps.hubs?.offered(feed.id, read.hub ?? null);
  const entries = await readEntries(deps, feed, read.feed, deps.clock.now(), signal);
  // Articles that were not asked for because the program stops are asked for when the poll is repeated.
  if (signal.aborted && feed.fullText) return { feed, status: 'failed', message: null, ...NOTHING };
  const { url, contentType } = outcome.document;
  const retrieval = { url, contentType, ...outcome.validators };
  const validators = isWhole ? outcome.validators : NO_VALIDATORS;
  const stored = await store(deps, feed, entries.items, { health, validators, retrieval });
  const move = await learnMove(deps, feed, outcome.movedTo);
  const status = move === null ? 'fetched' : 'moved';
  const message = [move, note, entries.note].filter((sentence) => sentence !== null).join(' ') || null;
  return { feed, status, message, account: accountOf(stored.items), edited: stored.edits.length };
}

async function store(
  deps: PollDeps,
  feed: Feed,
  items: readonly ReadItem[],
  polled: Polled,
): Promise<Stored> {
  return deps.write(() => storeEntries(deps, feed, items, polled));
}

/** A feed that is pushed is polled for safety only, and before its lease is over. */
function healthAfter(deps: PollDeps, feed: Feed, end: PollResult): FeedHealth {
  const now = deps.politeness.now();
  const health = nextPoll(feed.health, end, now, deps.rhythm);
  const pushedUntil = deps.hubs?.pushedUntil(feed.id) ?? null;
  if (pushedUntil === null || health.failures > 0) return health;
  const safety = Math.min(now + SAFETY_POLL, pushedUntil, now + deps.rhythm.longest);
  return { ...health, nextPollAt: Math.max(health.nextPollAt, safety) };
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
  for (const account of accounts) for (const state of ITEM_STATES) sum[state] += account[state];
  return sum;
}
