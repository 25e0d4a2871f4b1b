import type { RecordedTransition } from '../domain/ledger.ts';
import type { Pair, PartyCode } from '../domain/party.ts';
import type { Story, StoryNumber, StoryRecord } from '../domain/story.ts';
import type { EpochMs } from '../domain/time.ts';
import type { ItemFateRecord } from '../pipeline/ports.ts';
import type { Query } from '../query/syntax-tree.ts';

/** One page of stories, newest first by publication; of those of one moment, the last to come there first. */
export interface StoryPage {
  readonly stories: readonly Story[];
  /** How many the query selects in all. */
  readonly total: number;
}

/** Reads stories for commands, digests and exports. */
export interface StorySearch {
  /** Stories that the query selects at `now`, newest first. */
  search(
    query: Query,
    page: { readonly now: EpochMs; readonly offset: number; readonly limit: number },
  ): Promise<StoryPage>;
  byNumber(number: StoryNumber): Promise<StoryRecord | null>;
  /** What became of the items with this address (compared in canonical form), newest first. */
  fateOf(canonicalUrl: string): Promise<readonly ItemFateRecord[]>;
}

/** Reads the recorded part of the ledger: what stories moved. The seeded part is added to it by `ledgerLines`. */
export interface LedgerStore {
  /** Transitions of exactly this pair: the latest `limit` by date, oldest first. */
  byPair(pair: Pair, limit: number): Promise<readonly RecordedTransition[]>;
  /** Transitions under any of these names or ids, letter for letter: the latest `limit` by date, oldest first. */
  byInitiative(names: readonly string[], limit: number): Promise<readonly RecordedTransition[]>;
  /** Transitions dated (ISO) at or after `date`, of a party or of all: the latest `limit` by date, oldest first. */
  since(date: string, party: PartyCode | null, limit: number): Promise<readonly RecordedTransition[]>;
}
