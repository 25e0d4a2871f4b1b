import type { PartyCode } from './party.ts';
import type { Sector } from './sector.ts';
import type { Stage } from './stage.ts';

/**
 * How an initiative leaves the stage: another took its place, or it is over. No news item is read as either; they
 * come from research only.
 */
export const CLOSINGS = ['superseded', 'ended'] as const;

/** One closing's id. */
export type Closing = (typeof CLOSINGS)[number];

/** What a line of the ledger can say: one of the six stages that news is read for, or a closing. */
export type LedgerStage = Stage | Closing;

/** Whether a ledger stage is a closing. */
export function isClosing(stage: LedgerStage): stage is Closing {
  return (CLOSINGS as readonly string[]).includes(stage);
}

/** How often something of the initiative ought to be seen, by its own word. */
export interface Rhythm {
  /** Months from one meeting or review to the next. */
  readonly months: number;
  /** Our sentence on what was stated. */
  readonly says: string;
  /** Address of the page that states it. */
  readonly source: string;
}

/** A named agreement or programme between governments, as researched. */
export interface Initiative {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** `programme`: one government's scheme with many partners, so it has no pair of its own. */
  readonly kind: 'bilateral' | 'plurilateral' | 'programme';
  readonly parties: readonly PartyCode[];
  readonly sectors: readonly Sector[];
  /** How it stood when it was researched. */
  readonly status: LedgerStage;
  /** ISO, as exact as is known: `2023`, `2023-04`, `2023-04-25`. */
  readonly launched: string;
  readonly description: string;
  /** Ids of the umbrella that it stands under, or of what it followed. */
  readonly parents: readonly string[];
  /** Ids of what took its place. */
  readonly successors: readonly string[];
  /** Address behind the record. */
  readonly source: string;
  /** Whether the record was seen in its source; otherwise the source is where to verify it. */
  readonly checked: boolean;
  readonly rhythm: Rhythm | null;
}
