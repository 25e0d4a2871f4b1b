import { STAGES, type Stage, stageOrder } from '../domain/stage.ts';
import type { StageCount } from '../domain/story.ts';

/** What a story's items report, one row a stage that occurs, in the order of the stages. */
export type StageTally = readonly StageCount[];

/** Share of the items that carries a stage where no official source does. */
const ENOUGH = 1 / 3;

/** The tally with one more item; an item without a stage changes nothing. */
export function tallied(tally: StageTally, stage: Stage | null, official: boolean): StageTally {
  if (stage === null) return tally;
  const before = tally.find((row) => row.stage === stage) ?? { stage, items: 0, official: 0 };
  const row = { stage, items: before.items + 1, official: before.official + (official ? 1 : 0) };
  const others = tally.filter((other) => other.stage !== stage);
  return [...others, row].sort((a, b) => stageOrder(a.stage) - stageOrder(b.stage));
}

/**
 * The stage of a story: the furthest of those that an official source or at least a third of the items report, so
 * that one misread item among many does not move it. `null` when no item reports any.
 */
export function stageOf(tally: StageTally): Stage | null {
  const all = tally.reduce((sum, { items }) => sum + items, 0);
  const carried = new Set(
    tally.filter(({ items, official }) => official > 0 || items >= all * ENOUGH).map(({ stage }) => stage),
  );
  const furthest = [...STAGES].reverse().find((stage) => carried.has(stage));
  // With four stages and more, each may have less than a third: then the one that most items report.
  return furthest ?? [...tally].sort((a, b) => b.items - a.items)[0]?.stage ?? null;
}
