import type { Database } from 'better-sqlite3';
import type { ItemChange, StoryId } from '../../src/domain/story.ts';

/** What items were before they changed, oldest first. */
export interface ChangeRows {
  /** Of the items that tell a story, or told it before they were taken back. */
  ofStory(story: StoryId): readonly ItemChange[];
  ofItem(item: number): readonly ItemChange[];
}

const SELECT = `SELECT v.change, i.outlet, coalesce(v.title, i.title) AS title, v.replaced_at AS replacedAt, v.stage,
  v.entry_hash AS hash, v.analysis ->> '$.version' AS version
  FROM items i JOIN item_revisions v ON v.item_id = i.id`;

/** Prepares the statements. */
export function changeRows(db: Database): ChangeRows {
  const ofStory = db.prepare<[number], ItemChange>(
    `${SELECT} WHERE i.story_id = ? AND i.fate <> 'duplicate' ORDER BY v.replaced_at, i.id, v.number`,
  );
  const ofItem = db.prepare<[number], ItemChange>(`${SELECT} WHERE i.id = ? ORDER BY v.number`);
  return { ofStory: (story) => ofStory.all(story), ofItem: (item) => ofItem.all(item) };
}
