import type { StoryId } from '../../src/domain/story.ts';
import type { StoryChange, StoryFile } from '../../src/pipeline/settle-story.ts';
import { inOrder, type Teller } from '../../src/stories/derive-story.ts';
import { ledgerEntries, type ToldItem } from '../../src/stories/ledger.ts';
import { supportsStep } from '../../src/stories/supported-steps.ts';
import { storyMoved } from './memory-follow-ups.ts';
import { recordSteps } from './memory-ledger.ts';
import { isTelling, type MemoryState } from './memory-state.ts';

/** The items that tell a story, its founder first. */
export function tellersIn(state: MemoryState, story: StoryId): readonly Teller[] {
  return inOrder(
    state.items.flatMap(({ item, analysis, fate, story: of }, i): Teller[] => {
      if (of !== story || !isTelling(fate) || analysis === null) return [];
      const kind = state.feeds.get(item.feedId)?.feed.kind ?? 'news';
      return [{ id: i + 1, item, analysis, kind, founder: fate === 'founded' }];
    }),
  );
}

/** A story whole. */
export function fileOf(state: MemoryState, id: StoryId): StoryFile | null {
  const kept = state.stories.get(id);
  if (!kept) return null;
  const { draft, standing, mergedInto } = kept;
  return { id, number: id, values: draft, standing, mergedInto, tellers: tellersIn(state, id) };
}

/** Writes what a story was settled to. `told` are items that say something new. */
export function settleIn(
  state: MemoryState,
  before: StoryFile,
  { values, standing, mergedInto, tellers, seen }: StoryChange,
  told: readonly ToldItem[],
): void {
  const { id } = before;
  const kept = state.stories.get(id);
  if (!kept) return;
  tellers.forEach((teller, i) => {
    const item = state.items[teller.id - 1];
    if (item) state.items[teller.id - 1] = { ...item, story: id, fate: i === 0 ? 'founded' : 'joined' };
  });
  const stays = values.published === before.values.published;
  const sequence = stays ? kept.sequence : ++state.lastSequence;
  const revision = kept.revision + (seen ? 1 : 0);
  state.stories.set(id, { id, draft: values, standing, mergedInto, revision, sequence });
  if (seen) storyMoved(state, id);
  if (standing === 'merged') return;
  const isStep = ({ story, entry }: MemoryState['transitions'][number]): boolean =>
    story === id && entry.role === 'news';
  state.transitions.forEach((step, i) => {
    if (isStep(step)) state.transitions[i] = { ...step, withdrawn: !supportsStep(values, step.entry) };
  });
  if (standing !== 'current') return;
  const known = state.transitions.some((step) => isStep(step) && step.entry.stage === values.stage);
  recordSteps(state, id, ledgerEntries(known ? values.stage : null, values, known ? told : tellers));
}
