import type { Feed, FeedId } from '../domain/feed.ts';
import type { FetchedDocument } from '../feeds/fetch-outcome.ts';
import { isSigned } from '../feeds/hub-subscription.ts';
import type { HubKeeper } from './tend-hubs.ts';

/** What a hub sent to the callback. */
export interface Push {
  readonly token: string;
  readonly body: Uint8Array;
  readonly contentType: string | null;
  /** The header `X-Hub-Signature`; `null` where it was absent. */
  readonly signature: string | null;
}

/**
 * What became of a push. `ignored`: its signature is not the hub's, which the hub must not be told
 * (https://www.w3.org/TR/websub/#signature-validation); `busy`: too much is being read already.
 */
export type PushEnd = 'taken' | 'ignored' | 'unknown' | 'busy';

/** What taking in pushes needs. */
export interface PushDeps {
  readonly keeper: Pick<HubKeeper, 'pushed'>;
  /** Reads and stores, after the hub has its answer. Never rejects. */
  readonly receive: (feed: Feed, document: FetchedDocument) => Promise<void>;
  /** Lets a feed be polled: a push that nobody signed says only that there is something new. */
  readonly poll: (feed: Feed) => Promise<void>;
}

/** Pushes that are read side by side at most, of one feed and in all. */
const MOST_OF_ONE = 2;
const MOST = 8;

/** Takes pushes in; answers as soon as it is known whose they are. */
export function createPushTaker(deps: PushDeps): (push: Push) => Promise<PushEnd> {
  const reading = new Map<FeedId, number>();
  let all = 0;
  const begin = (id: FeedId): void => {
    all++;
    reading.set(id, (reading.get(id) ?? 0) + 1);
  };
  const end = (id: FeedId): void => {
    all--;
    const left = (reading.get(id) ?? 1) - 1;
    if (left > 0) reading.set(id, left);
    else reading.delete(id);
  };
  return async ({ token, body, contentType, signature }) => {
    const known = await deps.keeper.pushed(token);
    if (known === null) return 'unknown';
    const { feed, subscription } = known;
    if (subscription.secret === null) {
      await deps.poll(feed);
      return 'taken';
    }
    if (!isSigned(subscription.secret, signature, body)) return 'ignored';
    if (all >= MOST || (reading.get(feed.id) ?? 0) >= MOST_OF_ONE) return 'busy';
    begin(feed.id);
    void deps
      .receive(feed, { bytes: body, contentType, url: subscription.topic })
      .finally(() => end(feed.id));
    return 'taken';
  };
}
