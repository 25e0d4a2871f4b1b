import { furthestStage, type Stage } from '../domain/stage.ts';
import type { StoryRelabel } from '../domain/story.ts';
import { stageOf, tallied } from './stage-tally.ts';
import type { Newcomer, StoryValues } from './story-values.ts';

/**
 * A story's values with what a reviewer set, after one more item was counted in. Pairs, sectors and the initiative
 * stay as they were set. The stage stays until news moves it on: items published after the review are counted by
 * themselves, and only a stage further than the one that was set replaces it; on the very stage that was overruled
 * only an official source is believed, so that a copy with the same words does not bring the mistake back.
 */
export function reviewed(values: StoryValues, newcomer: Newcomer): StoryValues {
  const { review } = values.memory;
  if (!review?.relabel) return values;
  const relabel = withNews(review.relabel, newcomer);
  return labelled({ ...values, memory: { ...values.memory, review: { ...review, relabel } } }, relabel);
}

function withNews(relabel: StoryRelabel, { item, analysis, official }: Newcomer): StoryRelabel {
  const { stage, at } = relabel;
  if (stage === undefined || item.published <= at) return relabel;
  if (analysis.stage === stage.overruled && !official) return relabel;
  return { ...relabel, stage: { ...stage, since: tallied(stage.since, analysis.stage, official) } };
}

function labelled(values: StoryValues, relabel: StoryRelabel): StoryValues {
  const { pairs, sectors, initiative, stage } = relabel;
  const parties = pairs ? [...new Set([...values.parties, ...pairs.flat()])].sort() : values.parties;
  return {
    ...values,
    parties,
    pairs: pairs ?? values.pairs,
    sectors: sectors ?? values.sectors,
    initiative: initiative === undefined ? values.initiative : initiative,
    stage: stage === undefined ? values.stage : movedOn(stage),
  };
}

function movedOn({ set, since }: NonNullable<StoryRelabel['stage']>): Stage | null {
  const next = stageOf(since);
  // What was set as stalled is taken up again by whatever is reported later.
  return set === 'stalled' && next !== null ? next : furthestStage(set, next);
}
