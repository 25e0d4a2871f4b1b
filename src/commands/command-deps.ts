import type { Clock } from '../domain/time.ts';
import type {
  DestinationStore,
  OutboxStore,
  SubscriptionStore,
  WindowReader,
} from '../pipeline/delivery-ports.ts';
import type { HubStore } from '../pipeline/hub-ports.ts';
import type { AccountStore, Archive, FeedStore } from '../pipeline/ports.ts';
import type { ReviewStore } from '../pipeline/review-ports.ts';
import type { SerialQueue } from '../pipeline/serial-queue.ts';
import type { Vocabulary } from '../query/vocabulary.ts';
import type { LedgerDeps } from './ledger-deps.ts';
import type { Owners, PolicyStore } from './ports.ts';

/** What answers are made from, and what commands change. */
export interface CommandDeps extends LedgerDeps {
  readonly feeds: FeedStore;
  readonly account: AccountStore;
  readonly hubs?: Pick<HubStore, 'all'>;
  readonly archive: Pick<Archive, 'tellings'>;
  readonly subscriptions: SubscriptionStore;
  readonly destinations: DestinationStore;
  readonly outbox: Pick<OutboxStore, 'ofStory' | 'told' | 'dead' | 'owe'>;
  readonly windows: WindowReader;
  readonly policies: PolicyStore;
  readonly review: ReviewStore;
  readonly owners: Owners;
  /** Whether several workspaces share the feeds, so that the owners alone decide on them. */
  readonly sharesFeeds: boolean;
  readonly vocabulary: Vocabulary;
  readonly clock: Clock;
  /** Changes go one after another, so that a limit is not passed and nothing is made twice by two at once. */
  readonly serially: SerialQueue;
}
