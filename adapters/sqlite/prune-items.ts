import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { EpochMs } from '../../src/domain/time.ts';

/** What stays of an item: who it was, and what became of it. */
interface Husk {
  readonly id: number;
  readonly feed_id: number;
  readonly fingerprint: string;
  readonly published: number;
  readonly dated: number;
  readonly retrieved_at: number;
  readonly fate: string;
  readonly revision: number;
}

const HUSK = 'id, feed_id, fingerprint, published, dated, retrieved_at, fate, revision';

/**
 * Empties the items that a condition selects; returns how many. They are deleted and put back rather than updated:
 * SQLite joins pages that deletion has left nearly empty, but not those whose rows shrank in place. Runs inside the
 * caller's transaction.
 */
export function itemEmptier(db: Database, condition: string): (...params: readonly number[]) => number {
  const take = db.prepare<number[], Husk>(
    `DELETE FROM items WHERE emptied = 0 AND ${condition} RETURNING ${HUSK}`,
  );
  const putBack = db.prepare<[Husk]>(
    `INSERT INTO items (${HUSK}, title, summary, outlet, because, evidence, emptied)
     VALUES (@id, @feed_id, @fingerprint, @published, @dated, @retrieved_at, @fate, @revision, '', '', '', '', '[]', 1)`,
  );
  return (...params) => {
    const husks = take.all(...params);
    for (const husk of husks) putBack.run(husk);
    return husks.length;
  };
}

/** Ids that one transaction looks at. */
const AT_ONCE = 2_000;

/** Empties the items that tell no story and were retrieved before a moment; returns how many. */
export async function pruneItems(db: Database, before: EpochMs): Promise<number> {
  const last = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM items').pluck().get() ?? 0;
  const empty = itemEmptier(
    db,
    `id > ? AND id <= ? AND retrieved_at < ?
       AND NOT EXISTS (SELECT 1 FROM story_items t WHERE t.item_id = items.id)`,
  );
  const batch = db.transaction((from: number) => empty(from, from + AT_ONCE, before));
  let emptied = 0;
  for (let from = 0; from < last; from += AT_ONCE) {
    emptied += batch.immediate(from);
    await nextTurn();
  }
  return emptied;
}

/** Answers that one transaction forgets. */
const RETRIEVALS_AT_ONCE = 1_000;

/** Forgets the answers of which no item and no revision is left. */
export async function pruneRetrievals(db: Database): Promise<void> {
  const forget = db.prepare<[]>(
    `DELETE FROM retrievals WHERE id IN (SELECT r.id FROM retrievals r
       WHERE NOT EXISTS (SELECT 1 FROM items i WHERE i.retrieval_id = r.id)
         AND NOT EXISTS (SELECT 1 FROM item_revisions v WHERE v.retrieval_id = r.id)
       LIMIT ${RETRIEVALS_AT_ONCE})`,
  );
  while (forget.run().changes > 0) await nextTurn();
}
