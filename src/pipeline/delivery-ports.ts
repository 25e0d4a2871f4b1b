import type { QuietHours } from '../domain/cadence.ts';
import type { Claim, DeliveryId, DeliveryKind, DeliveryState, Matter, Told } from '../domain/delivery.ts';
import type { Destination, DestinationId, DestinationKey, Platform } from '../domain/destination.ts';
import type { Story, StoryId, StoryNumber } from '../domain/story.ts';
import type {
  Subscription,
  SubscriptionChanges,
  SubscriptionDraft,
  SubscriptionId,
  SubscriptionNumber,
} from '../domain/subscription.ts';
import type { DurationMs, EpochMs } from '../domain/time.ts';
import type { Message } from '../messages/message.ts';
import type { Query } from '../query/syntax-tree.ts';

/** What a destination does not want to hear of. */
export type Mute =
  | { readonly kind: 'story'; readonly story: StoryNumber }
  | { readonly kind: 'outlet'; readonly outlet: string };

/** What holds for all that goes to one destination. */
export interface DestinationRules {
  readonly quiet: QuietHours | null;
  readonly mutes: readonly Mute[];
}

/** Channels, people and what holds for them. */
export interface DestinationStore {
  /** The destination, made where it is new; name, kind and reference are brought up to date, and it is no longer gone. */
  ensure(seen: Omit<Destination, 'id' | 'goneAt'>): Promise<Destination>;
  find(key: DestinationKey): Promise<Destination | null>;
  byId(id: DestinationId): Promise<Destination | null>;
  /** All of a platform, those that are gone among them, by id. */
  on(platform: Platform): Promise<readonly Destination[]>;
  /** Notes that nothing can be delivered there any more; its open deliveries are withdrawn. */
  setGone(id: DestinationId, because: string): Promise<void>;
  rules(id: DestinationId): Promise<DestinationRules>;
  setQuiet(id: DestinationId, quiet: QuietHours | null): Promise<void>;
  /** Mutes; open deliveries of a muted story are withdrawn. `false` when it was muted already. */
  mute(id: DestinationId, mute: Mute, by: string): Promise<boolean>;
  /** `false` when it was not muted. */
  unmute(id: DestinationId, mute: Mute): Promise<boolean>;
}

/** Who is told what, and when. */
export interface SubscriptionStore {
  /** Goes up with every change to subscriptions, mutes and quiet hours, also another process's. */
  version(): Promise<number>;
  /** All that are not ended, paused ones among them. */
  all(): Promise<readonly Subscription[]>;
  /** Those of a destination that are not ended, by number. */
  of(destination: DestinationId): Promise<readonly Subscription[]>;
  /** Those that somebody made in a workspace, wherever they speak, that are not ended, by number. */
  madeBy(key: Pick<DestinationKey, 'platform' | 'workspace'>, user: string): Promise<readonly Subscription[]>;
  byNumber(
    key: Pick<DestinationKey, 'platform' | 'workspace'>,
    number: SubscriptionNumber,
  ): Promise<Subscription | null>;
  byIds(ids: readonly SubscriptionId[]): Promise<readonly Subscription[]>;
  create(draft: SubscriptionDraft): Promise<Subscription>;
  /** Changes one; ending it withdraws its open digests and the open cards that nobody else asked for. `null`: there is none. */
  change(id: SubscriptionId, changes: SubscriptionChanges): Promise<Subscription | null>;
  /**
   * Those with a digest due at or before `now` that are neither ended nor paused, of destinations that are not gone; the
   * longest due first.
   */
  due(now: EpochMs, limit: number): Promise<readonly Subscription[]>;
  /**
   * Owes the digest of a window and moves the schedule on, in one transaction. `false`, and nothing done, when the
   * subscription is no longer due at `expected`: somebody else was faster, or changed it. Where the digest of that moment
   * was owed before (the clock was set back), the schedule alone moves on and the window stays open for the next one.
   */
  openWindow(window: {
    readonly subscription: SubscriptionId;
    readonly expected: EpochMs;
    readonly from: EpochMs;
    readonly to: EpochMs;
    readonly nextDueAt: EpochMs;
  }): Promise<boolean>;
}

