import type { FeedEntry } from '../domain/item.ts';
import type { DurationMs } from '../domain/time.ts';
import type { HubOffer } from './hub-offer.ts';

/** The formats that are read; `page`: a web page of which a selector picks the news. */
export type FeedFormat = 'rss' | 'atom' | 'rdf' | 'json' | 'sitemap' | 'page';

/** An entry that could not be read: counted, shown, never fatal to its feed. */
export interface UnreadableEntry {
  /** One sentence: what is missing or broken. */
  readonly reason: string;
  /** What there was of it, at most 200 characters, to recognise it by. */
  readonly excerpt: string;
}

/** A feed document after parsing. */
export interface FeedDocument {
  readonly format: FeedFormat;
  readonly title: string;
  readonly lang: string | null;
  readonly entries: readonly FeedEntry[];
  readonly unreadable: readonly UnreadableEntry[];
  /** What the document says about polling: `ttl`, `sy:updatePeriod`; `null` when silent. */
  readonly updateEvery: DurationMs | null;
  /** Hours (0 to 23, GMT) and weekdays (`Monday` …) in which the publisher asks not to be polled. */
  readonly skipHours: readonly number[];
  readonly skipDays: readonly string[];
  /** Which reader was believed, for the record. */
  readonly reader: 'rss-parser' | 'tolerant' | 'json' | 'sitemap' | 'page';
  /** The charset by which the bytes were decoded. */
  readonly charset: string;
}

/** What reading a source gave. */
export type ReadOutcome =
  /** With the hub that the feed names, if any. */
  | { readonly kind: 'feed'; readonly feed: FeedDocument; readonly hub?: HubOffer }
  /** `what` names what it is instead: `html`, `login page`, `json`, `empty`, `text`, … */
  | {
      readonly kind: 'not-a-feed';
      readonly what: string;
      readonly message: string;
      /** The feed that a web page names for itself, absolute; `null` where it names none. */
      readonly feedLink: string | null;
    }
  | { readonly kind: 'failed'; readonly code: 'timeout' | 'memory' | 'crash'; readonly message: string };

/** What reading one document gave: an index of sitemaps leads on to others. */
export type DocumentOutcome =
  | ReadOutcome
  | {
      readonly kind: 'sitemap-index';
      /** The sitemaps to be read in its place, newest first. */
      readonly children: readonly string[];
    };
