import type { Database } from 'better-sqlite3';
import type { LedgerStore, PolicyStore, StorySearch } from '../../src/commands/ports.ts';
import type { Clock } from '../../src/domain/time.ts';
import type { ArticleStore } from '../../src/pipeline/article-ports.ts';
import type {
  DestinationStore,
  OutboxStore,
  SubscriptionStore,
  WindowReader,
} from '../../src/pipeline/delivery-ports.ts';
import type { HubStore } from '../../src/pipeline/hub-ports.ts';
import type { SealedInstallationStore } from '../../src/pipeline/installation-ports.ts';
import type { AccountStore, Archive, FeedStore } from '../../src/pipeline/ports.ts';
import type { ReadingStore } from '../../src/pipeline/reanalyse.ts';
import type { ReviewStore } from '../../src/pipeline/review-ports.ts';
import { sqliteAccountStore } from './account-store.ts';
import { sqliteArchive } from './archive.ts';
import { sqliteArticles } from './article-store.ts';
import { type ConnectionOptions, openConnection } from './connection.ts';
import { sqliteDestinations } from './destination-store.ts';
import { sqliteFeedStore } from './feed-store.ts';
import { sqliteHubs } from './hub-store.ts';
import { sqliteInstallations } from './installation-store.ts';
import { sqliteLedgerStore } from './ledger-store.ts';
import { sqliteOutbox } from './outbox-store.ts';
import { sqlitePolicies } from './policy-store.ts';
import { sqliteReadingStore } from './reading-store.ts';
import { sqliteReviewStore } from './review-store.ts';
import { asStoreError, guardOf } from './store-error.ts';
import { sqliteStorySearch } from './story-search.ts';
import { sqliteSubscriptions } from './subscription-store.ts';
import { sqliteWindowReader } from './window-reader.ts';

/** The state of one installation. */
export interface Store {
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
  readonly policies: PolicyStore;
  readonly installations: SealedInstallationStore;
  readonly hubs: HubStore;
  /** Names the installation, for ever the same: a few random letters and digits. */
  readonly installation: string;
  /** Closes the file; nothing may be asked of the store afterwards. */
  close(): void;
}

/** A {@link Store} in a SQLite file. */
export interface SqliteStore extends Store {
  readonly file: string;
  /** The connection, for the other files of this folder. */
  readonly db: Database;
}

/**
 * Opens the state file, or makes it where there is none; its folder, too. Any number of processes may read and write
 * it side by side; that only one of them polls is the instance lock's affair.
 *
 * @throws StoreError whose message says what is wrong with the file and what to do; the Promises of the store reject
 *   with it, too.
 */
export function openStore(options: ConnectionOptions & { readonly clock: Clock }): SqliteStore {
  const db = openConnection(options);
  try {
    return storeOf(db, options.file, options.clock);
  } catch (error) {
    // Preparing statements reads the schema, and so finds damage.
    db.close();
    throw asStoreError(error, options.file);
  }
}

function storeOf(db: Database, file: string, clock: Clock): SqliteStore {
  const guard = guardOf(file);
  return {
    file,
    db,
    feeds: sqliteFeedStore(db, clock, guard),
    archive: sqliteArchive(db, clock, guard),
    articles: sqliteArticles(db, guard),
    search: sqliteStorySearch(db, guard),
    ledger: sqliteLedgerStore(db, guard),
    account: sqliteAccountStore(db, guard),
    review: sqliteReviewStore(db, guard),
    readings: sqliteReadingStore(db, guard),
    destinations: sqliteDestinations(db, clock, guard),
    subscriptions: sqliteSubscriptions(db, clock, guard),
    outbox: sqliteOutbox(db, clock, guard),
    windows: sqliteWindowReader(db, guard),
    policies: sqlitePolicies(db, clock, guard),
    installations: sqliteInstallations(db, guard),
    hubs: sqliteHubs(db, guard),
    installation: installationOf(db),
    close: () => void db.close(),
  };
}

function installationOf(db: Database): string {
  const read = db.prepare<[], string>('SELECT name FROM installation').pluck();
  const name = read.get();
  if (name === undefined) throw new Error('The state file does not name its installation.');
  return name;
}
