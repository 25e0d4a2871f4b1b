import type { StoryId, StoryStanding } from '../../src/domain/story.ts';
import type { Chunk, ItemEdit, ItemRecord, StoryDraft, StoryTarget } from '../../src/pipeline/ports.ts';
import { gained, type SettledChunk, settleChunk, tells } from '../../src/pipeline/settle-chunk.ts';
import { isOutdated, type StoryFile, settleStory } from '../../src/pipeline/settle-story.ts';
import { ledgerEntries, type ToldItem } from '../../src/stories/ledger.ts';
import { oweCards, storyMoved, touchStory } from './memory-follow-ups.ts';
import { recordSteps } from './memory-ledger.ts';
import { findItem, type KeptStory, type MemoryState, survivorIn } from './memory-state.ts';
import { fileOf, settleIn, tellersIn } from './memory-stories.ts';

/** Stores a chunk whole or not at all: what one that cannot be stored began is taken back. */
export function commitChunk(state: MemoryState, chunk: Chunk): void {
  allOrNothing(state, () => apply(state, chunk));
}

/** Runs a change of the state; where it throws, the state is as it was. */
export function allOrNothing<T>(state: MemoryState, change: () => T): T {
  const before = {
    items: [...state.items],
    transitions: [...state.transitions],
    stories: [...state.stories],
    deliveries: state.out.deliveries.map((one) => ({ ...one })),
    touched: [...state.out.touched],
  };
  try {
    return change();
  } catch (error) {
    state.items.splice(0, state.items.length, ...before.items);
    state.transitions.splice(0, state.transitions.length, ...before.transitions);
    state.stories.clear();
    for (const [id, story] of before.stories) state.stories.set(id, story);
    state.out.deliveries.splice(0, state.out.deliveries.length, ...before.deliveries);
    state.out.touched.clear();
    for (const [id, at] of before.touched) state.out.touched.set(id, at);
    throw error;
  }
}

function apply(state: MemoryState, chunk: Chunk): void {
  const feed = state.feeds.get(chunk.feedId);
  if (!feed) throw new Error(`There is no feed ${chunk.feedId}.`);
  const settled = settleChunk(chunk, (item) => foundOf(state, item));
  const founded = new Map(settled.founded.map((index) => [index, found(state, chunk, index)]));
  const stored = storeItems(state, chunk, settled, founded);
  for (const [index, id] of founded) {
    const draft = chunk.founded[index];
    if (draft) recordSteps(state, id, ledgerEntries(null, draft, stored.told.get(id) ?? []));
  }
  moveStories(state, settled.moved, stored);
  for (const { story, cards } of chunk.owed) {
    const id = story.kind === 'existing' ? survivorIn(state, story.id) : founded.get(story.index);
    if (id !== undefined) oweCards(state, id, cards);
  }
  if (chunk.poll) state.feeds.set(chunk.feedId, { ...feed, feed: { ...feed.feed, ...chunk.poll } });
}

function foundOf(state: MemoryState, item: ItemRecord['item']) {
  const kept = findItem(state, item);
  return kept && { story: kept.story, revision: kept.revision, version: kept.analysis?.version ?? null };
}

interface Stored {
  readonly told: ReadonlyMap<StoryId, readonly ToldItem[]>;
  readonly fresh: ReadonlySet<number>;
  readonly touched: readonly StoryFile[];
}

function storeItems(
  state: MemoryState,
  chunk: Chunk,
  settled: SettledChunk,
  founded: ReadonlyMap<number, StoryId>,
): Stored {
  const told = new Map<StoryId, ToldItem[]>();
  const fresh = new Set<number>();
  const touched = new Map<StoryId, StoryFile>();
  const kind = state.feeds.get(chunk.feedId)?.feed.kind ?? 'news';
  const idAt = (target: StoryTarget | null): StoryId | null => {
    if (target?.kind === 'new') return founded.get(target.index) ?? null;
    return target === null ? null : survivorIn(state, target.id);
  };
  const tell = (id: StoryId | null, { item, analysis }: ItemRecord): void => {
    if (id !== null && analysis) told.set(id, [...(told.get(id) ?? []), { item, analysis, kind }]);
  };
  for (const { record, fate, story } of settled.items) {
    const id = idAt(story);
    const retrieval = chunk.retrieval ?? null;
    const kept = { ...record, fate, story: id, revision: 1, retrieval, revisedAt: null, history: [] };
    fresh.add(state.items.push(kept));
    if (tells(fate)) tell(id, record);
  }
  for (const { edit, fate, story } of settled.edits) {
    const id = idAt(story);
    const kept = findItem(state, edit.item);
    const told = kept && tells(kept.fate) ? kept.story : null;
    const tellsNow = tells(fate) ? id : null;
    for (const one of [told, story?.kind === 'new' ? null : tellsNow]) {
      const file = one === null || touched.has(one) ? null : before(state, one, fresh);
      if (file) touched.set(file.id, file);
    }
    change(state, { ...edit, fate }, id, chunk);
    tell(tellsNow, edit);
  }
  return { told, fresh, touched: [...touched.values()] };
}

