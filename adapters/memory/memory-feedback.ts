import type { Feedback } from '../../src/domain/correction.ts';
import type { ReviewStore } from '../../src/pipeline/review-ports.ts';
import type { KeptFeedback, MemoryState } from './memory-state.ts';

/** Readers' verdicts in memory. */
export function memoryFeedback(
  state: MemoryState,
): Pick<ReviewStore, 'give' | 'openFeedback' | 'openVerdict' | 'hiddenFrom' | 'settleFeedback'> {
  return {
    give: async (feedback) => {
      const at = state.feedback.findIndex((one) => one.settled === null && saysTheSame(one, feedback));
      const known = state.feedback[at];
      if (known === undefined)
        return { id: state.feedback.push({ ...feedback, settled: null }), again: false };
      state.feedback[at] = { ...known, note: feedback.note ?? known.note };
      return { id: at + 1, again: true };
    },
    openFeedback: async (limit) => openIn(state).slice(0, limit),
    openVerdict: async (id) => openIn(state).find((one) => one.id === id) ?? null,
    hiddenFrom: async (reader) => {
      const given = state.feedback.filter(
        (one) => isBy(one, reader) && one.verdict === 'not-relevant' && one.settled !== 'rejected',
      );
      return [...new Set(given.map(({ story }) => story))].sort((a, b) => a - b);
    },
    settleFeedback: async (id, outcome) => {
      const given = state.feedback[id - 1];
      if (!given || given.settled !== null) return null;
      state.feedback[id - 1] = { ...given, settled: outcome };
      const { settled: _, ...feedback } = given;
      return { id, ...feedback };
    },
  };
}

function isBy(one: KeptFeedback, { platform, workspace, user }: Parameters<ReviewStore['hiddenFrom']>[0]) {
  return one.platform === platform && one.workspace === workspace && one.user === user;
}

function saysTheSame(one: KeptFeedback, other: Omit<Feedback, 'id'>): boolean {
  return isBy(one, other) && one.story === other.story && one.verdict === other.verdict;
}

function openIn(state: MemoryState): Feedback[] {
  return state.feedback
    .flatMap(({ settled, ...feedback }, i) => (settled === null ? [{ id: i + 1, ...feedback }] : []))
    .sort((a, b) => a.at - b.at || a.id - b.id);
}
