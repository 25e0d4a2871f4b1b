import type { Database } from 'better-sqlite3';
import {
  type Backtest,
  countBound,
  coveredDays,
  type StoryPage,
  type StorySearch,
} from '../../src/commands/ports.ts';
import { firedWithin } from '../../src/query/at-publication.ts';
import type { Query } from '../../src/query/syntax-tree.ts';
import { compileQuery } from './compile-query.ts';
import { statementCache } from './statement-cache.ts';
import { STORY_COLUMNS, type StoryRow, storyReader } from './story-rows.ts';
import { wordFinder } from './word-finder.ts';

type Page = Parameters<StorySearch['search']>[1];
type Period = Parameters<StorySearch['backtest']>[1];

/** Finds the stories that queries select; what one answer tells is of one state of the archive. */
export interface StoryFinder {
  search(query: Query, page: Page): StoryPage;
  backtest(query: Query, period: Period): Backtest;
}

/** Prepares finding stories. */
export function storyFinder(db: Database): StoryFinder {
  const prepared = statementCache(db);
  const toStories = storyReader(db);
  const wordsOf = wordFinder(db);
  const oldest = db.prepare<[], number>('SELECT published FROM stories ORDER BY position LIMIT 1').pluck();

  /** The stories of a page, and how many there are up to a bound: in one walk, newest first. */
  const read = (query: Query, page: Page, bound: number) => {
    const { from, position, where, params } = compileQuery(query, page.now, 'page', wordsOf);
    const rows = prepared(
      `WITH hits AS MATERIALIZED (
         SELECT ${position} AS position FROM ${from} WHERE ${where} ORDER BY ${position} DESC LIMIT ?)
       SELECT c.n, ${STORY_COLUMNS} FROM (SELECT count(*) AS n FROM hits) c
       LEFT JOIN (SELECT position FROM hits LIMIT ? OFFSET ?) p LEFT JOIN stories s ON s.position = p.position
       ORDER BY p.position DESC`,
    ).all(...params, bound, page.limit, page.offset) as (StoryRow & { readonly n: number })[];
    // One row without a story stands for a page that has none.
    return { counted: rows[0]?.n ?? 0, stories: toStories(rows.filter(({ id }) => id !== null)) };
  };

  const countAll = (query: Query, { now }: Page): number => {
    const { from, where, params } = compileQuery(query, now, 'count', wordsOf);
    const row = prepared(`SELECT count(*) AS n FROM ${from} WHERE ${where}`).get(...params);
    return (row as { readonly n: number }).n;
  };

  return {
    search: db.transaction((query: Query, page: Page): StoryPage => {
      const bound = countBound(page);
      const { counted, stories } = read(query, page, bound + 1);
      return { stories, total: Math.min(counted, bound), more: counted > bound };
    }),
    backtest: db.transaction((query: Query, { now, days, limit }: Period): Backtest => {
      const fired = firedWithin(query, days);
      const page = { now, offset: 0, limit };
      const total = countAll(fired, page);
      const covered = coveredDays(days, oldest.get() ?? null, now);
      const { stories } = read(fired, page, limit);
      return { total, days: covered, perWeek: (total * 7) / covered, latest: stories };
    }),
  };
}
