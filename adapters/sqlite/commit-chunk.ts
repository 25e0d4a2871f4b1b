import type { Database } from 'better-sqlite3';
import type { FeedKind } from '../../src/domain/feed.ts';
import type { StoryId } from '../../src/domain/story.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import type { Chunk, StoryDraft } from '../../src/pipeline/ports.ts';
import { gained, type SettledChunk, settleChunk, tells } from '../../src/pipeline/settle-chunk.ts';
import { ledgerEntries, type ToldItem } from '../../src/stories/ledger.ts';
import { cardOwer } from './card-ower.ts';
import { pollRecorder } from './feed-store.ts';
import { followUps } from './follow-ups.ts';
import { itemRows } from './item-rows.ts';
import { ledgerWriter } from './ledger-writer.ts';
import { storyIndex } from './story-index.ts';
import { storyWriter } from './story-writer.ts';

/** Items that a commit added to stories. */
type Told = Map<StoryId, ToldItem[]>;

/**
 * Prepares the one transaction that stores a chunk: items, stories, their tags and text, the ledger, and how the poll
 * ended. Whole or not at all; what is stored already stays as it is ({@link settleChunk}).
 */
export function chunkCommitter(db: Database): (chunk: Chunk, now: EpochMs) => void {
  const rows = { items: itemRows(db), stories: storyWriter(db), index: storyIndex(db) };
  const ledger = ledgerWriter(db);
  const kindOf = db.prepare<[number], FeedKind>('SELECT kind FROM feeds WHERE id = ?').pluck();
  const poll = pollRecorder(db);

  const follow = followUps(db);
  const oweAll = cardsOwer(db);

  const foundAll = (chunk: Chunk, settled: SettledChunk, now: EpochMs): Map<number, StoryId> =>
    new Map(settled.founded.map((index) => [index, rows.stories.found(draftAt(chunk, index), now)]));

  const storeItems = (settled: SettledChunk, founded: ReadonlyMap<number, StoryId>): Told => {
    const told: Told = new Map();
    const feedId = settled.items[0]?.record.item.feedId;
    const kind = (feedId === undefined ? undefined : kindOf.get(feedId)) ?? 'news';
    for (const { record, fate, story } of settled.items) {
      const id = story?.kind === 'new' ? (founded.get(story.index) ?? null) : (story?.id ?? null);
      const row = rows.items.insert(record, fate, id);
      if (id === null || record.analysis === null || !tells(fate)) continue;
      rows.items.tell(id, row, fate === 'founded');
      const { item, analysis } = record;
      told.set(id, [...(told.get(id) ?? []), { item, analysis, kind }]);
    }
    return told;
  };

  const move = (id: StoryId, draft: StoryDraft | null, told: readonly ToldItem[], now: EpochMs): void => {
    const before = rows.stories.read(id);
    if (!before) throw new Error(`Story ${id}, which a chunk moves, is not in the store.`);
    const after =
      draft ??
      gained(
        before,
        told.map(({ item }) => item),
      );
    rows.index.lift(id, after.published !== before.published);
    rows.stories.move(id, after, now);
    rows.index.add(id, after);
    ledger(id, ledgerEntries(before.stage, after, told), now);
  };

  const commit = db.transaction((chunk: Chunk, now: EpochMs): void => {
    const settled = settleChunk(chunk, (item) => rows.items.find(item.feedId, item.fingerprint));
    const founded = foundAll(chunk, settled, now);
    const told = storeItems(settled, founded);
    for (const [index, id] of founded) {
      const draft = draftAt(chunk, index);
      rows.index.add(id, draft);
      ledger(id, ledgerEntries(null, draft, told.get(id) ?? []), now);
    }
    for (const { id, draft } of settled.moved) move(id, draft, told.get(id) ?? [], now);
    oweAll(chunk, founded, now);
    for (const { id } of settled.moved) follow.storyMoved(id, now);
    if (chunk.poll) poll(chunk.feedId, chunk.poll.health, chunk.poll.validators);
  });
  return (chunk, now) => commit.immediate(chunk, now);
}

/** Owes the cards of a chunk. News that was stored before has owed its cards then. */
function cardsOwer(
  db: Database,
): (chunk: Chunk, founded: ReadonlyMap<number, StoryId>, now: EpochMs) => void {
  const owe = cardOwer(db);
  return (chunk, founded, now) => {
    for (const { story, cards } of chunk.owed) {
      const id = story.kind === 'existing' ? story.id : founded.get(story.index);
      if (id !== undefined) owe(id, cards, now);
    }
  };
}

function draftAt(chunk: Chunk, index: number): StoryDraft {
  const draft = chunk.founded[index];
  if (!draft) throw new Error(`An item founds story ${index} of a chunk that has ${chunk.founded.length}.`);
  return draft;
}
