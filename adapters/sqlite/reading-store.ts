import type { Database } from 'better-sqlite3';
import type { FeedKind } from '../../src/domain/feed.ts';
import type { ItemFate } from '../../src/domain/item.ts';
import type { StoryId } from '../../src/domain/story.ts';
import type { OutdatedItem, ReadingStore } from '../../src/pipeline/reanalyse.ts';
import type { Guard } from './store-error.ts';
import { analysisOf, ITEM_COLUMNS, type ItemRow, itemOf, storyFiles } from './story-files.ts';

interface OutdatedRow extends ItemRow {
  readonly kind: FeedKind;
  readonly fate: ItemFate;
  readonly because: string;
  readonly story: StoryId | null;
}

const OUTDATED = "i.emptied = 0 AND i.analysis ->> '$.version' <> @version";

/** Stored readings in SQLite, for reading anew. */
export function sqliteReadingStore(db: Database, guard: Guard): ReadingStore {
  const outdated = db
    .prepare<[{ version: string }], number>(`SELECT count(*) FROM items i WHERE ${OUTDATED}`)
    .pluck();
  const next = db.prepare<[{ version: string; after: number; limit: number }], OutdatedRow>(
    `SELECT ${ITEM_COLUMNS}, i.fate, i.because, i.story_id AS story, f.kind FROM items i
     JOIN feeds f ON f.id = i.feed_id WHERE i.id > @after AND ${OUTDATED} ORDER BY i.id LIMIT @limit`,
  );
  const confirm = db.prepare<[string, string]>(
    `UPDATE items SET analysis = json_set(analysis, '$.version', ?)
     WHERE id IN (SELECT value FROM json_each(?)) AND analysis IS NOT NULL`,
  );
  const files = storyFiles(db);
  return {
    outdated: (version) => guard(() => outdated.get({ version }) ?? 0),
    nextOutdated: (version, after, limit) =>
      guard(() => next.all({ version, after, limit }).flatMap(outdatedOf)),
    confirm: (items, version) => guard(() => void confirm.run(version, JSON.stringify(items))),
    story: (id) => guard(() => files.read(files.survivor(id))),
  };
}

function outdatedOf(row: OutdatedRow): OutdatedItem[] {
  const analysis = analysisOf(row);
  if (analysis === null) return [];
  const { id, revision, kind, fate, because, story } = row;
  return [{ id, item: itemOf(row), analysis, revision, kind, fate, because, story }];
}
