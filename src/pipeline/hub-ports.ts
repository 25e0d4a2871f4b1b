import type { FeedId } from '../domain/feed.ts';
import type { EpochMs } from '../domain/time.ts';
import type { HubOffer } from '../feeds/hub-offer.ts';
import type { HubSubscription } from '../feeds/hub-subscription.ts';

/** What was asked of hubs, by feed. */
export interface HubStore {
  all(): Promise<readonly HubSubscription[]>;
  /** `null` where no feed has this token. */
  byToken(token: string): Promise<HubSubscription | null>;
  /** Keeps it in place of what was kept for its feed. */
  save(subscription: HubSubscription): Promise<void>;
  /** `false` where nothing was kept. */
  remove(feedId: FeedId): Promise<boolean>;
}

/** Asks hubs over the network: public addresses only, bounded in time and size. Never throws. */
export interface HubClient {
  /** `null` where the hub took the form; else one sentence on why not. */
  ask(hub: string, form: URLSearchParams, signal: AbortSignal): Promise<string | null>;
}

/** What polling tells of hubs, and asks of them. */
export interface Hubs {
  /** A feed was read that names this hub, or none any more. */
  offered(feedId: FeedId, offer: HubOffer | null): Promise<void>;
  /** Until when the feed is pushed; `null` where it is not. */
  pushedUntil(feedId: FeedId): EpochMs | null;
}
