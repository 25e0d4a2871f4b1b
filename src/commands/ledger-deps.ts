import type { Labels } from '../messages/labels.ts';
import type { InitiativeCatalogue } from '../stories/initiative-catalogue.ts';
import type { LedgerStore, StorySearch } from './ports.ts';

/** What the commands on the ledger are answered from. */
export interface LedgerDeps {
  readonly ledger: LedgerStore;
  readonly catalogue: InitiativeCatalogue;
  readonly search: StorySearch;
  readonly labels: Labels;
  /** What stands before a command on the platform: `/partnership`, `@entente`, `entente ask`. */
  readonly prefix: string;
}

/** Recorded steps that one answer is made from at most: the latest. */
export const MOST_STEPS = 1_000;
