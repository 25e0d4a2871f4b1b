import type { Database } from 'better-sqlite3';
import type { StorySearch } from '../../src/commands/ports.ts';
import type { StoryId } from '../../src/domain/story.ts';
import type { ItemFateRecord } from '../../src/pipeline/ports.ts';
import { changeRows } from './change-rows.ts';
import { correctionRows } from './correction-rows.ts';
import { evidenceOf } from './item-rows.ts';
import type { Guard } from './store-error.ts';
import { storyFiles } from './story-files.ts';
import { storyFinder } from './story-finder.ts';
import { recordReader } from './story-record.ts';

/** Stories in SQLite, as commands, digests and exports read them. */
export function sqliteStorySearch(db: Database, guard: Guard): StorySearch {
  const { search, backtest } = storyFinder(db);
  const byNumber = recordReader(db);
  const files = storyFiles(db);
  const corrections = correctionRows(db);
  const changes = changeRows(db);
  const fateOf = db.prepare<[string], FateRow>(
    `SELECT i.title, i.outlet, f.title AS feedTitle, i.published, i.retrieved_at AS retrievedAt, i.fate, i.because,
       i.evidence, i.id, i.story_id AS story,
       NOT EXISTS (SELECT 1 FROM items e WHERE e.feed_id = i.feed_id AND e.retrieved_at < i.retrieved_at) AS firstPoll
     FROM items i JOIN feeds f ON f.id = i.feed_id
     WHERE i.canonical_url = ? ORDER BY i.retrieved_at DESC, i.id DESC LIMIT 100`,
  );
  return {
    search: (query, page) => guard(() => search(query, page)),
    backtest: (query, period) => guard(() => backtest(query, period)),
    byNumber: (number) => guard(() => byNumber(number)),
    fateOf: (url) =>
      guard(() =>
        fateOf.all(url).map(({ id, story, evidence, firstPoll, ...row }): ItemFateRecord => {
          const head = story === null ? null : files.head(files.survivor(story));
          return {
            ...row,
            evidence: evidenceOf(evidence),
            storyNumber: head?.number ?? null,
            standing: head?.standing ?? null,
            corrections: head ? corrections.of(head.number) : [],
            changes: changes.ofItem(id),
            firstPoll: firstPoll === 1,
          };
        }),
      ),
  };
}

interface FateRow
  extends Pick<
    ItemFateRecord,
    'title' | 'outlet' | 'feedTitle' | 'published' | 'retrievedAt' | 'fate' | 'because'
  > {
  readonly id: number;
  readonly story: StoryId | null;
  readonly evidence: string;
  readonly firstPoll: 0 | 1;
}
