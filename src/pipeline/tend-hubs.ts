import type { Feed, FeedId } from '../domain/feed.ts';
import type { Clock, EpochMs } from '../domain/time.ts';
import type { HubOffer } from '../feeds/hub-offer.ts';
import {
  afterAsking,
  askingForm,
  type HubSubscription,
  isAskingDue,
  keepsSecrets,
  type Verification,
  verify,
} from '../feeds/hub-subscription.ts';
import type { HubClient, HubStore, Hubs } from './hub-ports.ts';
import type { FeedStore } from './ports.ts';

/** What looking after subscriptions needs. */
export interface HubDeps {
  readonly store: HubStore;
  readonly feeds: Pick<FeedStore, 'list' | 'schedule'>;
  readonly client: HubClient;
  readonly clock: Clock;
  /** The address of a token's callback, as the outside reaches it. */
  readonly callbackOf: (token: string) => string;
  /** 32 random bytes in hex. */
  readonly random: () => string;
}

/** Looks after what feeds are subscribed to at their hubs. */
export interface HubKeeper extends Hubs {
  /** Asks the hubs that are to be asked now, and takes leave of those whose feed is watched no more. */
  tend(signal: AbortSignal): Promise<void>;
  /** Answers a hub that verifies. */
  verified(token: string, query: URLSearchParams): Promise<Verification>;
  /** The feed behind a token, with its subscription, while it is watched and its hub may push; else `null`. */
  pushed(token: string): Promise<{ readonly feed: Feed; readonly subscription: HubSubscription } | null>;
}

/** Hubs that are asked in one look after them, so that a catalogue that is new does not ask two hundred at once. */
const MOST_ASKINGS = 20;

/** Reads what is kept, so that a lease outlasts a restart. */
export async function createHubKeeper(deps: HubDeps): Promise<HubKeeper> {
  const kept = new Map<FeedId, HubSubscription>();
  /** Left, but hubs may still ask back: by token, until the program ends. */
  const leaving = new Map<string, HubSubscription>();
  /** Of feeds that name another hub by now, or none: to be left at the next look. */
  const left: HubSubscription[] = [];
  for (const subscription of await deps.store.all()) kept.set(subscription.feedId, subscription);

  const save = async (subscription: HubSubscription): Promise<void> => {
    kept.set(subscription.feedId, subscription);
    await deps.store.save(subscription);
  };
  const forget = async (feedId: FeedId): Promise<void> => {
    kept.delete(feedId);
    await deps.store.remove(feedId);
  };
  const watched = () => watchedFeeds(deps.feeds);
  const leave = async (subscription: HubSubscription, signal: AbortSignal): Promise<void> => {
    // The hub asks back at once, and must find the subscription; one that does not answer lets the lease run out.
    leaving.set(subscription.token, subscription);
    if (subscription.leaseUntil !== null && subscription.leaseUntil > deps.clock.now()) {
      const form = askingForm('unsubscribe', subscription, deps.callbackOf(subscription.token));
      await deps.client.ask(subscription.hub, form, signal);
    }
  };

  return {
    async offered(feedId, offer) {
      const known = kept.get(feedId);
      if (known?.hub === offer?.hub && known?.topic === offer?.topic) return;
      if (known !== undefined) {
        left.push(known);
        await forget(feedId);
      }
      if (offer !== null) await save(offeredTo(feedId, offer, deps.random));
    },
    pushedUntil: (feedId) => leaseOf(kept.get(feedId), deps.clock.now()),
    async tend(signal) {
      const feeds = await watched();
      let askings = MOST_ASKINGS;
      for (const subscription of left.splice(0)) await leave(subscription, signal);
      for (const subscription of [...kept.values()]) {
        if (signal.aborted) return;
        if (!feeds.has(subscription.feedId)) {
          await forget(subscription.feedId);
          await leave(subscription, signal);
        } else if (askings > 0 && isAskingDue(subscription, deps.clock.now())) {
          askings--;
          const form = askingForm('subscribe', subscription, deps.callbackOf(subscription.token));
          // Hubs may verify before they answer: what is asked is known before it is asked.
          await save(afterAsking(subscription, null, deps.clock.now()));
          const problem = await deps.client.ask(subscription.hub, form, signal);
          // What the hub verified meanwhile holds, whatever became of its answer.
          const unchanged = kept.get(subscription.feedId)?.leaseUntil === subscription.leaseUntil;
          if (problem !== null && unchanged && !signal.aborted)
            await save(afterAsking({ ...subscription, state: 'offered' }, problem, deps.clock.now()));
        }
      }
    },
    async verified(token, query) {
      const subscription = (await deps.store.byToken(token)) ?? leaving.get(token) ?? null;
      const wanted =
        subscription !== null && !leaving.has(token) && (await watched()).has(subscription.feedId);
      const verification = verify(subscription, query, wanted, deps.clock.now());
      const { after } = verification;
      if (after !== null && wanted) {
        await save(after);
        // A feed that is pushed no more is polled as before, from now on.
        if (after.state === 'refused') await deps.feeds.schedule(after.feedId, deps.clock.now());
      }
      return verification;
    },
    async pushed(token) {
      const subscription = await deps.store.byToken(token);
      if (subscription === null || subscription.state === 'offered') return null;
      const feed = (await watched()).get(subscription.feedId);
      return feed === undefined ? null : { feed, subscription };
    },
  };
}

async function watchedFeeds(feeds: Pick<FeedStore, 'list'>): Promise<ReadonlyMap<FeedId, Feed>> {
  const all = await feeds.list();
  return new Map(all.filter((feed) => feed.disabled === null).map((feed) => [feed.id, feed]));
}

function offeredTo(feedId: FeedId, offer: HubOffer, random: () => string): HubSubscription {
  return {
    ...offer,
    feedId,
    state: 'offered',
    token: random(),
    secret: keepsSecrets(offer.hub) ? random() : null,
    askedAt: null,
    leaseUntil: null,
    failures: 0,
    reason: null,
  };
}

function leaseOf(subscription: HubSubscription | undefined, now: EpochMs): EpochMs | null {
  const until = subscription?.state === 'active' ? subscription.leaseUntil : null;
  return until !== null && until > now ? until : null;
}
