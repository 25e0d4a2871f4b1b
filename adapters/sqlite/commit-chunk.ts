import type { Database } from 'better-sqlite3';
import type { StoryId } from '../../src/domain/story.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import type { Chunk, StoryDraft } from '../../src/pipeline/ports.ts';
import { gained, type SettledChunk, settleChunk } from '../../src/pipeline/settle-chunk.ts';
import { isOutdated, type StoryFile, settleStory } from '../../src/pipeline/settle-story.ts';
import { ledgerEntries, type ToldItem } from '../../src/stories/ledger.ts';
import { cardOwer } from './card-ower.ts';
import { pollRecorder } from './feed-store.ts';
import { followUps } from './follow-ups.ts';
import { itemRows } from './item-rows.ts';
import { ledgerWriter } from './ledger-writer.ts';
import { itemStorer, type StoredItems } from './store-items.ts';
import { storyFiles } from './story-files.ts';
import { storyIndex } from './story-index.ts';
import { storySettler } from './story-settler.ts';
import { storyWriter } from './story-writer.ts';

/**
 * Prepares the one transaction that stores a chunk: items, stories, their tags and text, the ledger, and how the poll
 * ended. Whole or not at all; what is stored already stays as it is ({@link settleChunk}).
 */
export function chunkCommitter(db: Database): (chunk: Chunk, now: EpochMs) => void {
  const items = itemRows(db);
  const rows = { stories: storyWriter(db), index: storyIndex(db) };
  const ledger = ledgerWriter(db);
  const storeItems = itemStorer(db);
  const moveStories = storyMover(db);
  const oweAll = cardsOwer(db);
  const poll = pollRecorder(db);

  const foundAll = (chunk: Chunk, settled: SettledChunk, now: EpochMs): Map<number, StoryId> =>
    new Map(settled.founded.map((index) => [index, rows.stories.found(draftAt(chunk, index), now)]));

  const commit = db.transaction((chunk: Chunk, now: EpochMs): void => {
    const settled = settleChunk(chunk, (item) => items.find(item.feedId, item.fingerprint));
    const founded = foundAll(chunk, settled, now);
    const stored = storeItems({ chunk, settled, now, founded });
    for (const [index, id] of founded) {
      const draft = draftAt(chunk, index);
      rows.index.add(id, draft);
      ledger(id, ledgerEntries(null, draft, stored.told.get(id) ?? []), now);
    }
    moveStories(settled.moved, stored, now);
    oweAll(chunk, founded, now);
    if (chunk.poll) poll(chunk.feedId, chunk.poll.health, chunk.poll.validators);
  });
  return (chunk, now) => commit.immediate(chunk, now);
}

/**
 * Changes the stories that exist: those whose items were edited are made anew; those that only gained items take the
 * values of the chunk, unless a reviewer was there since it was prepared.
 */
function storyMover(db: Database): (moved: SettledChunk['moved'], stored: StoredItems, now: EpochMs) => void {
  const rows = { stories: storyWriter(db), index: storyIndex(db) };
  const files = storyFiles(db);
  const settle = storySettler(db);
  const ledger = ledgerWriter(db);
  const follow = followUps(db);

  const anew = (before: StoryFile, told: readonly ToldItem[], now: EpochMs): void =>
    settle(before, settleStory(before, files.tellers(before.id)), told, now);

  const move = (before: Pick<StoryFile, 'id' | 'values'>, draft: StoryDraft, now: EpochMs): void => {
    rows.index.lift(before.id, draft.published !== before.values.published);
    rows.stories.move(before.id, draft, now);
    rows.index.add(before.id, draft);
  };

  return (moved, { told, fresh, touched }, now) => {
    const done = new Set(touched.map(({ id }) => id));
    for (const before of touched) anew(before, told.get(before.id) ?? [], now);
    for (const { id: asked, draft } of moved) {
      const id = files.survivor(asked);
      if (done.has(id)) continue;
      const head = files.head(id);
      if (!head) throw new Error(`Story ${id}, which a chunk moves, is not in the store.`);
      const joined = told.get(id) ?? [];
      const before = isOutdated(draft, head, asked) ? files.before(id, fresh) : null;
      if (before) anew(before, joined, now);
      else {
        const after =
          draft ??
          gained(
            head.values,
            joined.map(({ item }) => item),
          );
        move(head, after, now);
        ledger(id, ledgerEntries(head.values.stage, after, joined), now);
        follow.storyMoved(id, now);
      }
      done.add(id);
    }
  };
}

/** Owes the cards of a chunk, but for stories that are not shown. News that was stored before has owed its cards then. */
function cardsOwer(
  db: Database,
): (chunk: Chunk, founded: ReadonlyMap<number, StoryId>, now: EpochMs) => void {
  const owe = cardOwer(db);
  const files = storyFiles(db);
  return (chunk, founded, now) => {
    for (const { story, cards } of chunk.owed) {
      const id = story.kind === 'existing' ? files.survivor(story.id) : founded.get(story.index);
      if (id !== undefined && files.head(id)?.standing === 'current') owe(id, cards, now);
    }
  };
}

function draftAt(chunk: Chunk, index: number): StoryDraft {
  const draft = chunk.founded[index];
  if (!draft) throw new Error(`An item founds story ${index} of a chunk that has ${chunk.founded.length}.`);
  return draft;
}