/** A story without the items that this chunk has just added. */
function before(state: MemoryState, id: StoryId, fresh: ReadonlySet<number>): StoryFile | null {
  const file = fileOf(state, id);
  return file && { ...file, tellers: file.tellers.filter((teller) => !fresh.has(teller.id)) };
}

/** Takes an edit in; what the item was stays in its history. The time of the first retrieval stays the item's. */
function change(state: MemoryState, edit: ItemEdit, story: StoryId | null, chunk: Chunk): void {
  const i = state.items.findIndex(
    ({ item }) => item.feedId === edit.item.feedId && item.fingerprint === edit.item.fingerprint,
  );
  const kept = state.items[i];
  if (!kept) throw new Error('An item that is edited is not in the store.');
  const { item, analysis, fate, because, revision } = kept;
  const replacedAt = edit.change === 'edited' ? edit.item.retrievedAt : 0;
  const was = { change: edit.change, item, analysis, fate, because, revision, replacedAt };
  const history = [...kept.history, was];
  const read = { analysis: edit.analysis, fate: edit.fate, because: edit.because, story, history };
  if (edit.change === 'reanalysed') state.items[i] = { ...kept, ...read };
  else {
    const { title, summary, url, outlet, lang, hash } = edit.item;
    const reworded = { ...item, title, summary, url, outlet, lang, hash };
    const retrieval = chunk.retrieval ?? kept.retrieval;
    const { retrievedAt: revisedAt } = edit.item;
    state.items[i] = { ...kept, ...read, item: reworded, revision: revision + 1, retrieval, revisedAt };
  }
}

function found(state: MemoryState, chunk: Chunk, index: number): StoryId {
  const draft = chunk.founded[index];
  if (!draft) throw new Error(`An item founds story ${index} of a chunk that has ${chunk.founded.length}.`);
  return foundIn(state, draft);
}

/** Founds a story; returns its id. */
export function foundIn(state: MemoryState, draft: StoryDraft): StoryId {
  const id = ++state.lastStory;
  const fresh = { standing: 'current' as StoryStanding, mergedInto: null, revision: 1 };
  state.stories.set(id, { id, draft, ...fresh, sequence: ++state.lastSequence });
  touchStory(state, id);
  return id;
}

function moveStories(
  state: MemoryState,
  moved: SettledChunk['moved'],
  { told, fresh, touched }: Stored,
): void {
  const done = new Set(touched.map(({ id }) => id));
  const anew = (file: StoryFile): void =>
    settleIn(state, file, settleStory(file, tellersIn(state, file.id)), told.get(file.id) ?? []);
  for (const file of touched) anew(file);
  for (const { id: asked, draft } of moved) {
    const id = survivorIn(state, asked);
    if (done.has(id)) continue;
    const kept = state.stories.get(id);
    const file = before(state, id, fresh);
    if (!kept || !file) throw new Error(`Story ${id}, which a chunk moves, is not in the store.`);
    const joined = told.get(id) ?? [];
    if (isOutdated(draft, file, asked)) anew(file);
    else {
      move(
        state,
        kept,
        draft ??
          gained(
            kept.draft,
            joined.map(({ item }) => item),
          ),
        joined,
      );
    }
    done.add(id);
  }
}

function move(state: MemoryState, kept: KeptStory, after: StoryDraft, joined: readonly ToldItem[]): void {
  const stays = after.published === kept.draft.published;
  const sequence = stays ? kept.sequence : ++state.lastSequence;
  state.stories.set(kept.id, { ...kept, draft: after, revision: kept.revision + 1, sequence });
  recordSteps(state, kept.id, ledgerEntries(kept.draft.stage, after, joined));
  storyMoved(state, kept.id);
}
