import type { Analysis } from '../domain/analysis.ts';
import type { Item } from '../domain/item.ts';
import type { Story } from '../domain/story.ts';
import { factsOf, founderFacts } from './event-facts.ts';
import { reviewed } from './reviewed-labels.ts';
import type { SameEvent } from './same-event.ts';
import { stageOf, tallied } from './stage-tally.ts';

/** A story's values before it has a row and sources. */
export type StoryValues = Omit<Story, 'id' | 'number' | 'revision' | 'sources' | 'standing'>;

/** A known story that the item may belong to; `target` is the caller's handle of it. */
export interface Candidate<Target> {
  readonly target: Target;
  readonly values: StoryValues;
}

/** A relevant item that looks for its story. */
export interface Newcomer {
  readonly item: Item;
  readonly analysis: Analysis;
  /** Whether it comes from a government or its agency, whose word on a stage stands alone. */
  readonly official: boolean;
}

/** Where an item went, with the new values of its story and a sentence on why. */
export type Assignment<Target> =
  | { readonly kind: 'founded'; readonly values: StoryValues; readonly because: string }
  | {
      readonly kind: 'joined';
      readonly target: Target;
      readonly values: StoryValues;
      readonly because: string;
    };

/**
 * Decides whether a relevant item reports an event that is known, against the founders of the candidates (never a
 * drifting centre), and gives the story's new values. Pure; ties go to the first candidate.
 */
export function assignStory<Target>(
  newcomer: Newcomer,
  candidates: readonly Candidate<Target>[],
  sameEvent: SameEvent,
): Assignment<Target> {
  const { item, analysis } = newcomer;
  const facts = factsOf(item, analysis);
  let best: { candidate: Candidate<Target>; probability: number; because: string } | null = null;
  for (const candidate of candidates) {
    const verdict = sameEvent(facts, founderFacts(candidate.values));
    if (verdict.kind === 'other') continue;
    const { probability, because } = verdict;
    if (best === null || probability > best.probability) best = { candidate, probability, because };
  }
  if (best === null) {
    return { kind: 'founded', values: foundedBy(newcomer), because: analysis.because };
  }
  const { target, values } = best.candidate;
  const sure = Math.round(best.probability * 100);
  const because = `It tells the same event as “${values.title}” (${sure} % sure: ${best.because}).`;
  return { kind: 'joined', target, values: joinedBy(values, newcomer), because };
}

/** The values of a story that an item founds. */
export function foundedBy({ item, analysis, official }: Newcomer): StoryValues {
  const { pairs, backgroundPairs, parties, sectors, stage, initiative, confidence } = analysis;
  const { title, summary, url, lang, published } = item;
  return {
    title,
    summary,
    url,
    lang,
    pairs,
    backgroundPairs,
    parties,
    sectors,
    stage,
    initiative,
    confidence,
    published,
    updated: published,
    memory: {
      origin: item.fingerprint,
      founding: { pairs, parties, sectors, stage, initiative, published },
      stages: tallied([], stage, official),
    },
  };
}

/**
 * The values of a story that an item joins. The founder keeps headline and parties; the stage is what enough items
 * report, sectors and the initiative are added; what a reviewer set stays ({@link reviewed}).
 */
export function joinedBy(story: StoryValues, newcomer: Newcomer): StoryValues {
  const { item, analysis, official } = newcomer;
  const stages = tallied(story.memory.stages, analysis.stage, official);
  const joined: StoryValues = {
    ...story,
    pairs: story.pairs.length > 0 ? story.pairs : analysis.pairs,
    parties: story.parties.length > 0 ? story.parties : analysis.parties,
    sectors: [...new Set([...story.sectors, ...analysis.sectors])],
    stage: stageOf(stages),
    initiative: story.initiative ?? analysis.initiative,
    confidence: Math.max(story.confidence, analysis.confidence),
    published: Math.min(story.published, item.published),
    updated: Math.max(story.updated, item.published),
    memory: { ...story.memory, stages },
  };
  return reviewed(joined, newcomer);
}
