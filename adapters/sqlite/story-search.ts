import type { Database } from 'better-sqlite3';
import type { StoryPage, StorySearch } from '../../src/commands/ports.ts';
import type { StoryId } from '../../src/domain/story.ts';
import type { ItemFateRecord } from '../../src/pipeline/ports.ts';
import type { Query } from '../../src/query/syntax-tree.ts';
import { changeRows } from './change-rows.ts';
import { compileQuery } from './compile-query.ts';
import { correctionRows } from './correction-rows.ts';
import { evidenceOf } from './item-rows.ts';
import { statementCache } from './statement-cache.ts';
import type { Guard } from './store-error.ts';
import { storyFiles } from './story-files.ts';
import { recordReader } from './story-record.ts';
import { STORY_COLUMNS, type StoryRow, storyReader } from './story-rows.ts';

/** Stories in SQLite, as commands, digests and exports read them. */
export function sqliteStorySearch(db: Database, guard: Guard): StorySearch {
  const search = searcher(db);
  const byNumber = recordReader(db);
  const files = storyFiles(db);
  const corrections = correctionRows(db);
  const changes = changeRows(db);
  const fateOf = db.prepare<[string], FateRow>(
    `SELECT i.title, i.outlet, f.title AS feedTitle, i.published, i.retrieved_at AS retrievedAt, i.fate, i.because,
       i.evidence, i.id, i.story_id AS story
     FROM items i JOIN feeds f ON f.id = i.feed_id 
     WHERE i.canonical_url = ? ORDER BY i.retrieved_at DESC, i.id DESC LIMIT 100`,
  );
  return {
    search: (query, page) => guard(() => search(query, page)),
    byNumber: (number) => guard(() => byNumber(number)),
    fateOf: (url) =>
      guard(() =>
        fateOf.all(url).map(({ id, story, evidence, ...row }): ItemFateRecord => {
          const head = story === null ? null : files.head(files.survivor(story));
          return {
            ...row,
            evidence: evidenceOf(evidence),
            storyNumber: head?.number ?? null,
            standing: head?.standing ?? null,
            corrections: head ? corrections.of(head.number) : [],
            changes: changes.ofItem(id),
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
}

type Page = Parameters<StorySearch['search']>[1];

/** Page and count are read in one transaction, so that they speak of the same state. */
function searcher(db: Database): (query: Query, page: Page) => StoryPage {
  const prepared = statementCache(db);
  const toStories = storyReader(db);
  return db.transaction((query: Query, { now, offset, limit }: Page): StoryPage => {
    const { from, position, where, params } = compileQuery(query, now);
    // The positions of the page are found first, so that only its rows are read.
    const page = `SELECT ${position} AS position FROM ${from} WHERE ${where} ORDER BY ${position} DESC LIMIT ? OFFSET ?`;
    const rows = prepared(
      `SELECT ${STORY_COLUMNS} FROM (${page}) p JOIN stories s ON s.position = p.position ORDER BY p.position DESC`,
    ).all(...params, limit, offset) as StoryRow[];
    const all = compileQuery(query, now, 'count');
    const total = prepared(`SELECT count(*) AS n FROM ${all.from} WHERE ${all.where}`).get(...all.params) as {
      n: number;
    };
    return { stories: toStories(rows), total: total.n };
  });
}
