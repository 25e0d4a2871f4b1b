import type { LedgerStore, StorySearch } from '../../src/commands/ports.ts';
import { ITEM_STATES, type ItemAccount } from '../../src/domain/item.ts';
import type { AccountStore, Archive, FeedStore } from '../../src/pipeline/ports.ts';
import type { ReviewStore } from '../../src/pipeline/review-ports.ts';
import { memoryArchive } from './memory-archive.ts';
import { memoryFeedStore } from './memory-feeds.ts';
import { memoryLedgerStore } from './memory-ledger.ts';
import { memoryReviewStore } from './memory-review.ts';
import { memoryStorySearch } from './memory-search.ts';
import { emptyState, type MemoryState } from './memory-state.ts';

/** The state of an installation that lasts as long as the process. */
export interface MemoryStore {
  readonly feeds: FeedStore;
  readonly archive: Archive;
  readonly search: StorySearch;
  readonly ledger: LedgerStore;
  readonly account: AccountStore;
  readonly review: ReviewStore;
  close(): void;
}

/**
 * A working store in memory behind the same ports as the one in SQLite, for tests and trials: simple rather than
 * fast (every question looks at everything).
 */
export function createMemoryStore(): MemoryStore {
  const state = emptyState();
  return {
    feeds: memoryFeedStore(state),
    archive: memoryArchive(state),
    search: memoryStorySearch(state),
    ledger: memoryLedgerStore(state),
    account: memoryAccountStore(state),
    review: memoryReviewStore(state),
    close: () => {},
  };
}

function memoryAccountStore(state: MemoryState): AccountStore {
  return {
    items: async (since) => {
      const counted = state.items.filter(({ item }) => item.retrievedAt >= since);
      const count = (fate: string) => counted.filter((kept) => kept.fate === fate).length;
      // Nothing is ever pruned here.
      return Object.fromEntries(ITEM_STATES.map((state) => [state, count(state)])) as ItemAccount;
    },
    // Nothing is owed to anybody before there are subscriptions.
    outbox: async () => ({ pending: 0, sending: 0, sent: 0, held: 0, failed: 0, dead: 0 }),
  };
}
