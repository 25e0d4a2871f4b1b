import type { AnalysisInput } from '../domain/analysis.ts';
import type { Feed } from '../domain/feed.ts';
import type { FeedEntry, Item } from '../domain/item.ts';
import type { EpochMs } from '../domain/time.ts';
import { DAY } from '../domain/time.ts';
import type { FeedDocument } from '../feeds/feed-document.ts';
import { identify, unreadableFingerprint } from '../stories/fingerprint.ts';
import { retractionIn } from '../stories/retraction.ts';
import { wordingOf } from '../stories/wording.ts';
import { type FullTextDeps, withFullText } from './full-text.ts';
import type { Archive, KnownItem, Reader } from './ports.ts';
import type { ReadItem } from './store-entries.ts';

/** Wordings of one item that are kept; a feed that rewrites its entries with every poll is followed so far only. */
export const MOST_REVISIONS = 20;

/** What a document brought that is to be stored. */
export interface ReadEntries {
  readonly items: readonly ReadItem[];
  /** One sentence on what could not be had beside it; `null` where there is nothing to say. */
  readonly note: string | null;
}

/**
 * Drops what the feed already had in these words, analyses the rest: what is new to the feed, and what was edited
 * since it was seen.
 */
export async function readEntries(
  deps: { readonly archive: Archive; readonly reader: Reader; readonly fullText?: FullTextDeps },
  feed: Feed,
  document: FeedDocument,
  now: EpochMs,
  signal: AbortSignal,
): Promise<ReadEntries> {
  const identities = identify(document.entries);
  const carried = document.entries.flatMap((entry, i) => {
    const identity = identities[i];
    return identity ? [toItem(feed, document, entry, identity, now)] : [];
  });
  const broken = document.unreadable.map((entry) => brokenItem(feed, entry.excerpt, entry.reason, now));
  const fingerprints = [...carried, ...broken.map(({ item }) => item)].map(({ fingerprint }) => fingerprint);
  const known = await deps.archive.known(feed.id, fingerprints);
  const seen = new Set<string>();
  const isFirst = ({ fingerprint }: Item): boolean =>
    !seen.has(fingerprint) && seen.add(fingerprint) !== null;
  const { items: completed, note } =
    deps.fullText === undefined
      ? { items: carried, note: null }
      : await withFullText(
          deps.fullText,
          { feed, items: carried, known, titlesAlone: document.format === 'sitemap' },
          signal,
        );
  const worth = completed.filter((item) => isFirst(item) && isNewOrEdited(item, known.get(item.fingerprint)));
  const analyses = await deps.reader.analyse(worth.map(inputOf));
  const read = worth.map(
    (item, i): ReadItem => ({
      item,
      analysis: analyses[i] ?? null,
      unreadable: null,
      known: known.get(item.fingerprint) ?? null,
    }),
  );
  const left = broken.filter(({ item }) => isFirst(item) && !known.has(item.fingerprint));
  return { items: [...read, ...left], note };
}

/** What was forgotten stays forgotten. What was rewritten too often is heard once more when it is taken back. */
function isNewOrEdited(item: Item, known: KnownItem | undefined): boolean {
  if (known === undefined) return true;
  if (known.wording === null || known.wording === wordingOf(item)) return false;
  if (known.revision < MOST_REVISIONS) return true;
  return (known.fate === 'founded' || known.fate === 'joined') && retractionIn(item.title) !== null;
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
    hash: entry.hash,
  };
}

function brokenItem(feed: Feed, excerpt: string, reason: string, now: EpochMs): ReadItem {
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
    hash: null,
  };
  return { item, analysis: null, unreadable: reason, known: null };
}

/** What the analysis reads of an item. */
export function inputOf(item: Item): AnalysisInput {
  const { title, summary, outlet, lang } = item;
  return { title, summary, outlet, lang, published: new Date(item.published).toISOString() };
}
