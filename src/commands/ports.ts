import type { Destination, DestinationKey } from '../domain/destination.ts';
import type { RecordedTransition } from '../domain/ledger.ts';
import type { Pair, PartyCode } from '../domain/party.ts';
import type { Policies, Policy, PolicyMatter } from '../domain/policy.ts';
import type { Story, StoryNumber, StoryRecord } from '../domain/story.ts';
import { DAY, type EpochMs } from '../domain/time.ts';
import type { ItemFateRecord } from '../pipeline/ports.ts';
import type { Query } from '../query/syntax-tree.ts';
import type { CommandRequest } from './command.ts';

/** One page of stories, newest first by publication; of those of one moment, the last to come there first. */
export interface StoryPage {
  readonly stories: readonly Story[];
  /** How many the query selects: all of them where there are fewer than {@link countBound}, else that bound. */
  readonly total: number;
  /** Whether the query selects more than `total`. */
  readonly more: boolean;
}

/** Stories that are counted for a page at most: to count on takes long and tells a reader little. */
export const MOST_COUNTED = 100;

/** How far the stories are counted of which a page is shown: up to its end, if that lies behind {@link MOST_COUNTED}. */
export function countBound({ offset, limit }: { readonly offset: number; readonly limit: number }): number {
  return Math.max(MOST_COUNTED, offset + limit);
}

/** Whole days, begun ones too, that an archive covers of those asked for. */
export function coveredDays(days: number, oldest: EpochMs | null, now: EpochMs): number {
  return oldest === null ? days : Math.max(1, Math.min(days, Math.ceil((now - oldest) / DAY)));
}

/** How often a query would have fired as an instant alert. */
export interface Backtest {
  /** Stories that it selects, all counted. */
  readonly total: number;
  /** Of the days that were asked for, those that the archive covers: since its oldest story, at least one. */
  readonly days: number;
  /** `total` as a rate: stories a week of those days. */
  readonly perWeek: number;
  /** The newest of them. */
  readonly latest: readonly Story[];
}

/** Reads stories for commands, digests and exports. */
export interface StorySearch {
  /** Stories that the query selects at `now`, newest first. */
  search(
    query: Query,
    page: { readonly now: EpochMs; readonly offset: number; readonly limit: number },
  ): Promise<StoryPage>;
  /**
   * What a query would have brought in the last `days`: the stories published in them that it selects, the newest
   * `limit` of them in full. A story is judged as it is now, with all its items and its present stage: one that came to match later
   * counts, on the day of its publication, and one that matches no more does not. Spans within the query count
   * from the publication of each story, as they do when news comes in (`since:30d` holds, `until:30d` does not).
   */
  backtest(
    query: Query,
    period: { readonly now: EpochMs; readonly days: number; readonly limit: number },
  ): Promise<Backtest>;
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

/** Who may change what concerns all readers, as each workspace has decided. */
export interface PolicyStore {
  /** The policies of a workspace; the default of each matter on which it has not decided. */
  policies(key: Pick<DestinationKey, 'platform' | 'workspace'>): Promise<Policies>;
  setPolicy(
    key: Pick<DestinationKey, 'platform' | 'workspace'>,
    matter: PolicyMatter,
    policy: Policy,
  ): Promise<void>;
}

/** Those who run the installation: they hear of what breaks, and settle what readers say. */
export interface Owners {
  /** Whether a request is one of theirs. */
  includes(request: Pick<CommandRequest, 'platform' | 'user'>): boolean;
  /** Where they can be told, on the platforms that are connected. */
  destinations(): Promise<readonly Destination[]>;
}
