import type { Analysis, AnalysisInput } from '../domain/analysis.ts';
import type { Correction } from '../domain/correction.ts';
import type { Outbox } from '../domain/delivery.ts';
import type {
  DisabledBecause,
  Feed,
  FeedHealth,
  FeedId,
  FeedReading,
  FeedSource,
  Validators,
  Watch,
} from '../domain/feed.ts';
import type { Fingerprint, Item, ItemAccount, ItemFate, Retrieval } from '../domain/item.ts';
import type { Pair, PartyCode } from '../domain/party.ts';
import type { ItemChange, Story, StoryId, StoryNumber, StorySource, StoryStanding } from '../domain/story.ts';
import type { EpochMs } from '../domain/time.ts';
import type { DocumentOutcome } from '../feeds/feed-document.ts';
import type { FetchedDocument, FetchOutcome } from '../feeds/fetch-outcome.ts';
import type { FeedRhythm } from '../messages/feed-line.ts';
import type { Wording } from '../stories/wording.ts';
import type { OwedCard } from './delivery-ports.ts';

/** Gets one feed over the network: public addresses only, bounded in time and size. Never throws. */
export interface FeedFetcher {
  fetch(request: {
    readonly url: string;
    readonly validators: Validators;
    readonly signal: AbortSignal;
    /** What is asked for, where a server has several forms: a feed, unless this says otherwise. */
    readonly wants?: 'page';
  }): Promise<FetchOutcome>;
}

/** Decodes, parses and analyses away from the main thread, bounded in time and memory. Never throws. */
export interface Reader {
  /** As a feed, unless `watch` says otherwise. */
  read(document: FetchedDocument, watch?: Watch): Promise<DocumentOutcome>;
  /** One analysis an input, in order; `null` where the item could not be analysed in its time. */
  analyse(inputs: readonly AnalysisInput[]): Promise<readonly (Analysis | null)[]>;
  close(): Promise<void>;
}

/** Feeds and their state. */
export interface FeedStore {
  list(): Promise<readonly Feed[]>;
  /**
   * Adds or refreshes by address; state, how it is read and `disabled: user` of a known one stay. Returns the ids in
   * order.
   */
  upsert(
    feeds: readonly { source: FeedSource; origin: Feed['origin']; disabled: Feed['disabled'] }[],
  ): Promise<readonly FeedId[]>;
  /** Switches a feed off, or on again with `null`. */
  setDisabled(id: FeedId, disabled: { because: DisabledBecause; note: string } | null): Promise<void>;
  /** Decides how a feed is read from now on. Its validators go, and it is due: the document is to be read, changed or not. */
  setReading(id: FeedId, reading: FeedReading): Promise<void>;
  /** Removes a feed; its items and stories stay. `false` when there is none. */
  remove(id: FeedId): Promise<boolean>;
  /** Learns where the permanent redirects of a feed lead; `false` when another feed stands there already. */
  relocate(id: FeedId, url: string): Promise<boolean>;
  /** Sets when a feed is polled next, and leaves all else of its health: a poll may be under way. */
  schedule(id: FeedId, at: EpochMs): Promise<void>;
  /** Stores how a poll ended that brought no items. With `validators` also those (for a 304 with new ones). */
  recordPoll(id: FeedId, health: FeedHealth, validators?: Validators): Promise<void>;
}

/** An item with its fate, ready to be stored. */
export interface ItemRecord {
  readonly item: Item;
  /** `null` for an unreadable entry. */
  readonly analysis: Analysis | null;
  readonly fate: ItemFate;
  /** Why it was judged so (for `why-not`): the analysis' own sentence, or what it is a duplicate of. */
  readonly because: string;
  /** The story that it founded, joined or repeats; `null` otherwise. */
  readonly story: StoryTarget | null;
}

/** An item that is stored already and is now told or read otherwise, with the fate that it has from now on. */
export interface ItemEdit extends ItemRecord {
  /** Its words changed, or the rules by which it is read. What it was before is kept either way. */
  readonly change: 'edited' | 'reanalysed';
  /** The revision of the words that were there when it was read: an edit that comes too late is left out. */
  readonly from: number;
}

/** A story that exists, or the `index`-th of the chunk's new ones. */
export type StoryTarget =
  | { readonly kind: 'existing'; readonly id: StoryId }
  | { readonly kind: 'new'; readonly index: number };

/** A story before it has a row: all but id, number, revision and sources (those come from its items). */
export type StoryDraft = Omit<Story, 'id' | 'number' | 'revision' | 'sources' | 'standing'>;

