import type { StoryReport } from './evaluate-stories.ts';

/** What the grouping must reach on the labelled news; raised to a little under what it reaches, never lowered. */
export const STORY_FLOORS = {
  bCubedF1: 0.96,
  pairwiseF1: 0.93,
  /** Largest share of stories that hold more than one event. */
  overMerged: 0.01,
  readBCubedF1: 0.92,
  readPairwiseF1: 0.82,
} as const;

/** One sentence for each figure that misses its floor; empty when all hold. */
export function belowStoryFloors({ labelled, read }: StoryReport): string[] {
  const share = labelled.figures.overMerged / Math.max(1, labelled.figures.found);
  const reached: readonly (readonly [name: keyof typeof STORY_FLOORS, value: number])[] = [
    ['bCubedF1', labelled.figures.bCubed.f1],
    ['pairwiseF1', labelled.figures.pairwise.f1],
    ['readBCubedF1', read.figures.bCubed.f1],
    ['readPairwiseF1', read.figures.pairwise.f1],
  ];
  const low = reached.filter(([name, value]) => value < STORY_FLOORS[name]);
  return [
    ...low.map(([name, value]) => `${name} is ${value.toFixed(3)}, its floor is ${STORY_FLOORS[name]}`),
    ...(share > STORY_FLOORS.overMerged
      ? [`overMerged is ${share.toFixed(3)}, at most ${STORY_FLOORS.overMerged} is allowed`]
      : []),
  ];
}
