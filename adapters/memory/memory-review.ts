import type { Correction, CorrectionEffects } from '../../src/domain/correction.ts';
import type { StoryNumber } from '../../src/domain/story.ts';
import {
  type CorrectionPlan,
  otherOf,
  planCorrection,
  planUndo,
  type ReviewedStory,
} from '../../src/pipeline/plan-correction.ts';
import type { CorrectionOutcome, ReviewStore } from '../../src/pipeline/review-ports.ts';
import { foundedChange } from '../../src/pipeline/settle-story.ts';
import { allOrNothing, foundIn } from './memory-commit.ts';
import { memoryFeedback } from './memory-feedback.ts';
import { isTelling, type MemoryState } from './memory-state.ts';
import { fileOf, settleIn } from './memory-stories.ts';

/** Corrections and feedback in memory. */
export function memoryReviewStore(state: MemoryState): ReviewStore {
  return {
    correct: async (number, act, signed) =>
      allOrNothing(state, (): CorrectionOutcome => {
        const story = reviewed(state, number);
        if (!story) return { ok: false, message: `There is no story #${number}.` };
        const into = act.kind === 'merge' ? reviewed(state, act.into) : null;
        const plan = planCorrection(story, act, signed.at, into);
        if (!plan.ok) return plan;
        const { moved, founded } = carryOut(state, plan);
        const effects: CorrectionEffects = { ...plan.effects, founded };
        const entry = { number: state.corrections.length + 1, story: number, act, ...signed };
        const correction: Correction = { ...entry, undone: null, effects };
        state.corrections.push(correction);
        return { ok: true, correction, moved };
      }),
    undo: async (number, signed) =>
      allOrNothing(state, (): CorrectionOutcome => {
        const known = state.corrections[number - 1];
        if (!known) return { ok: false, message: `There is no correction ${number}.` };
        const story = reviewed(state, known.story);
        if (!story) return { ok: false, message: `Story #${known.story} is no more.` };
        const other = otherOf(known);
        const plan = planUndo(known, story, other === null ? null : reviewed(state, other));
        if (!plan.ok) return plan;
        const { moved } = carryOut(state, plan);
        const correction = { ...known, undone: signed };
        state.corrections[number - 1] = correction;
        return { ok: true, correction, moved };
      }),
    corrections: async (limit, story) => correctionsOf(state, story).reverse().slice(0, limit),
    sheet: async (number) => reviewed(state, number),
    ...memoryFeedback(state),
  };
}

/** Corrections that concern a story, or all; oldest first. */
export function correctionsOf(state: MemoryState, story?: StoryNumber): Correction[] {
  return state.corrections.filter(
    (one) => story === undefined || one.story === story || otherOf(one) === story,
  );
}

function reviewed(state: MemoryState, number: StoryNumber): ReviewedStory | null {
  const file = fileOf(state, number);
  if (!file) return null;
  const linked = state.items.flatMap(({ story, fate }, i) =>
    story === number && !isTelling(fate) ? [i + 1] : [],
  );
  const inForce = state.corrections.filter(({ story, undone }) => story === number && undone === null);
  return { ...file, linked, inForce };
}

function carryOut(
  state: MemoryState,
  { changes, founds, relinked }: Extract<CorrectionPlan, { ok: true }>,
): { readonly moved: readonly StoryNumber[]; readonly founded: StoryNumber | null } {
  for (const { before, change } of changes) settleIn(state, before, change, []);
  for (const id of relinked?.items ?? []) {
    const item = state.items[id - 1];
    if (item && relinked) state.items[id - 1] = { ...item, story: relinked.to };
  }
  const moved = changes.filter(({ change }) => change.seen).map(({ before }) => before.number);
  if (!founds) return { moved, founded: null };
  const file = fileOf(state, foundIn(state, founds.values));
  if (!file) throw new Error('A story that was just founded is not in the store.');
  settleIn(state, file, foundedChange(founds), founds.tellers);
  return { moved: [...moved, file.number], founded: file.number };
}