/** What is stored in one short transaction: at most 50 items of one feed, and what they did to stories. */
export interface Chunk {
  readonly feedId: FeedId;
  readonly items: readonly ItemRecord[];
  /** Known items that changed. A story that they tell, or told, is made anew from its items. */
  readonly edits?: readonly ItemEdit[];
  readonly founded: readonly StoryDraft[];
  /** New values of stories that moved; the store raises their revision by one. */
  readonly moved: readonly { readonly id: StoryId; readonly draft: StoryDraft }[];
  /** Cards that the news of these stories makes due: stored with it, so that neither is without the other. */
  readonly owed: readonly { readonly story: StoryTarget; readonly cards: readonly OwedCard[] }[];
  /** Goes with the last chunk of a poll only: a crash before it makes the next poll repeat. */
  readonly poll: { readonly health: FeedHealth; readonly validators: Validators } | null;
  /** The answer that brought the items, for the record; absent where none did. */
  readonly retrieval?: Retrieval;
}

/** What of a story is needed to decide whether an item belongs to it: its founder and its labels. */
export interface StoryCandidate {
  readonly id: StoryId;
  readonly draft: StoryDraft;
}

/** An item that its feed already has. */
export interface KnownItem {
  /** Goes up by one with each edit that was taken in; 1 at first. */
  readonly revision: number;
  /** Its present words; `null` when its content was forgotten. */
  readonly wording: Wording | null;
  readonly fate: ItemFate;
  readonly because: string;
  /** The story that it founded, joined or repeats, or told before it was taken back. */
  readonly story: StoryId | null;
}

/** What a story is told by. */
export interface StoryTelling {
  readonly number: StoryNumber;
  readonly sources: readonly StorySource[];
  readonly texts: readonly string[];
}

/** Items and stories, as the one writer needs them. */
export interface Archive {
  /** Those of these fingerprints that the feed already has. */
  known(feedId: FeedId, fingerprints: readonly Fingerprint[]): Promise<ReadonlyMap<Fingerprint, KnownItem>>;
  /** The story (or `null` story) of the first item, from any feed, with this canonical address; `null` when none. */
  byCanonicalUrl(url: string): Promise<{ readonly fate: ItemFate; readonly story: StoryId | null } | null>;
  /** Stories founded in the window that share a party with the item: most shared parties first, then newest, at most `limit`. */
  candidates(around: {
    readonly parties: readonly PartyCode[];
    readonly from: EpochMs;
    readonly to: EpochMs;
    readonly limit: number;
  }): Promise<readonly StoryCandidate[]>;
  /** What tells these stories by now: sources, and titles and summaries of all items, each a text of its own. */
  tellings(stories: readonly StoryId[]): Promise<ReadonlyMap<StoryId, StoryTelling>>;
  /** Stores a chunk whole or not at all. Idempotent: an item that its feed already has changes nothing. */
  commit(chunk: Chunk): Promise<void>;
}

/** What became of the items that one feed brought on one day. */
export interface BookRow {
  readonly feedId: FeedId;
  readonly feedTitle: string;
  /** ISO, UTC. */
  readonly day: string;
  readonly account: ItemAccount;
}

/** Figures for `status`, `/health` and receipts. */
export interface AccountStore {
  /** Items by what became of them, of those retrieved at or after `since` (0: all). */
  items(since: EpochMs): Promise<ItemAccount>;
  /** The same, parted by feed and day (UTC) of retrieval; days ascending, then feeds by id. */
  book(since: EpochMs): Promise<readonly BookRow[]>;
  outbox(): Promise<Outbox>;
  /** What each feed has brought of items published at or after `since`; feeds that brought none are left out. */
  rhythms(since: EpochMs): Promise<readonly FeedRhythm[]>;
}

/** An item as `why-not` shows it. */
export interface ItemFateRecord {
  readonly title: string;
  readonly outlet: string;
  readonly feedTitle: string;
  readonly published: EpochMs;
  readonly retrievedAt: EpochMs;
  readonly fate: ItemFate;
  readonly because: string;
  readonly evidence: Analysis['evidence'];
  /** The story that it went to, or told before; where that was merged, the one that it is in now. */
  readonly storyNumber: StoryNumber | null;
  readonly standing: StoryStanding | null;
  readonly corrections: readonly Correction[];
  readonly changes: readonly ItemChange[];
  /** It came with the first poll of its feed, as far as the archive reaches back: such news alerts nobody. */
  readonly firstPoll: boolean;
}

export type { Pair, StorySource };
