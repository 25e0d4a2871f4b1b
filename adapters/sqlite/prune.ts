import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { DurationMs, EpochMs } from '../../src/domain/time.ts';
import { megabytes } from './backup.ts';
import type { SqliteStore } from './store.ts';
import { asStoreError } from './store-error.ts';
import { storyIndex } from './story-index.ts';

/** How long things are kept; `null`: for ever. */
export interface RetentionPolicy {
  /** Items that tell no story: irrelevant, unreadable, duplicates. Counted from their retrieval. */
  readonly items: DurationMs | null;
  /** Stories with their items. Counted from the last item that joined. */
  readonly stories: DurationMs | null;
  /** The record of finished deliveries. Counted from their last change. */
  readonly deliveries: DurationMs | null;
}

/** What was forgotten. */
export interface Pruned {
  readonly items: number;
  readonly stories: number;
  readonly deliveries: number;
  /** By how much the file shrank. */
  readonly bytes: number;
  readonly message: string;
}

/**
 * Forgets what is older than the policy says, in short transactions, so that a running instance goes on beside it.
 *
 * Items are emptied, not deleted: their identity and fate stay, so that a feed with a long memory does not bring them
 * again and the account still balances. A story that is owed to somebody stays; so does the record that a living
 * story's card went out, for it is what keeps the card from going out twice. The ledger stays whole, with the words
 * and addresses that support it.
 *
 * @throws StoreError when the file cannot serve.
 */
export async function prune(store: SqliteStore, policy: RetentionPolicy, now: EpochMs): Promise<Pruned> {
  const { db, file } = store;
  try {
    const before = sizeOf(db);
    const stories = await pruneStories(db, cutoff(policy.stories, now));
    const items = await pruneItems(db, cutoff(policy.items, now));
    const deliveries = await pruneDeliveries(db, cutoff(policy.deliveries, now));
    if (stories + items + deliveries > 0) await giveBack(db);
    const bytes = Math.max(0, before - sizeOf(db));
    return { items, stories, deliveries, bytes, message: describe({ items, stories, deliveries, bytes }) };
  } catch (error) {
    throw asStoreError(error, file);
  }
}

/** Before all times when nothing is forgotten. */
function cutoff(keep: DurationMs | null, now: EpochMs): EpochMs {
  if (keep !== null && !(keep >= 0)) throw new RangeError(`A time to keep things for cannot be ${keep} ms.`);
  return keep === null ? Number.MIN_SAFE_INTEGER : now - keep;
}

const EMPTY = `title = '', summary = '', outlet = '', lang = NULL, url = NULL, canonical_url = NULL, because = '',
  stage = NULL, evidence = '[]', analysis = NULL, story_id = NULL, emptied = 1`;

/** Ids that one transaction looks at. */
const ITEMS_AT_ONCE = 2_000;
const STORIES_AT_ONCE = 50;
const DELIVERIES_AT_ONCE = 1_000;

async function pruneItems(db: Database, before: EpochMs): Promise<number> {
  const last = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM items').pluck().get() ?? 0;
  const empty = db.prepare<[number, number, number]>(
    `UPDATE items SET ${EMPTY} WHERE id > ? AND id <= ? AND retrieved_at < ? AND emptied = 0
       AND NOT EXISTS (SELECT 1 FROM story_items t WHERE t.item_id = items.id)`,
  );
  let emptied = 0;
  for (let from = 0; from < last; from += ITEMS_AT_ONCE) {
    emptied += empty.run(from, from + ITEMS_AT_ONCE, before).changes;
    await nextTurn();
  }
  return emptied;
}

async function pruneStories(db: Database, before: EpochMs): Promise<number> {
  const old = db
    .prepare<[number], number>(
      `SELECT s.id FROM stories s WHERE s.updated < ? AND NOT EXISTS (
         SELECT 1 FROM deliveries d WHERE d.story_id = s.id AND d.state IN ('pending', 'sending', 'held'))
       ORDER BY s.updated LIMIT ${STORIES_AT_ONCE}`,
    )
    .pluck();
  const index = storyIndex(db);
  const untell = db.prepare<[number]>('DELETE FROM story_items WHERE story_id = ?');
  const empty = db.prepare<[number]>(`UPDATE items SET ${EMPTY} WHERE story_id = ?`);
  const forget = db.prepare<[number]>('DELETE FROM stories WHERE id = ?');
  const batch = db.transaction((): number => {
    const ids = old.all(before);
    for (const id of ids) {
      index.remove(id);
      untell.run(id);
      empty.run(id);
      forget.run(id);
    }
    return ids.length;
  });
  return repeat(() => batch.immediate());
}

async function pruneDeliveries(db: Database, before: EpochMs): Promise<number> {
  const forget = db.prepare<[number]>(
    `DELETE FROM deliveries WHERE id IN (
       SELECT id FROM deliveries WHERE state IN ('sent', 'failed', 'dead') AND updated_at < ?
         AND (kind <> 'card' OR story_id IS NULL) LIMIT ${DELIVERIES_AT_ONCE})`,
  );
  return repeat(() => forget.run(before).changes);
}

/** Runs batches, each in its turn of the event loop, until one finds nothing; returns how many they did. */
async function repeat(batch: () => number): Promise<number> {
  let total = 0;
  for (let done = batch(); done > 0; done = batch()) {
    total += done;
    await nextTurn();
  }
  return total;
}

const PAGES_AT_ONCE = 1_000;

/** Gives free pages back to the disk, the write-ahead log's with them. */
async function giveBack(db: Database): Promise<void> {
  db.prepare("INSERT INTO story_text (story_text, rank) VALUES ('merge', 500)").run();
  const free = (): number => Number(db.pragma('freelist_count', { simple: true }));
  for (let left = free(); left > 0; ) {
    db.pragma(`incremental_vacuum(${PAGES_AT_ONCE})`);
    await nextTurn();
    const now = free();
    if (now >= left) break;
    left = now;
  }
  db.pragma('wal_checkpoint(TRUNCATE)');
}

function sizeOf(db: Database): number {
  return Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
}

function describe({ items, stories, deliveries, bytes }: Omit<Pruned, 'message'>): string {
  if (items + stories + deliveries === 0) return 'Nothing was old enough to be forgotten.';
  const back = bytes > 0 ? ` ${megabytes(bytes)} went back to the disk.` : '';
  return `Forgot ${items} items, ${stories} stories with their items, and ${deliveries} deliveries. The ledger and its evidence stay.${back}`;
}
