import type { FeedId } from '../../src/domain/feed.ts';
import type { HubSubscription } from '../../src/feeds/hub-subscription.ts';
import type { HubStore } from '../../src/pipeline/hub-ports.ts';

/** What was asked of hubs, in memory. */
export function memoryHubs(): HubStore {
  const kept = new Map<FeedId, HubSubscription>();
  return {
    all: async () => [...kept.values()].sort((a, b) => a.feedId - b.feedId),
    byToken: async (token) => [...kept.values()].find((one) => one.token === token) ?? null,
    save: async (subscription) => void kept.set(subscription.feedId, subscription),
    remove: async (feedId) => kept.delete(feedId),
  };
}
