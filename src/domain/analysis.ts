import type { Amount } from './amount.ts';
import type { Pair, PartyCode } from './party.ts';
import type { Sector } from './sector.ts';
import type { Stage } from './stage.ts';

/** What the analysis reads: one item, as it was published. */
export interface AnalysisInput {
  readonly title: string;
  readonly summary: string;
  readonly outlet: string;
  /** BCP 47 primary language, or `null`: then it is guessed from the script and the words. */
  readonly lang: string | null;
  /** ISO date or date-time of publication; leaders and "last year's" are read against it. */
  readonly published: string;
}

/** The place in the item that supports a reading. Offsets are UTF-16 code units into the field. */
export interface Evidence {
  readonly field: 'title' | 'summary';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What it is evidence for. */
  readonly supports:
    | 'party'
    | 'sector'
    | 'stage'
    | 'cooperation'
    | 'initiative'
    | 'background'
    | 'noise'
    | 'amount'
    | 'date';
  /**
   * The label that it supports: a party code, a sector, a stage, an initiative, a sum (`USD 2600000000`), an ISO date,
   * or the name of a rule.
   */
  readonly label: string;
}

/** Whether an event is what the item reports, a passing mention of another one, or a mere supposition. */
export type EventRole = 'news' | 'background' | 'hypothetical';

/** One cooperation that an item speaks of. */
export interface CooperationEvent {
  /** Parties, sorted; two for a pair, more for a group. */
  readonly parties: readonly PartyCode[];
  readonly sectors: readonly Sector[];
  readonly stage: Stage | null;
  readonly initiative: string | null;
  /** The date that the text itself gives for the event, ISO (`2023-04`, `2023-04-25`), or `null`. */
  readonly date: string | null;
  /** Sums of money that the text names, in its order. */
  readonly amounts: readonly Amount[];
  readonly role: EventRole;
  /** 0 to 1. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
}

/** What Entente reads in an item. The flat labels derive from the events. */
export interface Analysis {
  /** Version of the rules and lexicons that read it. */
  readonly version: string;
  readonly relevant: boolean;
  /** 0 to 1: how sure the reading of `relevant` is. */
  readonly confidence: number;
  /** Relevant, but no two parties act as a pair (a group's affair). */
  readonly plurilateral: boolean;
  readonly events: readonly CooperationEvent[];
  readonly pairs: readonly Pair[];
  readonly backgroundPairs: readonly Pair[];
  /** Every party named, sorted, whatever the role. */
  readonly parties: readonly PartyCode[];
  readonly sectors: readonly Sector[];
  readonly stage: Stage | null;
  /** Where the reading is unsure of `stage`: what it may be instead, and the probability of that, 0 to 1. */
  readonly stageDoubt?: { readonly stage: Stage; readonly chance: number };
  readonly initiative: string | null;
  /** Why it was judged so, in order of weight: evidence for the reading and against it. */
  readonly evidence: readonly Evidence[];
  /** One plain sentence: why relevant, or why not. */
  readonly because: string;
}
