import type { Database } from 'better-sqlite3';
import type { Analysis } from '../../src/domain/analysis.ts';
import type { FeedKind } from '../../src/domain/feed.ts';
import type { Item } from '../../src/domain/item.ts';
import type { StoryId } from '../../src/domain/story.ts';
import type { StoryFile } from '../../src/pipeline/settle-story.ts';
import { inOrder, type Teller } from '../../src/stories/derive-story.ts';
import { evidenceOf } from './item-rows.ts';
import { draftOf, STORY_COLUMNS, type StoryRow } from './story-rows.ts';

/** Reads stories whole, for making them anew. */
export interface StoryFiles {
  read(id: StoryId): StoryFile | null;
  /** A story without the items that this chunk has just added. */
  before(id: StoryId, fresh: ReadonlySet<number>): StoryFile | null;
  /** A story without its items. */
  head(id: StoryId): Omit<StoryFile, 'tellers'> | null;
  tellers(id: StoryId): readonly Teller[];
  /** The story that this one was merged into, in the end; itself where it was not. */
  survivor(id: StoryId): StoryId;
}

/** The columns of an item as {@link itemOf} and {@link analysisOf} read them, from `items i`. */
export const ITEM_COLUMNS = `i.id, i.feed_id AS feedId, i.fingerprint, i.canonical_url AS canonicalUrl, i.url, i.title,
  i.summary, i.outlet, i.lang, i.published, i.dated, i.retrieved_at AS retrievedAt, i.entry_hash AS hash, i.revision,
  i.evidence, i.analysis`;

/** One row of {@link ITEM_COLUMNS}. */
export interface ItemRow extends Omit<Item, 'dated'> {
  readonly id: number;
  readonly dated: 0 | 1;
  readonly revision: number;
  readonly evidence: string;
  readonly analysis: string | null;
}

type FileRow = StoryRow & { readonly mergedInto: number | null };

/** Prepares the statements that read stories whole. */
export function storyFiles(db: Database): StoryFiles {
  const story = db.prepare<[number], FileRow>(
    `SELECT ${STORY_COLUMNS}, s.merged_into AS mergedInto FROM stories s WHERE s.id = ?`,
  );
  const items = db.prepare<[number], ItemRow & { readonly founder: 0 | 1; readonly kind: FeedKind }>(
    `SELECT ${ITEM_COLUMNS}, t.founder, f.kind FROM story_items t JOIN items i ON i.id = t.item_id
     JOIN feeds f ON f.id = i.feed_id WHERE t.story_id = ? ORDER BY t.item_id`,
  );
  const tellers = (id: StoryId): readonly Teller[] =>
    inOrder(
      items.all(id).flatMap((row): Teller[] => {
        const analysis = analysisOf(row);
        if (analysis === null) return [];
        return [{ id: row.id, item: itemOf(row), analysis, kind: row.kind, founder: row.founder === 1 }];
      }),
    );
  // Merges end: a story is merged once, into one that was not; the bound is for a damaged file.
  const survivor = db
    .prepare<[number], number>(
      `WITH RECURSIVE way (id, next, step) AS (
         SELECT id, merged_into, 0 FROM stories WHERE id = ?
         UNION ALL SELECT s.id, s.merged_into, step + 1 FROM way JOIN stories s ON s.id = way.next WHERE step < 100
       ) SELECT id FROM way ORDER BY step DESC LIMIT 1`,
    )
    .pluck();
  const head = (id: StoryId): Omit<StoryFile, 'tellers'> | null => {
    const row = story.get(id);
    if (!row) return null;
    const { number, standing, mergedInto } = row;
    return { id, number, standing, mergedInto, values: draftOf(row) };
  };
  const read = (id: StoryId): StoryFile | null => {
    const known = head(id);
    return known && { ...known, tellers: tellers(id) };
  };
  return {
    tellers,
    head,
    read,
    before: (id, fresh) => {
      const file = read(id);
      return file && { ...file, tellers: file.tellers.filter((teller) => !fresh.has(teller.id)) };
    },
    survivor: (id) => survivor.get(id) ?? id,
  };
}

/** A row as an item. */
export function itemOf(row: ItemRow): Item {
  const { feedId, fingerprint, canonicalUrl, url, title, summary, outlet, lang } = row;
  const { published, retrievedAt, hash } = row;
  const dated = row.dated === 1;
  const texts = { feedId, fingerprint, canonicalUrl, url, title, summary, outlet, lang };
  return { ...texts, published, dated, retrievedAt, hash };
}

/** What was read in a row's item; `null` for what could not be read. */
export function analysisOf(row: Pick<ItemRow, 'analysis' | 'evidence'>): Analysis | null {
  if (row.analysis === null) return null;
  const rest = JSON.parse(row.analysis) as Omit<Analysis, 'evidence'>;
  return { ...rest, evidence: evidenceOf(row.evidence) };
}
