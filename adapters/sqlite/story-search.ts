import type { Database } from 'better-sqlite3';
import type { StorySearch } from '../../src/commands/ports.ts';
import type { ItemFate } from '../../src/domain/item.ts';
import type { StoryRecord } from '../../src/domain/story.ts';
import type { ItemFateRecord } from '../../src/pipeline/ports.ts';
import { evidenceOf } from './item-rows.ts';
import type { Guard } from './store-error.ts';
import { storyFinder } from './story-finder.ts';
import { STORY_COLUMNS, type StoryRow, storyReader } from './story-rows.ts';

/** Stories in SQLite, as commands, digests and exports read them. */
export function sqliteStorySearch(db: Database, guard: Guard): StorySearch {
  const { search, backtest } = storyFinder(db);
  const byNumber = recordReader(db);
  const fateOf = db.prepare<[string], FateRow>(
    `SELECT i.title, i.outlet, f.title AS feedTitle, i.published, i.retrieved_at AS retrievedAt, i.fate, i.because,
       i.evidence, s.number AS storyNumber
     FROM items i JOIN feeds f ON f.id = i.feed_id LEFT JOIN stories s ON s.id = i.story_id
     WHERE i.canonical_url = ? ORDER BY i.retrieved_at DESC, i.id DESC LIMIT 100`,
  );
  return {
    search: (query, page) => guard(() => search(query, page)),
    backtest: (query, period) => guard(() => backtest(query, period)),
    byNumber: (number) => guard(() => byNumber(number)),
    fateOf: (url) =>
      guard(() =>
        fateOf.all(url).map((row): ItemFateRecord => ({ ...row, evidence: evidenceOf(row.evidence) })),
      ),
  };
}

type FateRow = Omit<ItemFateRecord, 'evidence'> & { readonly evidence: string; readonly fate: ItemFate };

function recordReader(db: Database): (number: number) => StoryRecord | null {
  const read = db.prepare<[number], StoryRow>(`SELECT ${STORY_COLUMNS} FROM stories s WHERE s.number = ?`);
  const founder = db.prepare<[number], { evidence: string; because: string }>(
    `SELECT i.evidence, i.because FROM story_items t JOIN items i ON i.id = t.item_id
     WHERE t.story_id = ? ORDER BY t.founder DESC, t.item_id LIMIT 1`,
  );
  const toStories = storyReader(db);
  return db.transaction((number: number): StoryRecord | null => {
    const row = read.get(number);
    const [story] = row ? toStories([row]) : [];
    if (!story) return null;
    const found = founder.get(story.id);
    return { ...story, evidence: found ? evidenceOf(found.evidence) : [], because: found?.because ?? '' };
  });
}
