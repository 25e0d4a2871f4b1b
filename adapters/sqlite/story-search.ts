import type { Database } from 'better-sqlite3';
import {
  type Backtest,
  countBound,
  coveredDays,
  type StoryPage,
  type StorySearch,
} from '../../src/commands/ports.ts';
import type { ItemFate } from '../../src/domain/item.ts';
import type { Story, StoryRecord } from '../../src/domain/story.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import type { ItemFateRecord } from '../../src/pipeline/ports.ts';
import { firedWithin } from '../../src/query/at-publication.ts';
import type { Query } from '../../src/query/syntax-tree.ts';
import { compileQuery } from './compile-query.ts';
import { evidenceOf } from './item-rows.ts';
import { statementCache } from './statement-cache.ts';
import type { Guard } from './store-error.ts';
import { STORY_COLUMNS, type StoryRow, storyReader } from './story-rows.ts';

/** Stories in SQLite, as commands, digests and exports read them. */
export function sqliteStorySearch(db: Database, guard: Guard): StorySearch {
  const { search, backtest } = searcher(db);
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

type Page = Parameters<StorySearch['search']>[1];
type BacktestPeriod = Parameters<StorySearch['backtest']>[1];

/** Page and count are read in one transaction, so that they speak of the same state. */
function searcher(db: Database): {
  readonly search: (query: Query, page: Page) => StoryPage;
  readonly backtest: (query: Query, period: BacktestPeriod) => Backtest;
} {
  const prepared = statementCache(db);
  const toStories = storyReader(db);
  const oldest = db.prepare<[], number>('SELECT published FROM stories ORDER BY position LIMIT 1').pluck();
  const read = (query: Query, { now, offset, limit }: Page): Story[] => {
    const { from, position, where, params } = compileQuery(query, now);
    // The positions of the page are found first, so that only its rows are read.
    const page = `SELECT ${position} AS position FROM ${from} WHERE ${where} ORDER BY ${position} DESC LIMIT ? OFFSET ?`;
    const rows = prepared(
      `SELECT ${STORY_COLUMNS} FROM (${page}) p JOIN stories s ON s.position = p.position ORDER BY p.position DESC`,
    ).all(...params, limit, offset) as StoryRow[];
    return toStories(rows);
  };
  const count = (query: Query, now: EpochMs, bound: number): number => {
    const { from, where, params } = compileQuery(query, now, 'count');
    const some = `SELECT count(*) AS n FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ?)`;
    return (prepared(some).get(...params, bound) as { n: number }).n;
  };
  return {
    search: db.transaction((query: Query, page: Page): StoryPage => {
      const bound = countBound(page);
      const counted = count(query, page.now, bound + 1);
      return { stories: read(query, page), total: Math.min(counted, bound), more: counted > bound };
    }),
    backtest: db.transaction((query: Query, { now, days, limit }: BacktestPeriod): Backtest => {
      const fired = firedWithin(query, days);
      const total = count(fired, now, Number.MAX_SAFE_INTEGER);
      const covered = coveredDays(days, oldest.get() ?? null, now);
      const latest = read(fired, { now, offset: 0, limit });
      return { total, days: covered, perWeek: (total * 7) / covered, latest };
    }),
  };
}

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
