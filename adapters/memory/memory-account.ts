import { NO_DELIVERIES } from '../../src/domain/delivery.ts';
import { ITEM_STATES, type ItemAccount } from '../../src/domain/item.ts';
import type { AccountStore, BookRow } from '../../src/pipeline/ports.ts';
import type { KeptItem, MemoryState } from './memory-state.ts';

/** The books in memory. Nothing is ever pruned here. */
export function memoryAccountStore(state: MemoryState): AccountStore {
  const since = (at: number): KeptItem[] => state.items.filter(({ item }) => item.retrievedAt >= at);
  return {
    items: async (at) => accountOf(since(at)),
    book: async (at) => {
      const cells = new Map<string, KeptItem[]>();
      for (const kept of since(at)) {
        const day = new Date(kept.item.retrievedAt).toISOString().slice(0, 10);
        const key = `${day} ${String(kept.item.feedId).padStart(9, '0')}`;
        cells.set(key, [...(cells.get(key) ?? []), kept]);
      }
      return [...cells]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, items]): BookRow => {
          const [day = '', feed] = key.split(' ');
          const feedId = Number(feed);
          const feedTitle = state.feeds.get(feedId)?.feed.title ?? '';
          return { feedId, feedTitle, day, account: accountOf(items) };
        });
    },
    rhythms: async (at) => {
      const recent = state.items.filter(({ item }) => item.published >= at);
      const feeds = [...new Set(recent.map(({ item }) => item.feedId))].sort((a, b) => a - b);
      return feeds.map((feedId) => {
        const those = recent.filter(({ item }) => item.feedId === feedId);
        const dates = those.map(({ item }) => item.published);
        const relevant = those.filter(({ fate }) => fate === 'founded' || fate === 'joined').length;
        return { feedId, items: those.length, relevant, first: Math.min(...dates), last: Math.max(...dates) };
      });
    },
    outbox: async () => {
      const book = { ...NO_DELIVERIES };
      for (const { state: end } of state.out.deliveries) book[end]++;
      return book;
    },
  };
}

function accountOf(items: readonly KeptItem[]): ItemAccount {
  const count = (state: string): number => items.filter(({ fate }) => fate === state).length;
  return Object.fromEntries(ITEM_STATES.map((state) => [state, count(state)])) as ItemAccount;
}