/** How an attempt at a delivery ended. */
export type Settlement =
  /** Posted or edited. `told` is what the destination knows of stories from now on. */
  | { readonly kind: 'sent'; readonly messageId: string; readonly told: readonly Told[] }
  /** To be tried again; `doubtful` when it may have arrived all the same. */
  | {
      readonly kind: 'failed';
      readonly retryAt: EpochMs;
      readonly because: string;
      readonly doubtful: boolean;
      /** Whether the attempt counts: waiting as the platform asked does not. */
      readonly counts: boolean;
    }
  | { readonly kind: 'held'; readonly until: EpochMs; readonly because: string }
  /** Told to the destination in another message already. */
  | { readonly kind: 'digested'; readonly because: string }
  | { readonly kind: 'withdrawn'; readonly because: string }
  /** Given up. `gone` when nothing at all can be delivered to the destination any more: what else is open there is withdrawn. */
  | { readonly kind: 'dead'; readonly because: string; readonly gone: boolean };

/** A delivery as `why` and `status` show it. */
export interface DeliveryRecord {
  readonly id: DeliveryId;
  readonly kind: DeliveryKind;
  readonly state: DeliveryState;
  readonly destination: Destination;
  /** The subscriptions that asked for a card, or the one whose digest it is. */
  readonly reasons: readonly SubscriptionId[];
  readonly story: StoryId | null;
  readonly dueAt: EpochMs;
  readonly updatedAt: EpochMs;
  readonly attempts: number;
  /** The platform's id of what was posted. */
  readonly messageId: string | null;
  /** Why it stands so: what held it, what failed, why it was withdrawn. */
  readonly because: string | null;
}

/** A card that a story's news makes due at one destination. */
export interface OwedCard {
  readonly destination: DestinationId;
  readonly reasons: readonly SubscriptionId[];
}

/**
 * The transactional outbox (https://microservices.io/patterns/data/transactional-outbox.html). Cards are owed in the
 * transaction that stores their news ({@link OwedCard}); edits and thread lines follow by themselves once a story has
 * moved past what a destination was told in a card.
 */
export interface OutboxStore {
  /**
   * Ends all leases within seconds, and brings back what a clock that ran ahead put off: for the start of the one instance and after a
   * failure, when nothing is under way. Returns how many leases there were.
   */
  recover(): Promise<number>;
  /**
   * Claims what is due: of each destination the oldest open delivery alone, so that order is kept and no two are under
   * way; one that waits for another attempt makes those behind it wait. A claim whose lease ran out is given again, as
   * doubtful. Durable before it returns.
   */
  claimDue(ask: {
    readonly now: EpochMs;
    readonly limit: number;
    readonly lease: DurationMs;
    /** Platforms that this instance can write to: what is owed elsewhere waits. */
    readonly platforms: readonly Platform[];
    /** Destinations that must wait still: their platform's pace. */
    readonly except: ReadonlySet<DestinationId>;
  }): Promise<readonly Claim[]>;
  /** Notes what is about to be told, before it is posted: found again after a crash, the message is known to say this. Durable. */
  plan(claim: Pick<Claim, 'id' | 'fence'>, told: readonly Told[]): Promise<boolean>;
  /** Records how an attempt ended; `false`, and nothing done, when the claim is no longer the newest. Durable. */
  settle(claim: Pick<Claim, 'id' | 'fence'>, settlement: Settlement): Promise<boolean>;
  /** Owes a destination something that no news made due. `false` when it was owed before. */
  owe(destination: DestinationId, matter: Extract<Matter, { kind: 'notice' }>): Promise<boolean>;
  /**
   * Lets go what quiet hours held until now: thread lines and a single card of a destination become due, several cards
   * become one summary and count as digested. Returns how many were let go.
   */
  release(now: EpochMs): Promise<number>;
  /** When the next delivery to these platforms becomes due, or a lease or a hold ends; `null` when nothing is open. */
  nextAt(platforms: readonly Platform[]): Promise<EpochMs | null>;
  /** What a destination knows of these stories. */
  told(destination: DestinationId, stories: readonly StoryId[]): Promise<ReadonlyMap<StoryId, Told>>;
  /** Deliveries of a story, of one workspace, oldest first; the digests and summaries that told it among them. */
  ofStory(
    story: StoryId,
    key: Pick<DestinationKey, 'platform' | 'workspace'>,
  ): Promise<readonly DeliveryRecord[]>;
  /** Those that were given up, newest first. */
  dead(limit: number): Promise<readonly DeliveryRecord[]>;
}

