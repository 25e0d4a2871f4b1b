import { NO_VALIDATORS, type Watch } from '../domain/feed.ts';
import type { EpochMs } from '../domain/time.ts';
import { inLanes, type PollLimits } from './lanes.ts';
import type { FeedFetcher, Reader } from './ports.ts';
import { readSource, requestOf } from './read-source.ts';

/** A feed that is tried. */
export interface TriedFeed {
  readonly url: string;
  readonly title: string;
  readonly watch: Watch;
}

/** What trying a feed gave. */
export interface FeedTrial<F extends TriedFeed> {
  readonly feed: F;
  /** `feed`: it answers as one; the other words are those of a poll. */
  readonly status: 'feed' | 'not-a-feed' | 'gone' | 'limited' | 'failed';
  readonly items: number;
  /** Of its newest dated item; `null` where none is dated. */
  readonly newest: EpochMs | null;
  /** What is wrong, in a sentence; `null` where nothing is. */
  readonly message: string | null;
  /** Where it has moved for good; `null` where it has not. */
  readonly movedTo: string | null;
}

/** Asks every feed once, without keeping anything. */
export function tryFeeds<F extends TriedFeed>(
  { fetcher, reader }: { readonly fetcher: FeedFetcher; readonly reader: Reader },
  feeds: readonly F[],
  limits: PollLimits,
  signal: AbortSignal,
  tried: (trial: FeedTrial<F>) => void = () => undefined,
): Promise<readonly FeedTrial<F>[]> {
  return inLanes(feeds, limits, signal, async (feed) => {
    const trial = await tryFeed({ fetcher, reader }, feed, signal);
    tried(trial);
    return trial;
  });
}

async function tryFeed<F extends TriedFeed>(
  { fetcher, reader }: { readonly fetcher: FeedFetcher; readonly reader: Reader },
  feed: F,
  signal: AbortSignal,
): Promise<FeedTrial<F>> {
  const nothing = { feed, items: 0, newest: null, movedTo: null };
  const outcome = await fetcher.fetch({ ...requestOf(feed), validators: NO_VALIDATORS, signal });
  if (outcome.kind === 'unchanged') {
    return { ...nothing, status: 'failed', message: 'It answered 304 to a request without a condition.' };
  }
  if (outcome.kind !== 'fetched') return { ...nothing, status: outcome.kind, message: outcome.message };
  const { movedTo } = outcome;
  const { outcome: read, note } = await readSource({ fetcher, reader }, feed, outcome.document, signal);
  if (read.kind !== 'feed') return { ...nothing, movedTo, status: read.kind, message: read.message };
  const { entries } = read.feed;
  const dates = entries.flatMap(({ published }) => published ?? []);
  const newest = dates.length === 0 ? null : Math.max(...dates);
  return { ...nothing, movedTo, status: 'feed', items: entries.length, newest, message: note };
}
