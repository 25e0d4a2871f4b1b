import type { Database } from 'better-sqlite3';
import type { StoryId } from '../../src/domain/story.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import type { ItemEdit } from '../../src/pipeline/ports.ts';
import { tells } from '../../src/pipeline/settle-chunk.ts';
import type { ItemRows } from './item-rows.ts';

/** An edit with where it really goes. */
export interface PlacedEdit {
  readonly edit: ItemEdit;
  readonly story: StoryId | null;
  /** The answer that brought the new words; `null` where they stayed. */
  readonly retrieval: number | null;
}

/** Changes stored items; what they were goes to `item_revisions`. */
export interface ItemEdits {
  /** The story that an item tells now; `null` when it tells none. */
  telling(edit: ItemEdit): StoryId | null;
  /** Takes an edit in; returns the item's row id. */
  apply(placed: PlacedEdit, now: EpochMs): number;
}

/** Prepares the statements for edits; all of them run inside the caller's transaction. */
export function itemEdits(db: Database, rows: ItemRows): ItemEdits {
  const idOf = db
    .prepare<[number, string], number>('SELECT id FROM items WHERE feed_id = ? AND fingerprint = ?')
    .pluck();
  const telling = db
    .prepare<[number, string], number>(
      `SELECT t.story_id FROM story_items t JOIN items i ON i.id = t.item_id
       WHERE i.feed_id = ? AND i.fingerprint = ?`,
    )
    .pluck();
  const keep = db.prepare<[{ id: number; change: string; now: number }]>(
    `INSERT INTO item_revisions (item_id, number, change, replaced_at, revision, title, summary, entry_hash,
       retrieval_id, retrieved_at, fate, because, stage, evidence, analysis)
     SELECT id, 1 + (SELECT count(*) FROM item_revisions r WHERE r.item_id = i.id), @change, @now, revision,
       iif(@change = 'edited', title, NULL), iif(@change = 'edited', summary, NULL), entry_hash, retrieval_id,
       coalesce(revised_at, retrieved_at), fate, because, stage, evidence, analysis
     FROM items i WHERE id = @id`,
  );
  const reword = db.prepare<[Reworded]>(
    `UPDATE items SET revision = revision + 1, title = @title, summary = @summary, url = @url, outlet = @outlet,
       lang = @lang, entry_hash = @hash, retrieval_id = @retrieval, revised_at = @retrievedAt WHERE id = @id`,
  );
  const reread = db.prepare<[Reread]>(
    `UPDATE items SET fate = @fate, because = @because, story_id = @story, stage = @stage, evidence = @evidence,
       analysis = @analysis WHERE id = @id`,
  );
  const untell = db.prepare<[number]>('DELETE FROM story_items WHERE item_id = ?');
  return {
    telling: ({ item }) => telling.get(item.feedId, item.fingerprint) ?? null,
    apply: ({ edit, story, retrieval }, now) => {
      const { item, analysis, change, fate, because } = edit;
      const id = idOf.get(item.feedId, item.fingerprint);
      if (id === undefined) throw new Error('An item that is edited is not in the store.');
      keep.run({ id, change, now });
      if (change === 'edited') reword.run({ ...item, retrieval, id });
      const { evidence, ...rest } = analysis ?? { evidence: [] };
      const read = { evidence: JSON.stringify(evidence), analysis: analysis ? JSON.stringify(rest) : null };
      reread.run({ id, fate, because, story, stage: analysis?.stage ?? null, ...read });
      const told = telling.get(item.feedId, item.fingerprint) ?? null;
      const tellsNow = story !== null && tells(fate) ? story : null;
      if (told !== tellsNow) {
        untell.run(id);
        if (tellsNow !== null) rows.tell(tellsNow, id, fate === 'founded');
      }
      return id;
    },
  };
}

interface Reworded {
  readonly id: number;
  readonly title: string;
  readonly summary: string;
  readonly url: string | null;
  readonly outlet: string;
  readonly lang: string | null;
  readonly hash: string | null;
  readonly retrieval: number | null;
  readonly retrievedAt: number;
}

interface Reread {
  readonly id: number;
  readonly fate: string;
  readonly because: string;
  readonly story: number | null;
  readonly stage: string | null;
  readonly evidence: string;
  readonly analysis: string | null;
}
