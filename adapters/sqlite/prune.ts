import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { DurationMs, EpochMs } from '../../src/domain/time.ts';
import { count } from '../../src/messages/labels.ts';
import { pruneArticles } from './article-store.ts';
import { megabytes } from './backup.ts';
import { sizeOf } from './inspect-file.ts';
import { itemEmptier, pruneItems, pruneRetrievals } from './prune-items.ts';
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
    const stories = await older(policy.stories, now, (before) => pruneStories(db, before));
    const items = await older(policy.items, now, (before) => pruneItems(db, before));
    const deliveries = await older(policy.deliveries, now, (before) => pruneDeliveries(db, before));
    if (stories + items > 0) await pruneRetrievals(db);
    if (policy.items !== null) await pruneArticles(db, now - policy.items);
    if (stories + items + deliveries > 0) await giveBack(db);
    const bytes = Math.max(0, before - sizeOf(db));
    return { items, stories, deliveries, bytes, message: describe({ items, stories, deliveries, bytes }) };
  } catch (error) {
    throw asStoreError(error, file);
  }
}

/** Forgets what is older than what is kept; nothing when it is kept for ever. */
async function older(
  keep: DurationMs | null,
  now: EpochMs,
  forget: (before: EpochMs) => Promise<number>,
): Promise<number> {
  if (keep === null) return 0;
  if (!(keep >= 0)) throw new RangeError(`A time to keep things for cannot be ${keep} ms.`);
  return forget(now - keep);
}

/** Stories, and deliveries, that one transaction forgets. */
const STORIES_AT_ONCE = 50;
const DELIVERIES_AT_ONCE = 1_000;

async function pruneStories(db: Database, before: EpochMs): Promise<number> {
  const old = db
    .prepare<[number], number>(
      `SELECT s.id FROM stories s WHERE s.updated < ? AND NOT EXISTS (
         SELECT 1 FROM deliveries d WHERE d.story_id = s.id AND d.state IN ('pending', 'sending', 'held', 'failed'))
       ORDER BY s.updated LIMIT ${STORIES_AT_ONCE}`,
    )
    .pluck();
  const index = storyIndex(db);
  const untell = db.prepare<[number]>('DELETE FROM story_items WHERE story_id = ?');
  const empty = itemEmptier(db, 'story_id = ?');
  const forget = db.prepare<[number]>('DELETE FROM stories WHERE id = ?');
  const batch = db.transaction((): number => {
    const ids = old.all(before);
    for (const id of ids) {
      index.remove(id);
      untell.run(id);
      empty(id);
      forget.run(id);
    }
    return ids.length;
  });
  return repeat(() => batch.immediate());
}

async function pruneDeliveries(db: Database, before: EpochMs): Promise<number> {
  const forget = db.prepare<[number]>(
    `DELETE FROM deliveries WHERE id IN (
       SELECT id FROM deliveries WHERE state IN ('sent', 'digested', 'dead', 'withdrawn') AND updated_at < ?
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

function describe({ items, stories, deliveries, bytes }: Omit<Pruned, 'message'>): string {
  if (items + stories + deliveries === 0) return 'Nothing was old enough to be forgotten.';
  const back = bytes > 0 ? ` ${megabytes(bytes)} went back to the disk.` : '';
  const forgotten = `${count(items, 'item')}, ${count(stories, 'story', 'stories')} with their items, and ${count(deliveries, 'delivery', 'deliveries')}`;
  return `Forgot ${forgotten}. The ledger and its evidence stay.${back}`;
}
