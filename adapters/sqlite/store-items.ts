import type { Database } from 'better-sqlite3';
import type { FeedKind } from '../../src/domain/feed.ts';
import type { StoryId } from '../../src/domain/story.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import type { Chunk, ItemRecord, StoryTarget } from '../../src/pipeline/ports.ts';
import { type SettledChunk, tells } from '../../src/pipeline/settle-chunk.ts';
import type { StoryFile } from '../../src/pipeline/settle-story.ts';
import type { ToldItem } from '../../src/stories/ledger.ts';
import { itemEdits } from './item-edits.ts';
import { itemRows } from './item-rows.ts';
import { storyFiles } from './story-files.ts';

/** A settled chunk while it is being stored. */
export interface Storing {
  readonly chunk: Chunk;
  readonly settled: SettledChunk;
  readonly now: EpochMs;
  /** Ids of the stories that it founds, by their place in the chunk. */
  readonly founded: ReadonlyMap<number, StoryId>;
}

/** What storing its items did. */
export interface StoredItems {
  /** Items that say something new of stories. */
  readonly told: ReadonlyMap<StoryId, readonly ToldItem[]>;
  /** Rows that were not there before. */
  readonly fresh: ReadonlySet<number>;
  /** Stories whose items were edited, as they were before. */
  readonly touched: readonly StoryFile[];
}

/** Stores the items of a chunk and its edits, but for what they do to stories. Runs inside the caller's transaction. */
export type ItemStorer = (storing: Storing) => StoredItems;

/** Prepares the statements. */
export function itemStorer(db: Database): ItemStorer {
  const rows = itemRows(db);
  const edits = itemEdits(db, rows);
  const files = storyFiles(db);
  const kindOf = db.prepare<[number], FeedKind>('SELECT kind FROM feeds WHERE id = ?').pluck();

  return ({ chunk, settled, now, founded }) => {
    const told = new Map<StoryId, ToldItem[]>();
    const fresh = new Set<number>();
    const touched = new Map<StoryId, StoryFile>();
    const kind = kindOf.get(chunk.feedId) ?? 'news';
    const first = settled.items[0]?.record ?? settled.edits[0]?.edit;
    const retrieval =
      chunk.retrieval && first ? rows.retrieved(chunk.feedId, first.item.retrievedAt, chunk.retrieval) : null;
    const idAt = (target: StoryTarget | null): StoryId | null => {
      if (target?.kind === 'new') return founded.get(target.index) ?? null;
      return target === null ? null : files.survivor(target.id);
    };
    const tell = (id: StoryId, { item, analysis }: ItemRecord): void => {
      if (analysis) told.set(id, [...(told.get(id) ?? []), { item, analysis, kind }]);
    };
    for (const { record, fate, story } of settled.items) {
      const id = idAt(story);
      const row = rows.insert(record, fate, id, retrieval);
      fresh.add(row);
      if (id === null || record.analysis === null || !tells(fate)) continue;
      rows.tell(id, row, fate === 'founded');
      tell(id, record);
    }
    for (const { edit, fate, story } of settled.edits) {
      const id = idAt(story);
      const tellsNow = tells(fate) ? id : null;
      for (const one of [edits.telling(edit), story?.kind === 'new' ? null : tellsNow]) {
        const file = one === null || touched.has(one) ? null : files.before(one, fresh);
        if (file) touched.set(file.id, file);
      }
      const retrieved = edit.change === 'edited' ? retrieval : null;
      edits.apply({ edit: { ...edit, fate }, story: id, retrieval: retrieved }, now);
      if (tellsNow !== null) tell(tellsNow, edit);
    }
    return { told, fresh, touched: [...touched.values()] };
  };
}
