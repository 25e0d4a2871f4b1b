import type { Initiative } from '../domain/initiative.ts';
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

/** Initiatives as researched data; the ledger over them comes from stories. */
export interface InitiativeCatalogue {
  byId(id: string): Initiative | null;
}
