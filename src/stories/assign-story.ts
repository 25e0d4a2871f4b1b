import { type EventFacts, factsOf, founderFacts } from './event-facts.ts';
import { sharedCount } from './event-features.ts';
import type { SameEvent } from './same-event.ts';
import { foundedBy, joinedBy, type Newcomer, type StoryValues } from './story-values.ts';

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

/** How sure it must be that an item tells a witness's event: more than with a founder, for it is one step further off. */
const WITNESS_SURE = 0.85;

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
