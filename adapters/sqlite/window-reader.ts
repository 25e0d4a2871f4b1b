import type { Database } from 'better-sqlite3';
import type { Stage } from '../../src/domain/stage.ts';
import type { StoryId } from '../../src/domain/story.ts';
import type { WindowReader, WindowStory } from '../../src/pipeline/delivery-ports.ts';
import type { Query } from '../../src/query/syntax-tree.ts';
import { compileQuery } from './compile-query.ts';
import { statementCache } from './statement-cache.ts';
import type { Guard } from './store-error.ts';
import { STORY_COLUMNS, type StoryRow, storyReader } from './story-rows.ts';

type Window = Parameters<WindowReader['storiesIn']>[1];

type Row = StoryRow & { readonly toldRevision: number | null; readonly toldStage: Stage | null };

/** What happened since a moment, by when it was stored. */
export function sqliteWindowReader(db: Database, guard: Guard): WindowReader {
  const toStories = storyReader(db);
  const byIds = db.prepare<[string], StoryRow>(
    `SELECT ${STORY_COLUMNS} FROM json_each(?) j JOIN stories s ON s.id = j.value ORDER BY j.key`,
  );
  const storiesIn = windowSearch(db);
  return {
    storiesIn: (query, window) => guard(() => storiesIn(query, window)),
    byIds: (ids: readonly StoryId[]) => guard(() => toStories(byIds.all(JSON.stringify(ids)))),
  };
}

/** The query's positions, cut down to what was touched in the window and is news to the destination. */
function windowSearch(
  db: Database,
): (query: Query, window: Window) => { stories: WindowStory[]; total: number } {
  const prepared = statementCache(db);
  const toStories = storyReader(db);
  return db.transaction((query: Query, window: Window) => {
    const { now, from, publishedSince, destination, limit } = window;
    const { from: source, position, where, params } = compileQuery(query, now, 'count');
    const body = `FROM stories s LEFT JOIN told t ON t.story_id = s.id AND t.destination_id = ?
      WHERE s.touched_at >= ? AND s.published >= ? AND (t.story_id IS NULL OR t.stage IS NOT s.stage)
        AND s.position IN (SELECT ${position} FROM ${source} WHERE ${where})`;
    const values = [destination ?? -1, from, publishedSince, ...params];
    const rows = prepared(
      `SELECT ${STORY_COLUMNS}, t.revision AS toldRevision, t.stage AS toldStage ${body} ORDER BY s.position DESC LIMIT ?`,
    ).all(...values, limit) as Row[];
    const { n } = prepared(`SELECT count(*) AS n ${body}`).get(...values) as { n: number };
    const told = new Map(rows.map((row) => [row.id, toldOf(row)]));
    const stories = toStories(rows).map(
      (story): WindowStory => ({ story, told: told.get(story.id) ?? null }),
    );
    return { stories, total: n };
  });
}

function toldOf({ id, toldRevision, toldStage }: Row): WindowStory['told'] {
  return toldRevision === null ? null : { story: id, revision: toldRevision, stage: toldStage };
}
