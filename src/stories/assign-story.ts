import type { Analysis } from '../domain/analysis.ts';
import type { Item } from '../domain/item.ts';
import { furthestStage } from '../domain/stage.ts';
import type { Story } from '../domain/story.ts';
import { EVENT_WINDOW, type EventFacts, likeness, SAME_EVENT } from './same-event.ts';

/** A story's values before it has a row and sources. */
export type StoryValues = Omit<Story, 'id' | 'number' | 'revision' | 'sources'>;

/** A known story that the item may belong to; `target` is the caller's handle of it. */
export interface Candidate<Target> {
  readonly target: Target;
  readonly values: StoryValues;
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
 * drifting centre), and gives the story's new values. Pure; ties go to the older candidate.
 */
export function assignStory<Target>(
  item: Item,
  analysis: Analysis,
  candidates: readonly Candidate<Target>[],
): Assignment<Target> {
  const facts = factsOf(item, analysis);
  let best: { candidate: Candidate<Target>; points: number } | null = null;
  for (const candidate of candidates) {
    if (Math.abs(candidate.values.published - item.published) > EVENT_WINDOW) continue;
    const points = likeness(facts, candidate.values).total;
    if (points >= SAME_EVENT && (best === null || points > best.points)) best = { candidate, points };
  }
  if (best === null) {
    return { kind: 'founded', values: foundedBy(item, analysis), because: analysis.because };
  }
  const { target, values } = best.candidate;
  const because = `It tells the same event as “${values.title}” (${best.points.toFixed(1)} points; ${SAME_EVENT} suffice).`;
  return { kind: 'joined', target, values: joinedBy(values, item, analysis), because };
}

function factsOf(item: Item, analysis: Analysis): EventFacts {
  const { pairs, parties, sectors, stage, initiative } = analysis;
  const { title, summary, lang, published } = item;
  return { title, summary, lang, pairs, parties, sectors, stage, initiative, published };
}

function foundedBy(item: Item, analysis: Analysis): StoryValues {
  return {
    title: item.title,
    summary: item.summary,
    url: item.url,
    lang: item.lang,
    pairs: analysis.pairs,
    backgroundPairs: analysis.backgroundPairs,
    parties: analysis.parties,
    sectors: analysis.sectors,
    stage: analysis.stage,
    initiative: analysis.initiative,
    confidence: analysis.confidence,
    published: item.published,
    updated: item.published,
  };
}

/** The founder keeps headline and parties; stage moves on, sectors and the initiative are added. */
function joinedBy(story: StoryValues, item: Item, analysis: Analysis): StoryValues {
  const pairs = story.pairs.length > 0 ? story.pairs : analysis.pairs;
  return {
    ...story,
    pairs,
    parties: story.parties.length > 0 ? story.parties : analysis.parties,
    sectors: [...new Set([...story.sectors, ...analysis.sectors])],
    stage: furthestStage(story.stage, analysis.stage),
    initiative: story.initiative ?? analysis.initiative,
    confidence: Math.max(story.confidence, analysis.confidence),
    published: Math.min(story.published, item.published),
    updated: Math.max(story.updated, item.published),
  };
}