/** A story of a digest's window. */
export interface WindowStory {
  readonly story: Story;
  /** What the destination was told of it before; `null`: nothing. */
  readonly told: Told | null;
}

/** Reads what happened in a window of time: by when it was stored, so that news that comes late is in the next window. */
export interface WindowReader {
  /**
   * Stories that the query selects, that were founded or gained something since `from`, and of which the destination
   * has not been told at their present stage; newest first, at most `limit`, and how many there are in all.
   */
  storiesIn(
    query: Query,
    window: {
      readonly from: EpochMs;
      /** Older news is not new, whenever it came. */
      readonly publishedSince: EpochMs;
      readonly destination: DestinationId | null;
      readonly now: EpochMs;
      readonly limit: number;
    },
  ): Promise<{ readonly stories: readonly WindowStory[]; readonly total: number }>;
  byIds(ids: readonly StoryId[]): Promise<readonly Story[]>;
}

/** How a platform took a message. */
export type PublishOutcome =
  | { readonly kind: 'sent'; readonly messageId: string }
  /** Too fast: not before then. Nothing was posted. */
  | { readonly kind: 'limited'; readonly retryAt: EpochMs }
  /** `doubtful` when it may have been posted all the same: a time-out, a broken connection, a 5xx. */
  | { readonly kind: 'failed'; readonly because: string; readonly doubtful: boolean }
  /** The destination is gone or closed to us: nothing will ever arrive there. */
  | { readonly kind: 'gone'; readonly because: string }
  /** The message to edit or answer to was deleted. */
  | { readonly kind: 'missing'; readonly because: string }
  /** The platform will not take this message, however often it is tried. */
  | { readonly kind: 'refused'; readonly because: string };

/**
 * Whether a message of ours is there. `unknown` where the platform cannot be asked at all, so that asking again would
 * not help; `limited` and `failed` where it could not be asked just now: then it is asked again before anything is posted.
 */
export type FindOutcome =
  | { readonly kind: 'found'; readonly messageId: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'limited'; readonly retryAt: EpochMs }
  | { readonly kind: 'failed'; readonly because: string };

/**
 * Writes to one platform. Never throws for what the platform answers; bounded in time. `mark` names a delivery for
 * ever: it goes with the message where the platform allows, so that the message can be found again.
 */
export interface Publisher {
  post(destination: Destination, message: Message, mark: string): Promise<PublishOutcome>;
  edit(destination: Destination, messageId: string, message: Message): Promise<PublishOutcome>;
  /** A line in the thread of a message; where there are no threads, an answer to it. */
  reply(destination: Destination, messageId: string, message: Message, mark: string): Promise<PublishOutcome>;
  /** Looks for the message with this mark, posted at or after `since`; for one that answers another, in that one's thread. */
  find(destination: Destination, mark: string, since: EpochMs, thread: string | null): Promise<FindOutcome>;
  /** Milliseconds that must lie between two messages to one destination. */
  readonly pace: DurationMs;
}
