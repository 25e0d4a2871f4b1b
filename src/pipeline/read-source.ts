import { type FeedSource, NO_VALIDATORS } from '../domain/feed.ts';
import type { DocumentOutcome, FeedDocument, ReadOutcome } from '../feeds/feed-document.ts';
import type { FetchedDocument } from '../feeds/fetch-outcome.ts';
import { count } from '../messages/labels.ts';
import type { FeedFetcher, Reader } from './ports.ts';

/** What reading a source gave, with all that its document leads to. */
export interface SourceReading {
  readonly outcome: ReadOutcome;
  /** One sentence on what could not be read beside it; `null` when there is nothing to say. */
  readonly note: string | null;
  /** Whether the document’s validators may be kept: an index that is unchanged may lead to sitemaps that are not. */
  readonly isWhole: boolean;
}

interface Deps {
  readonly fetcher: FeedFetcher;
  readonly reader: Reader;
}

/** What is asked of a source’s server, as the source is watched. */
export function requestOf({ url, watch }: Pick<FeedSource, 'url' | 'watch'>): {
  readonly url: string;
  readonly wants?: 'page';
} {
  return watch.kind === 'page' ? { url, wants: 'page' } : { url };
}

/**
 * Reads a fetched document as its feed is watched. An index of sitemaps is followed one level deep: its newest sitemaps
 * are fetched one after another and their entries joined. Never rejects, as far as fetcher and reader do not.
 */
export async function readSource(
  deps: Deps,
  { watch }: Pick<FeedSource, 'watch'>,
  document: FetchedDocument,
  signal: AbortSignal,
): Promise<SourceReading> {
  const outcome = await deps.reader.read(document, watch);
  if (outcome.kind !== 'sitemap-index') return { outcome, note: null, isWhole: true };
  const read: FeedDocument[] = [];
  const failures: string[] = [];
  for (const url of outcome.children) {
    const child = await readChild(deps, url, signal);
    if (child.kind === 'feed') read.push(child.feed);
    else failures.push(child.message);
  }
  return { ...joined(read, failures, outcome.children.length), isWhole: false };
}

function joined(
  read: readonly FeedDocument[],
  failures: readonly string[],
  all: number,
): Omit<SourceReading, 'isWhole'> {
  const [first] = read;
  const [reason = ''] = failures;
  if (first === undefined) {
    const message = `None of the ${count(all, 'sitemap')} that the index names could be read: ${reason}`;
    return { outcome: { kind: 'not-a-feed', what: 'sitemap', message, feedLink: null }, note: null };
  }
  const entries = read.flatMap((feed) => feed.entries);
  const unreadable = read.flatMap((feed) => feed.unreadable);
  const note =
    failures.length === 0
      ? null
      : `${failures.length} of ${count(all, 'sitemap')} could not be read: ${reason}`;
  return { outcome: { kind: 'feed', feed: { ...first, entries, unreadable } }, note };
}

type Child = Exclude<ReadOutcome, { kind: 'not-a-feed' | 'failed' }> | { kind: 'unread'; message: string };

async function readChild({ fetcher, reader }: Deps, url: string, signal: AbortSignal): Promise<Child> {
  const fetched = await fetcher.fetch({ url, validators: NO_VALIDATORS, signal });
  if (fetched.kind === 'unchanged') return { kind: 'unread', message: `${url} sent no document.` };
  if (fetched.kind !== 'fetched') return { kind: 'unread', message: fetched.message };
  const read: DocumentOutcome = await reader.read(fetched.document, { kind: 'feed' });
  if (read.kind === 'feed') return read;
  return {
    kind: 'unread',
    message: read.kind === 'sitemap-index' ? `${url} is an index within an index.` : read.message,
  };
}
