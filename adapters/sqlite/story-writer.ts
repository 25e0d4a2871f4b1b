import type { Database } from 'better-sqlite3';
import type { StoryId } from '../../src/domain/story.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import type { StoryDraft } from '../../src/pipeline/ports.ts';
import { draftOf, labelsJson, STORY_COLUMNS, type StoryRow } from './story-rows.ts';

/** How a chunk reads and writes stories, without their tags and texts. */
export interface StoryWriter {
  /** Founds a story; returns its id. */
  found(draft: StoryDraft, now: EpochMs): StoryId;
  /** Gives a story new values and raises its revision by one. */
  move(id: StoryId, draft: StoryDraft, now: EpochMs): void;
  /** The story's present values. */
  read(id: StoryId): StoryDraft | null;
}

/** First position of the millisecond `@published`, which is bounded to what 63 bits hold (the year 2248). */
const BASE = 'max(0, min(CAST(@published AS INTEGER), 8796093022207)) * 1048576';

/** The next free position in that millisecond: see the schema on what positions are. */
const POSITION = `coalesce(
  (SELECT max(position) + 1 FROM stories WHERE position >= ${BASE} AND position < ${BASE} + 1048576), ${BASE})`;

type Values = Omit<StoryRow, 'id' | 'number' | 'revision'>;

/** Prepares the statements for stories; all of them run inside the caller's transaction. */
export function storyWriter(db: Database): StoryWriter {
  const found = db.prepare<[Values & { now: EpochMs }]>(
    `INSERT INTO stories (number, position, title, summary, url, lang, stage, initiative, confidence, published,
       updated, labels, touched_at)
     VALUES ((SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'stories'), ${POSITION}, @title,
       @summary, @url, @lang, @stage, @initiative, @confidence, @published, @updated, @labels, @now)`,
  );
  const move = db.prepare<[Values & { id: StoryId; now: EpochMs }]>(
    `UPDATE stories SET
       position = CASE WHEN published = @published THEN position ELSE ${POSITION} END,
       revision = revision + 1, title = @title, summary = @summary, url = @url, lang = @lang, stage = @stage,
       initiative = @initiative, confidence = @confidence, published = @published, updated = @updated,
       labels = @labels, touched_at = @now
     WHERE id = @id`,
  );
  const read = db.prepare<[number], StoryRow>(`SELECT ${STORY_COLUMNS} FROM stories s WHERE s.id = ?`);
  return {
    found: (draft, now) => Number(found.run({ ...valuesOf(draft), now }).lastInsertRowid),
    move: (id, draft, now) => void move.run({ ...valuesOf(draft), id, now }),
    read: (id) => {
      const row = read.get(id);
      return row ? draftOf(row) : null;
    },
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
