import type { StoryId } from '../../src/domain/story.ts';
import type { Archive, Chunk, StoryDraft } from '../../src/pipeline/ports.ts';
import { gained, settleChunk, tells } from '../../src/pipeline/settle-chunk.ts';
import { ledgerEntries, type ToldItem } from '../../src/stories/ledger.ts';
import { recordSteps } from './memory-ledger.ts';
import { findItem, type KeptStory, type MemoryState, storyOf, tellersOf } from './memory-state.ts';

/** Items and stories in memory. */
export function memoryArchive(state: MemoryState): Archive {
  return {
    known: async (feed, fingerprints) => {
      const asked = new Set(fingerprints);
      const mine = state.items.filter(({ item }) => item.feedId === feed && asked.has(item.fingerprint));
      return new Set(mine.map(({ item }) => item.fingerprint));
    },
    byCanonicalUrl: async (url) => {
      const first = state.items.find(({ item }) => item.canonicalUrl === url);
      return first ? { fate: first.fate, story: first.story } : null;
    },
    candidates: async ({ parties, from, to, limit }) => {
      const shared = ({ draft }: KeptStory): number =>
        new Set(draft.parties.filter((code) => parties.includes(code))).size;
      return [...state.stories.values()]
        .filter(({ draft }) => draft.published >= from && draft.published <= to)
        .filter((story) => shared(story) > 0)
        .sort((a, b) => shared(b) - shared(a) || newestFirst(a, b))
        .slice(0, limit)
        .map(({ id, draft }) => ({ id, draft }));
    },
    tellings: async (stories) => {
      const kept = stories.flatMap((id) => state.stories.get(id) ?? []);
      return new Map(
        kept.map((story) => {
          const { number, sources } = storyOf(state, story);
          const texts = tellersOf(state, story.id).flatMap(({ item }) => [item.title, item.summary]);
          return [story.id, { number, sources, texts }];
        }),
      );
    },
    commit: async (chunk) => commit(state, chunk),
  };
}

/** The order of stories: by publication, and among those of one moment by when they came to stand there. */
export function newestFirst(a: KeptStory, b: KeptStory): number {
  return b.draft.published - a.draft.published || b.sequence - a.sequence;
}

/** Whole or not at all: what a chunk that cannot be stored began is taken back. */
function commit(state: MemoryState, chunk: Chunk): void {
  const before = {
    items: state.items.length,
    transitions: state.transitions.length,
    stories: [...state.stories],
  };
  try {
    apply(state, chunk);
  } catch (error) {
    state.items.length = before.items;
    state.transitions.length = before.transitions;
    state.stories.clear();
    for (const [id, story] of before.stories) state.stories.set(id, story);
    throw error;
  }
}

function apply(state: MemoryState, chunk: Chunk): void {
  if (!state.feeds.has(chunk.feedId)) throw new Error(`There is no feed ${chunk.feedId}.`);
  const settled = settleChunk(chunk, (item) => findItem(state, item));
  const founded = new Map(settled.founded.map((index) => [index, found(state, chunk, index)]));
  const told = new Map<StoryId, ToldItem[]>();
  for (const { record, fate, story } of settled.items) {
    const id = story?.kind === 'new' ? (founded.get(story.index) ?? null) : (story?.id ?? null);
    state.items.push({ ...record, fate, story: id });
    const { item, analysis } = record;
    if (id === null || analysis === null || !tells(fate)) continue;
    const kind = state.feeds.get(item.feedId)?.feed.kind ?? 'news';
    told.set(id, [...(told.get(id) ?? []), { item, analysis, kind }]);
  }
  for (const [index, id] of founded) {
    const draft = chunk.founded[index];
    if (draft) recordSteps(state, id, ledgerEntries(null, draft, told.get(id) ?? []));
  }
  for (const { id, draft } of settled.moved) {
    const stage = state.stories.get(id)?.draft.stage ?? null;
    const joined = settled.items.filter(
      ({ fate, story }) => tells(fate) && story?.kind === 'existing' && story.id === id,
    );
    move(
      state,
      id,
      draft,
      joined.map(({ record }) => record.item),
    );
    const after = state.stories.get(id);
    if (after) recordSteps(state, id, ledgerEntries(stage, after.draft, told.get(id) ?? []));
  }
  const kept = state.feeds.get(chunk.feedId);
  if (chunk.poll && kept) state.feeds.set(chunk.feedId, { ...kept, feed: { ...kept.feed, ...chunk.poll } });
}

function found(state: MemoryState, chunk: Chunk, index: number): StoryId {
  const draft = chunk.founded[index];
  if (!draft) throw new Error(`An item founds story ${index} of a chunk that has ${chunk.founded.length}.`);
  const id = ++state.lastStory;
  state.stories.set(id, { id, draft, revision: 1, sequence: ++state.lastSequence });
  return id;
}

function move(
  state: MemoryState,
  id: StoryId,
  draft: StoryDraft | null,
  joined: Parameters<typeof gained>[1],
): void {
  const before = state.stories.get(id);
  if (!before) throw new Error(`Story ${id}, which a chunk moves, is not in the store.`);
  const after = draft ?? gained(before.draft, joined);
  const stays = after.published === before.draft.published;
  const sequence = stays ? before.sequence : ++state.lastSequence;
  state.stories.set(id, { id, draft: after, revision: before.revision + 1, sequence });
}
