import type { LedgerStore, StorySearch } from '../../src/commands/ports.ts';
import type { Clock, EpochMs } from '../../src/domain/time.ts';
import type { ArticleStore } from '../../src/pipeline/article-ports.ts';
import type {
  DestinationStore,
  OutboxStore,
  SubscriptionStore,
  WindowReader,
} from '../../src/pipeline/delivery-ports.ts';
import type { AccountStore, Archive, FeedStore } from '../../src/pipeline/ports.ts';
import type { ReviewStore } from '../../src/pipeline/review-ports.ts';
import { anUpsert } from '../builders/chunk.ts';

/** The ports of a store, whichever it is. */
export interface StoreUnderTest {
  readonly feeds: FeedStore;
  readonly archive: Archive;
  readonly articles: ArticleStore;
  readonly search: StorySearch;
  readonly ledger: LedgerStore;
  readonly account: AccountStore;
  readonly review: ReviewStore;
  readonly destinations: DestinationStore;
  readonly subscriptions: SubscriptionStore;
  readonly outbox: OutboxStore;
  readonly windows: WindowReader;
  close(): void;
}

/** Opens an empty store, by a clock that stands at {@link NOW} where none is given. */
export type OpenStore = (clock?: Clock) => StoreUnderTest;

/** The present of the contract tests. */
export const NOW: EpochMs = Date.parse('2023-06-01T12:00:00Z');

/** Runs a test with a store that is closed afterwards. */
export async function withStore(
  open: OpenStore,
  test: (store: StoreUnderTest) => Promise<void>,
): Promise<void> {
  const store = open();
  try {
    await test(store);
  } finally {
    store.close();
  }
}

/** Runs a test with a store that has two feeds: 1, a newspaper's, and 2, a government's. */
export function withFeeds(open: OpenStore, test: (store: StoreUnderTest) => Promise<void>): Promise<void> {
  return withStore(open, async (store) => {
    await store.feeds.upsert([
      anUpsert({ url: 'https://one.example/feed' }),
      anUpsert({ url: 'https://two.example/feed', kind: 'government' }),
    ]);
    await test(store);
  });
}
