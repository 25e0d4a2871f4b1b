import { joinAmounts } from '../domain/amount.ts';
import type { Analysis, CooperationEvent } from '../domain/analysis.ts';
import type { Item } from '../domain/item.ts';
import type { Story, StoryMemory } from '../domain/story.ts';
import { type EventFacts, factsOf, founderFacts, partiesOf, rememberFounder } from './event-facts.ts';
import { sharedCount } from './event-features.ts';
import type { SameEvent } from './same-event.ts';
import { stageOf, tallied } from './stage-tally.ts';

/** A story's values before it has a row and sources. */
export type StoryValues = Omit<Story, 'id' | 'number' | 'revision' | 'sources'>;

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

/** Items of a story beside its founder that may stand in for it. */
const MOST_WITNESSES = 3;

/** How sure it must be that an item tells a witness's event: more than with a founder, for it is one step further off. */
const WITNESS_SURE = 0.85;

/** How much of a witness's summary is kept, in UTF-16 units: what comparisons read of it. */
const WITNESS_LENGTH = 600;

interface Match<Target> {
  readonly candidate: Candidate<Target>;
  readonly probability: number;
  readonly because: string;
  /** Whether it was the founder that was compared. */
  readonly direct: boolean;
}

/**
 * Decides whether a relevant item reports an event that is known, and gives the story's new values. It is compared
 * with the founders of the candidates (never a drifting centre); where none tells its event, with their witnesses,
 * which were compared with the founders themselves: no story reaches further than two steps. Pure; ties go to the
 * first candidate.
 */
export function assignStory<Target>(
  newcomer: Newcomer,
  candidates: readonly Candidate<Target>[],
  sameEvent: SameEvent,
): Assignment<Target> {
  const facts = factsOf(newcomer.item, newcomer.analysis);
  const match = byFounder(facts, candidates, sameEvent) ?? byWitness(facts, candidates, sameEvent);
  if (match === null) {
    return { kind: 'founded', values: foundedBy(newcomer, facts), because: newcomer.analysis.because };
  }
  const { target, values } = match.candidate;
  const sure = Math.round(match.probability * 100);
  const because = `It tells the same event as “${values.title}” (${sure} % sure: ${match.because}).`;
  const witness = match.direct ? facts : null;
  return { kind: 'joined', target, values: joinedBy(values, newcomer, witness), because };
}

function byFounder<Target>(
  facts: EventFacts,
  candidates: readonly Candidate<Target>[],
  sameEvent: SameEvent,
): Match<Target> | null {
  let best: Match<Target> | null = null;
  for (const candidate of candidates) {
    const verdict = sameEvent(facts, founderFacts(candidate.values));
    if (verdict.kind === 'other' || verdict.probability <= (best?.probability ?? 0)) continue;
    best = { ...verdict, candidate, direct: true };
  }
  return best;
}

function byWitness<Target>(
  facts: EventFacts,
  candidates: readonly Candidate<Target>[],
  sameEvent: SameEvent,
): Match<Target> | null {
  let best: Match<Target> | null = null;
  for (const candidate of candidates) {
    if (isOffSubject(facts, candidate.values)) continue;
    for (const witness of candidate.values.memory.witnesses ?? []) {
      const verdict = sameEvent(facts, witness);
      const least = Math.max(WITNESS_SURE, best?.probability ?? 0);
      if (verdict.kind === 'other' || verdict.probability < least) continue;
      best = { ...verdict, candidate, direct: false };
    }
  }
  return best;
}

/**
 * Whether an item is about other technologies than the founder, in the same language: a witness that reports two events
 * of a visit must not bring the second into the story. Across languages the labels are too poor to say so.
 */
function isOffSubject(facts: EventFacts, { lang, memory: { founding } }: StoryValues): boolean {
  const both = facts.sectors.length > 0 && founding.sectors.length > 0;
  return both && facts.lang === lang && sharedCount(facts.sectors, founding.sectors) === 0;
}

function foundedBy({ item, analysis, official }: Newcomer, facts: EventFacts): StoryValues {
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
      founding,
      stages: tallied([], stage, official),
    },
  };
}

/** The founder keeps headline and parties; the stage is what enough items report, sectors and the initiative are added. */
function joinedBy(
  story: StoryValues,
  { item, analysis, official }: Newcomer,
  witness: EventFacts | null,
): StoryValues {
  const stages = tallied(story.memory.stages, analysis.stage, official);
  const stage = stageOf(stages);
  const news = newsOf(analysis);
  // The date is that of the step: a story that moved on has that of the item which moved it.
  const date = stage === story.stage ? story.date : null;
  return {
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
}

function withWitness({ witnesses = [] }: StoryMemory, facts: EventFacts | null): Partial<StoryMemory> {
  if (facts === null || witnesses.length >= MOST_WITNESSES) return {};
  return { witnesses: [...witnesses, { ...facts, summary: facts.summary.slice(0, WITNESS_LENGTH) }] };
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
