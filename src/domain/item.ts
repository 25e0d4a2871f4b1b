import type { FeedId } from './feed.ts';
import type { EpochMs } from './time.ts';

/**
 * One entry of a feed document, as the parser read it: raw values, nothing filled in, nothing resolved twice.
 * Text fields are plain text (markup and entities already gone) with white space folded.
 */
export interface FeedEntry {
  /** `guid`, `id` or `rdf:about`, trimmed; `null` when the entry has none. */
  readonly guid: string | null;
  /** Absolute address of the article, or `null`. */
  readonly url: string | null;
  readonly title: string;
  readonly summary: string;
  /** When the entry says that it was published (or, failing that, updated); `null` when it does not say. */
  readonly published: EpochMs | null;
  /** The outlet that an aggregator names for the entry (`<source>`, author of a JSON Feed); `null` otherwise. */
  readonly outlet: string | null;
  /** The entry's own language where it gives one. */
  readonly lang: string | null;
  /** SHA-256 of the entry as it arrived, before anything was cleaned: `entryHash` of `src/feeds/entry-hash.ts`. */
  readonly hash: string;
}

/** 128 bits in hex: what makes an entry the same entry when it is seen again. */
export type Fingerprint = string;

/** An entry that was taken into the archive, kept as it arrived. */
export interface Item {
  readonly feedId: FeedId;
  readonly fingerprint: Fingerprint;
  /** Canonical address, or `null`: the key under which two feeds carry the same article. */
  readonly canonicalUrl: string | null;
  readonly url: string | null;
  readonly title: string;
  readonly summary: string;
  readonly outlet: string;
  readonly lang: string | null;
  /** The entry's own date, or the time of retrieval where it gave none or one in the future. */
  readonly published: EpochMs;
  /** Whether `published` is the entry's own. */
  readonly dated: boolean;
  readonly retrievedAt: EpochMs;
  /** SHA-256 of the entry as it arrived; `null` for what could not be read, and for items from before it was kept. */
  readonly hash: string | null;
}

/** The server's answer that brought an item, as far as it is evidence; headers to the letter. */
export interface Retrieval {
  /** The address that answered, after redirects. */
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly contentType: string | null;
}

/** What becomes of an item when it is read. */
export const ITEM_FATES = ['founded', 'joined', 'duplicate', 'irrelevant', 'unreadable'] as const;
export type ItemFate = (typeof ITEM_FATES)[number];

/** Where an item stands in the first of the two books that must balance: its fate, until its content is forgotten. */
export const ITEM_STATES = [...ITEM_FATES, 'pruned'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** Counts of items by what became of them; every item that was ever seen counts once. */
export type ItemAccount = Readonly<Record<ItemState, number>>;

/** How many items an account holds. */
export function itemsIn(account: ItemAccount): number {
  return ITEM_STATES.reduce((sum, state) => sum + account[state], 0);
}
