import type { LedgerStore } from '../../src/commands/ports.ts';
import type { LedgerEntry, RecordedTransition } from '../../src/domain/ledger.ts';
import type { StoryId } from '../../src/domain/story.ts';
import { type KeptTransition, type MemoryState, storyOf, survivorIn } from './memory-state.ts';

/** Writes down steps of a story; an earlier step that many items recall once only. */
export function recordSteps(state: MemoryState, story: StoryId, entries: readonly LedgerEntry[]): void {
  for (const entry of entries) {
    const known = state.transitions.some((kept) => entry.role === 'background' && isSame(kept.entry, entry));
    if (!known) state.transitions.push({ entry, story, recordedAt: 0, withdrawn: false });
  }
}

function isSame(a: LedgerEntry, b: LedgerEntry): boolean {
  const keyOf = ({ initiative, parties, stage, date, role }: LedgerEntry) =>
    JSON.stringify([initiative, parties, stage, date, role]);
  return keyOf(a) === keyOf(b);
}

/** The ledger in memory. When a step was recorded is not kept: there is no clock. */
export function memoryLedgerStore(state: MemoryState): LedgerStore {
  const select = (limit: number, wanted: (entry: LedgerEntry) => boolean): RecordedTransition[] =>
    state.transitions
      .filter((kept) => isInForce(state, kept) && wanted(kept.entry))
      .map((kept, i) => ({ kept, i }))
      .sort((a, b) => compare(a.kept.entry.date, b.kept.entry.date) || a.i - b.i)
      .slice(-Math.max(1, limit))
      .map(({ kept }) => transitionOf(state, kept));
  return {
    byPair: async (pair, limit) => select(limit, ({ parties }) => parties.join('~') === pair.join('~')),
    byInitiative: async (names, limit) =>
      select(limit, ({ initiative }) => initiative !== null && names.includes(initiative)),
    since: async (date, party, limit) =>
      select(limit, (entry) => entry.date >= date && (party === null || entry.parties.includes(party))),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether a step is supported by its story, and that story shown. */
function isInForce(state: MemoryState, { story, withdrawn }: KeptTransition): boolean {
  return !withdrawn && state.stories.get(survivorIn(state, story))?.standing === 'current';
}

function transitionOf(
  state: MemoryState,
  { entry, story: of, recordedAt }: KeptTransition,
): RecordedTransition {
  const story = survivorIn(state, of);
  const kept = state.stories.get(story);
  const sources = kept ? storyOf(state, kept).sources : [];
  return {
    ...entry,
    recordedAt,
    story,
    sectors: kept?.draft.sectors ?? [],
    told: entry.role === 'news' ? sources.filter(({ stage }) => stage === entry.stage) : [],
  };
}
