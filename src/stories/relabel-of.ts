import type { NewLabels } from '../domain/correction.ts';
import type { Stage } from '../domain/stage.ts';
import type { StoryRelabel } from '../domain/story.ts';
import type { EpochMs } from '../domain/time.ts';

/** A relabelling as it was decided. */
export interface DecidedLabels {
  readonly labels: NewLabels;
  readonly at: EpochMs;
  /** The stage that stood before. */
  readonly overruled: Stage | null;
}

/** What several relabellings of a story come to, the oldest first: of each label the latest. `null` when there is none. */
export function relabelOf(decided: readonly DecidedLabels[]): StoryRelabel | null {
  let relabel: StoryRelabel | null = null;
  for (const { labels, at, overruled } of decided) {
    const { stage, ...others } = labels;
    const before: Partial<StoryRelabel> = relabel ?? {};
    const moment = stage === undefined ? (before.at ?? at) : at;
    const set = stage === undefined ? {} : { stage: { set: stage, overruled, since: [] } };
    relabel = { ...before, ...others, ...set, at: moment };
  }
  return relabel;
}
