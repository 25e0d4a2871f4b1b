import { type Feed, type FeedId, NEVER_POLLED, NO_VALIDATORS } from '../../src/domain/feed.ts';
import type { FeedStore } from '../../src/pipeline/ports.ts';
import type { KeptFeed, MemoryState } from './memory-state.ts';

type Upserted = Parameters<FeedStore['upsert']>[0][number];

/** Feeds in memory. */
export function memoryFeedStore(state: MemoryState): FeedStore {
  const change = (id: FeedId, changes: (kept: KeptFeed) => Partial<KeptFeed>): void => {
    const kept = state.feeds.get(id);
    if (kept) state.feeds.set(id, { ...kept, ...changes(kept) });
  };
  return {
    list: async () => [...state.feeds.values()].filter(({ removed }) => !removed).map(({ feed }) => feed),
    upsert: async (feeds) => feeds.map((upserted) => upsert(state, upserted)),
    setDisabled: async (id, disabled) =>
      change(id, ({ feed }) => ({ feed: { ...feed, disabled }, switched: true })),
    setReading: async (id, reading) =>
      change(id, ({ feed }) => {
        const health = { ...feed.health, nextPollAt: 0 };
        return { feed: { ...feed, ...reading, health, validators: NO_VALIDATORS } };
      }),
    remove: async (id) => {
      const there = state.feeds.get(id)?.removed === false;
      change(id, () => ({ removed: true }));
      return there;
    },
    relocate: async (id, url) => {
      const taken = [...state.feeds.values()].some(
        ({ feed, address }) => feed.id !== id && (feed.url === url || address === url),
      );
      if (taken || state.feeds.get(id)?.removed !== false) return false;
      change(id, ({ feed }) => ({ feed: { ...feed, url } }));
      return true;
    },
    schedule: async (id, at) =>
      change(id, ({ feed }) => ({ feed: { ...feed, health: { ...feed.health, nextPollAt: at } } })),
    recordPoll: async (id, health, validators) =>
      change(id, ({ feed }) => ({ feed: { ...feed, health, validators: validators ?? feed.validators } })),
  };
}

function upsert(state: MemoryState, { source, origin, disabled }: Upserted): FeedId {
  const known = [...state.feeds.values()]
    .filter(({ feed, address }) => feed.url === source.url || address === source.url)
    .sort((a, b) => Number(a.removed) - Number(b.removed))[0];
  if (!known) {
    const id = ++state.lastFeed;
    const feed: Feed = { ...source, id, origin, disabled, validators: NO_VALIDATORS, health: NEVER_POLLED };
    state.feeds.set(id, { feed, address: source.url, switched: false, removed: false });
    return id;
  }
  const { feed } = known;
  // What a user removed does not come back with the catalogue.
  if (known.removed && origin === 'catalogue') return feed.id;
  const { watch, fullText } = known.removed ? source : feed;
  const fresh = known.removed ? { validators: NO_VALIDATORS, health: NEVER_POLLED } : {};
  const decides = known.removed || decidesSwitch(known, origin);
  const refreshed: Feed = {
    ...feed,
    ...source,
    watch,
    fullText,
    ...fresh,
    url: feed.url,
    origin: feed.origin === 'user' ? 'user' : origin,
    disabled: decides ? disabled : feed.disabled,
  };
  state.feeds.set(feed.id, {
    ...known,
    feed: refreshed,
    removed: false,
    switched: decides ? false : known.switched,
  });
  return feed.id;
}

/** A refresh leaves what the user switched off, and the catalogue leaves every decision. */
function decidesSwitch({ feed, switched }: KeptFeed, origin: Feed['origin']): boolean {
  if (feed.disabled?.because === 'user') return false;
  return origin === 'user' || !switched;
}
