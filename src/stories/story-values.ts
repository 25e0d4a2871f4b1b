import { joinAmounts } from '../domain/amount.ts';
import type { Analysis, CooperationEvent } from '../domain/analysis.ts';
import type { Item } from '../domain/item.ts';
import type { Story, StoryMemory } from '../domain/story.ts';
import { type EventFacts, factsOf, partiesOf, rememberFounder } from './event-facts.ts';
import { reviewed } from './reviewed-labels.ts';
import { stageOf, tallied } from './stage-tally.ts';

/** A story's values before it has a row and sources. */
export type StoryValues = Omit<Story, 'id' | 'number' | 'revision' | 'sources'>;

/** A relevant item that looks for its story. */
export interface Newcomer {
  readonly item: Item;
  readonly analysis: Analysis;
  /** Whether it comes from a government or its agency, whose word on a stage stands alone. */
  readonly official: boolean;
}

/** Items of a story beside its founder that may stand in for it. */
const MOST_WITNESSES = 3;

/** How much of a witness's summary is kept, in UTF-16 units: what comparisons read of it. */
const WITNESS_LENGTH = 600;

/** The values of a story that an item founds. */
export function foundedBy(
  newcomer: Newcomer,
  facts = factsOf(newcomer.item, newcomer.analysis),
): StoryValues {
  const { item, analysis, official } = newcomer;
  const { backgroundPairs, confidence } = analysis;
  const { url } = item;
  const { title, summary, lang, pairs, parties, sectors, stage, initiative, published } = facts;
  const founding = { pairs, parties, sectors, stage, initiative, published };
  rememberFounder(founding, facts);
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
    amounts: newsOf(analysis)?.amounts ?? [],
    date: newsOf(analysis)?.date ?? null,
    confidence,
    published,
    updated: published,
    memory: {
      origin: item.fingerprint,
      founding,
      stages: tallied([], stage, official),
    },
  };
}

/**
 * The values of a story that an item joins. The founder keeps headline and parties; the stage is what enough items
 * report, sectors and the initiative are added; what a reviewer set stays ({@link reviewed}). `witness`: what the item
 * says, where it may stand in for the founder.
 */
export function joinedBy(
  story: StoryValues,
  newcomer: Newcomer,
  witness: EventFacts | null = null,
): StoryValues {
  const { item, analysis, official } = newcomer;
  const stages = tallied(story.memory.stages, analysis.stage, official);
  const stage = stageOf(stages);
  const news = newsOf(analysis);
  // The date is that of the step: a story that moved on has that of the item which moved it.
  const date = stage === story.stage ? story.date : null;
  const joined: StoryValues = {
    ...story,
    pairs: story.pairs.length > 0 ? story.pairs : analysis.pairs,
    parties: story.parties.length > 0 ? story.parties : partiesOf(analysis),
    sectors: [...new Set([...story.sectors, ...analysis.sectors])],
    stage,
    initiative: story.initiative ?? headlined(analysis),
    amounts: joinAmounts(story.amounts, news?.amounts ?? []),
    date: date ?? (analysis.stage === stage ? (news?.date ?? null) : null),
    confidence: Math.max(story.confidence, analysis.confidence),
    published: Math.min(story.published, item.published),
    updated: Math.max(story.updated, item.published),
    memory: { ...story.memory, ...withWitness(story.memory, witness), stages },
  };
  return reviewed(joined, newcomer);
}

function withWitness({ witnesses = [] }: StoryMemory, facts: EventFacts | null): Partial<StoryMemory> {
  if (facts === null || witnesses.length >= MOST_WITNESSES) return {};
  const { summary } = facts;
  // The facts themselves where they need no cutting: what was read of them is at hand.
  const witness =
    summary.length > WITNESS_LENGTH ? { ...facts, summary: summary.slice(0, WITNESS_LENGTH) } : facts;
  return { witnesses: [...witnesses, witness] };
}

/** What the item itself reports, apart from what it recalls or supposes. */
function newsOf({ events }: Analysis): CooperationEvent | undefined {
  return events.find(({ role }) => role === 'news');
}

/** The initiative that the item names in its headline: further down it may be one among several that it mentions. */
function headlined({ initiative, evidence }: Analysis): string | null {
  const named = evidence.some(
    ({ supports, field, label }) => supports === 'initiative' && field === 'title' && label === initiative,
  );
  return named ? initiative : null;
}
