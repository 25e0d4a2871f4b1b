import type { PartyCode } from './party.ts';
import type { DurationMs, EpochMs } from './time.ts';

/** Who stands behind a feed. Decides how its word counts when sources are shown apart. */
export const FEED_KINDS = ['government', 'agency', 'news', 'think-tank', 'wire', 'aggregator'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

/** Stable id of a feed in one store. */
export type FeedId = number;

/** How a source is read: as a feed (or sitemap), or as a page of which a CSS selector picks the news. */
export type Watch = { readonly kind: 'feed' } | { readonly kind: 'page'; readonly selector: string };

/** How a feed is read; what people decide, and no refresh undoes. */
export interface FeedReading {
  readonly watch: Watch;
  /** Whether articles of new entries that are little more than a title are fetched for their text. */
  readonly fullText: boolean;
}

/** How feeds are read that nobody decided on. */
export const AS_A_FEED: FeedReading = { watch: { kind: 'feed' }, fullText: false };

/** What a feed is, as the catalogue or the user says. */
export interface FeedSource extends FeedReading {
  /** Absolute http(s) address. */
  readonly url: string;
  readonly title: string;
  readonly publisher: string;
  /** Country (or bloc) of the publisher; `null` when it has none. */
  readonly country: PartyCode | null;
  /** BCP 47 primary language; `null` when unknown or mixed. */
  readonly lang: string | null;
  readonly kind: FeedKind;
}

/** What the server gave to make the next request conditional: opaque, sent back to the letter. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/**
 * Why a feed is not polled: `catalogue` (known dead or walled when shipped), `gone` (410), `user` (switched off).
 */
export type DisabledBecause = 'catalogue' | 'gone' | 'user';

/** How the last poll of a feed ended. */
export type PollStatus = 'unchanged' | 'fetched' | 'moved' | 'gone' | 'not-a-feed' | 'limited' | 'failed';

/** A feed with its state: everything the scheduler needs to know. */
export interface Feed extends FeedSource {
  readonly id: FeedId;
  /** Who put it in: shipped with the program, or added by a user. */
  readonly origin: 'catalogue' | 'user';
  readonly disabled: { readonly because: DisabledBecause; readonly note: string } | null;
  readonly validators: Validators;
  readonly health: FeedHealth;
}

/** What a feed's document asks of those who poll it. Kept with its health: an answer 304 brings no document. */
export interface PollAsks {
  /** From `ttl` or `sy:updatePeriod`; `null` when silent. */
  readonly updateEvery: DurationMs | null;
  /** Hours (0 to 23, GMT) and weekdays (`Monday` …) in which it asks not to be polled. */
  readonly skipHours: readonly number[];
  readonly skipDays: readonly string[];
}

/** A document that asks for nothing. */
export const NO_ASKS: PollAsks = { updateEvery: null, skipHours: [], skipDays: [] };

/** The health of a feed, as `sources`, `status` and `/health` show it. */
export interface FeedHealth {
  /** When it may be polled next; 0 means at once. */
  readonly nextPollAt: EpochMs;
  readonly lastPolledAt: EpochMs | null;
  /** Last time that it answered as a feed (200 or 304). */
  readonly lastSuccessAt: EpochMs | null;
  readonly lastStatus: PollStatus | null;
  /** One sentence on the last failure; `null` when the last poll went well. */
  readonly lastError: string | null;
  /** Failures in a row; 0 when the last poll went well. */
  readonly failures: number;
  /** What the last document that was read asked for. */
  readonly asks: PollAsks;
  /** The usual time between two of its entries, as its last document shows; `null` where it shows none. */
  readonly between: DurationMs | null;
  /** Where a permanent redirect led at the last poll that went well; learnt when the next one confirms it. */
  readonly movingTo: string | null;
}

/** The state of a feed that has never been polled. */
export const NEVER_POLLED: FeedHealth = {
  nextPollAt: 0,
  lastPolledAt: null,
  lastSuccessAt: null,
  lastStatus: null,
  lastError: null,
  failures: 0,
  asks: NO_ASKS,
  between: null,
  movingTo: null,
};

export const NO_VALIDATORS: Validators = { etag: null, lastModified: null };
