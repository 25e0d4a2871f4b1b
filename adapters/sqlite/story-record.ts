import type { Database } from 'better-sqlite3';
import type { ItemFate } from '../../src/domain/item.ts';
import type { Arrival, StoryRecord } from '../../src/domain/story.ts';
import { tells } from '../../src/pipeline/settle-chunk.ts';
import { changeRows } from './change-rows.ts';
import { correctionRows } from './correction-rows.ts';
import { evidenceOf } from './item-rows.ts';
import { storyFiles } from './story-files.ts';
import { STORY_COLUMNS, type StoryRow, storyReader } from './story-rows.ts';

interface ArrivalRow extends Omit<Arrival, 'retrieval' | 'tells'> {
  readonly fate: ItemFate;
  readonly because: string;
  readonly evidence: string;
  readonly founder: 0 | 1 | null;
  readonly answered: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly contentType: string | null;
}

/** Reads stories with all that `why` shows, by number; a number that was merged leads to the story that it is in now. */
export function recordReader(db: Database): (number: number) => StoryRecord | null {
  const idOf = db.prepare<[number], number>('SELECT id FROM stories WHERE number = ?').pluck();
  const read = db.prepare<[number], StoryRow>(`SELECT ${STORY_COLUMNS} FROM stories s WHERE s.id = ?`);
  // Those that tell it first, the founder at their head.
  const arrivals = db.prepare<[number], ArrivalRow>(
    `SELECT i.outlet, i.title, i.url, i.lang, i.published, f.kind, i.stage, i.retrieved_at AS retrievedAt, i.revised_at AS revisedAt, i.entry_hash AS hash,
       f.title AS feedTitle, i.fate, i.because, i.evidence, t.founder, r.url AS answered, r.etag,
       r.last_modified AS lastModified, r.content_type AS contentType
     FROM items i JOIN feeds f ON f.id = i.feed_id LEFT JOIN retrievals r ON r.id = i.retrieval_id
     LEFT JOIN story_items t ON t.item_id = i.id
     WHERE i.story_id = ? AND i.fate <> 'duplicate' ORDER BY coalesce(t.founder, -1) DESC, i.id`,
  );
  const changes = changeRows(db);
  const toStories = storyReader(db);
  const files = storyFiles(db);
  const corrections = correctionRows(db);
  return db.transaction((number: number): StoryRecord | null => {
    const id = idOf.get(number);
    const row = id === undefined ? undefined : read.get(files.survivor(id));
    const [story] = row ? toStories([row]) : [];
    if (!row || !story) return null;
    const arrived = arrivals.all(story.id);
    const [first] = arrived;
    return {
      ...story,
      standing: row.standing,
      evidence: first ? evidenceOf(first.evidence) : [],
      because: first?.because ?? '',
      arrivals: arrived.map(arrivalOf),
      changes: changes.ofStory(story.id),
      corrections: corrections.of(story.number),
    };
  });
}

function arrivalOf(row: ArrivalRow): Arrival {
  const { outlet, title, url, lang, published, kind, stage, retrievedAt, revisedAt, hash, feedTitle } = row;
  const { answered, etag, lastModified, contentType } = row;
  const retrieval = answered === null ? null : { url: answered, etag, lastModified, contentType };
  const told = { outlet, title, url, lang, published, kind, stage, feedTitle };
  return { ...told, retrievedAt, revisedAt, hash, retrieval, tells: tells(row.fate) };
}
