import type { Feed } from '../domain/feed.ts';
import { type DurationMs, MINUTE } from '../domain/time.ts';
import type { FetchedDocument } from '../feeds/fetch-outcome.ts';
import { accountOf, NO_ITEMS, type PollDeps, type PollReport } from './poll-feed.ts';
import { readEntries } from './read-entries.ts';
import { storeEntries } from './store-entries.ts';

/**
 * Takes in a document that a hub pushed: read, analysed and stored as if it had been polled, but for what polls learn
 * (validators, intervals). One that cannot be read makes the feed due, and a poll decides.
 */
export async function receivePush(
  deps: PollDeps,
  feed: Feed,
  document: FetchedDocument,
  signal: AbortSignal,
): Promise<PollReport> {
  const read = await deps.reader.read(document, feed.watch);
  if (read.kind !== 'feed') {
    await makeDue(deps, feed);
    const message = read.kind === 'sitemap-index' ? 'It is an index of sitemaps.' : read.message;
    return { feed, status: 'failed', message: `What its hub pushed cannot be read: ${message}`, ...NOTHING };
  }
  const now = deps.clock.now();
  const { items } = await readEntries(deps, feed, read.feed, now, signal);
  const stored = await deps.write(() => storeEntries(deps, feed, items, null));
  return {
    feed,
    status: 'fetched',
    message: null,
    account: accountOf(stored.items),
    edited: stored.edits.length,
  };
}

const NOTHING = { account: NO_ITEMS, edited: 0 } as const;

/** A feed is not polled sooner than this after a poll for what strangers send. */
const LEAST_APART: DurationMs = 5 * MINUTE;

/** Lets the next cycle poll a feed, or one soon if it was polled just now. */
export async function makeDue(deps: Pick<PollDeps, 'feeds' | 'politeness'>, feed: Feed): Promise<void> {
  const at = Math.max(deps.politeness.now(), (feed.health.lastPolledAt ?? 0) + LEAST_APART);
  await deps.feeds.schedule(feed.id, at);
}
