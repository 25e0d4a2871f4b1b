import type { Database } from 'better-sqlite3';
import type { StoryId, StoryStanding } from '../../src/domain/story.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import type { StoryDraft } from '../../src/pipeline/ports.ts';
import type { StoryChange } from '../../src/pipeline/settle-story.ts';
import { labelsJson, type StoryRow } from './story-rows.ts';

/** How a chunk reads and writes stories, without their tags and texts. */
export interface StoryWriter {
  /** Founds a story; returns its id. */
  found(draft: StoryDraft, now: EpochMs): StoryId;
  /** Gives a story new values and raises its revision by one. */
  move(id: StoryId, draft: StoryDraft, now: EpochMs): void;
  /** Gives a story what it was settled to; the revision goes up where a reader sees it. */
  settle(
    id: StoryId,
    change: Pick<StoryChange, 'values' | 'standing' | 'mergedInto' | 'seen'>,
    now: EpochMs,
  ): void;
}

/** First position of the millisecond `@published`, which is bounded to what 63 bits hold (the year 2248). */
const BASE = 'max(0, min(CAST(@published AS INTEGER), 8796093022207)) * 1048576';

/** The next free position in that millisecond: see the schema on what positions are. */
const POSITION = `coalesce(
  (SELECT max(position) + 1 FROM stories WHERE position >= ${BASE} AND position < ${BASE} + 1048576), ${BASE})`;

/**
 * When a revision is stored, in a time that never goes back: a clock that was set back must not put news before the end
 * of a window that a digest has covered already.
 */
const TOUCHED = `max(@now, coalesce((SELECT max(touched_at) FROM stories), 0),
  coalesce((SELECT max(window_from) FROM subscriptions), 0))`;

type Values = Omit<StoryRow, 'id' | 'number' | 'revision' | 'standing'>;

interface Settled {
  /** By how much the revision goes up. */
  readonly up: 0 | 1;
  readonly standing: StoryStanding;
  readonly mergedInto: StoryId | null;
}

/** Prepares the statements for stories; all of them run inside the caller's transaction. */
export function storyWriter(db: Database): StoryWriter {
  const found = db.prepare<[Values & { now: EpochMs }]>(
    `INSERT INTO stories (number, position, title, summary, url, lang, stage, initiative, confidence, published,
       updated, labels, touched_at)
     VALUES ((SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'stories'), ${POSITION}, @title,
       @summary, @url, @lang, @stage, @initiative, @confidence, @published, @updated, @labels, ${TOUCHED})`,
  );
  const move = db.prepare<[Values & Settled & { id: StoryId; now: EpochMs }]>(
    `UPDATE stories SET
       position = CASE WHEN published = @published THEN position ELSE ${POSITION} END,
       revision = revision + @up, standing = @standing, merged_into = @mergedInto, title = @title, summary = @summary, url = @url, lang = @lang, stage = @stage,
       initiative = @initiative, confidence = @confidence, published = @published, updated = @updated,
       labels = @labels, touched_at = iif(@up = 1, ${TOUCHED}, touched_at)
     WHERE id = @id`,
  );
  return {
    found: (draft, now) => Number(found.run({ ...valuesOf(draft), now }).lastInsertRowid),
    move: (id, draft, now) =>
      void move.run({ ...valuesOf(draft), up: 1, standing: 'current', mergedInto: null, id, now }),
    settle: (id, { values, standing, mergedInto, seen }, now) =>
      void move.run({ ...valuesOf(values), up: seen ? 1 : 0, standing, mergedInto, id, now }),
  };
}

function valuesOf(draft: StoryDraft): Values {
  const { title, summary, url, lang, stage, initiative, confidence, published, updated } = draft;
  return {
    title,
    summary,
    url,
    lang,
    stage,
    initiative,
    confidence,
    published,
    updated,
    labels: labelsJson(draft),
  };
}
