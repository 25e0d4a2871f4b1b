import type { Destination, Platform } from '../domain/destination.ts';
import type { Clock, DurationMs } from '../domain/time.ts';
import type { Labels } from '../messages/labels.ts';
import type { Vocabulary } from '../query/vocabulary.ts';
import type {
  DestinationStore,
  OutboxStore,
  Publisher,
  SubscriptionStore,
  WindowReader,
} from './delivery-ports.ts';
import type { AccountStore, FeedStore } from './ports.ts';

/** What deliveries are made from and sent with. */
export interface DeliveryDeps {
  readonly outbox: OutboxStore;
  readonly windows: WindowReader;
  readonly subscriptions: SubscriptionStore;
  readonly destinations: DestinationStore;
  readonly feeds: FeedStore;
  readonly account: AccountStore;
  /** The platforms that this instance can write to. */
  readonly publishers: ReadonlyMap<Platform, Publisher>;
  readonly labels: Labels;
  readonly vocabulary: Vocabulary;
  /** What stands before a command on a platform (`/partnership`). */
  readonly prefixOf: (platform: Platform) => string;
  readonly clock: Clock;
  /** 0 to 1, for the jitter of retries. */
  readonly random: () => number;
  /** IANA zone in which dates are written where no subscription says another. */
  readonly timeZone: string;
  /** Names this installation in marks: two of them may write to one channel. */
  readonly installation: string;
  /** Where owners are told that something broke; empty when none are named. */
  readonly owners: () => Promise<readonly Destination[]>;
  readonly log: DeliveryLog;
}

/** Who hears of what went wrong. */
export interface DeliveryLog {
  /** Given up for good: owners are told as well. */
  dead(fields: { readonly delivery: number; readonly destination: string; readonly because: string }): void;
  /** Will be tried again. */
  failed(fields: {
    readonly delivery: number;
    readonly destination: string;
    readonly because: string;
    readonly attempts: number;
  }): void;
  /** A surprise: the program is wrong somewhere. */
  broke(error: unknown): void;
}

/** A claim is its worker's for so long; every attempt is bounded well below it. */
export const LEASE: DurationMs = 60_000;
