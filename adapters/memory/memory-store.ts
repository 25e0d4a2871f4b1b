import type { LedgerStore, StorySearch } from '../../src/commands/ports.ts';
import type { Clock } from '../../src/domain/time.ts';
import type { ArticleStore } from '../../src/pipeline/article-ports.ts';
import type {
  DestinationStore,
  OutboxStore,
  SubscriptionStore,
  WindowReader,
} from '../../src/pipeline/delivery-ports.ts';
import type { AccountStore, Archive, FeedStore } from '../../src/pipeline/ports.ts';
import type { ReadingStore } from '../../src/pipeline/reanalyse.ts';
import type { ReviewStore } from '../../src/pipeline/review-ports.ts';
import { memoryAccountStore } from './memory-account.ts';
import { memoryArchive } from './memory-archive.ts';
import { memoryArticles } from './memory-articles.ts';
import { memoryDestinations } from './memory-destinations.ts';
import { memoryFeedStore } from './memory-feeds.ts';
import { memoryLedgerStore } from './memory-ledger.ts';
import { memoryOutbox } from './memory-outbox.ts';
import { memoryReadingStore } from './memory-readings.ts';
import { memoryReviewStore } from './memory-review.ts';
import { memoryStorySearch } from './memory-search.ts';
import { emptyState } from './memory-state.ts';
import { memorySubscriptions } from './memory-subscriptions.ts';
import { memoryWindows } from './memory-windows.ts';

/** The state of an installation that lasts as long as the process. */
export interface MemoryStore {
  readonly feeds: FeedStore;
  readonly archive: Archive;
  readonly articles: ArticleStore;
  readonly search: StorySearch;
  readonly ledger: LedgerStore;
  readonly account: AccountStore;
  readonly review: ReviewStore;
  readonly readings: ReadingStore;
  readonly destinations: DestinationStore;
  readonly subscriptions: SubscriptionStore;
  readonly outbox: OutboxStore;
  readonly windows: WindowReader;
  close(): void;
}

/** For those to whom the time does not matter. */
const EPOCH: Clock = { now: () => 0 };

/**
 * A working store in memory behind the same ports as the one in SQLite, for tests and trials: simple rather than
 * fast (every question looks at everything).
 */
export function createMemoryStore(clock: Clock = EPOCH): MemoryStore {
  const state = emptyState(clock);
  return {
    feeds: memoryFeedStore(state),
    archive: memoryArchive(state),
    articles: memoryArticles(),
    search: memoryStorySearch(state),
    ledger: memoryLedgerStore(state),
    account: memoryAccountStore(state),
    review: memoryReviewStore(state),
    readings: memoryReadingStore(state),
    destinations: memoryDestinations(state.out),
    subscriptions: memorySubscriptions(state.out),
    outbox: memoryOutbox(state),
    windows: memoryWindows(state),
    close: () => {},
  };
}
