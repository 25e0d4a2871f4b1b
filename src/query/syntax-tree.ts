import type { FeedKind } from '../domain/feed.ts';
import type { Pair, PartyCode } from '../domain/party.ts';
import type { Sector } from '../domain/sector.ts';
import type { Stage } from '../domain/stage.ts';
import type { DurationMs, EpochMs } from '../domain/time.ts';

/** A bound in time: so long before now (`since:30d`), or a day (`since:2023-04-01`), given by its midnight, UTC. */
export type TimeBound =
  | { readonly kind: 'ago'; readonly span: DurationMs }
  | { readonly kind: 'at'; readonly at: EpochMs };

/** One side of a cooperation: a party, or whichever members of a group of states. */
export type PartySide =
  | { readonly kind: 'party'; readonly code: PartyCode }
  | { readonly kind: 'group'; readonly code: string; readonly members: readonly PartyCode[] };

/** What an initiative is called: keys of names (`nameKey`), those of its own apart from those that it shares. */
export interface InitiativeNames {
  readonly own: readonly string[];
  readonly shared: readonly string[];
  readonly parties: readonly PartyCode[];
}

/**
 * The syntax tree of the one query language (search, subscriptions, export). The unit it selects is the story.
 * In normal form, as the parser gives it: `and` and `or` have at least two members, none of their own kind, and
 * `all` stands alone. What each kind means to the letter is `matches` in `match-story.ts`.
 */
export type Query =
  /** Selects everything: the empty query. */
  | { readonly kind: 'all' }
  | { readonly kind: 'and'; readonly of: readonly Query[] }
  | { readonly kind: 'or'; readonly of: readonly Query[] }
  | { readonly kind: 'not'; readonly of: Query }
  /** Some pair of the story has this party (or, for a plurilateral story, it is among the parties). */
  | { readonly kind: 'country'; readonly code: PartyCode }
  /** The story has this very pair. */
  | { readonly kind: 'pair'; readonly pair: Pair }
  /** Some party of the story is a member of this group of states (`nordic`, `quad`). */
  | { readonly kind: 'group'; readonly code: string; readonly members: readonly PartyCode[] }
  /**
   * Some pair of the story joins the two sides, at least one of which is a group (`india nordic`); for a
   * plurilateral story, two different parties of it stand on the two sides. Sides in alphabetical order.
   */
  | { readonly kind: 'between'; readonly sides: readonly [PartySide, PartySide] }
  | { readonly kind: 'sector'; readonly sector: Sector }
  | { readonly kind: 'stage'; readonly stage: Stage }
  /**
   * The story belongs to the initiative of this id (`data/initiatives.json`): it carries the id or, where `names` are
   * given, a name of the initiative; one that others have as well counts when all its parties take part.
   */
  | { readonly kind: 'initiative'; readonly id: string; readonly names?: InitiativeNames }
  /** Some item's outlet holds these tokens in a row. */
  | { readonly kind: 'source'; readonly words: readonly string[] }
  | { readonly kind: 'feed-kind'; readonly feedKind: FeedKind }
  | { readonly kind: 'lang'; readonly lang: string }
  /** Published at or after the bound (the day's first moment). */
  | { readonly kind: 'since'; readonly bound: TimeBound }
  /** Published at or before the bound; the day itself is included. */
  | { readonly kind: 'until'; readonly bound: TimeBound }
  /** Tokens in a row in the text (titles and summaries of all items); one token is a plain keyword. */
  | { readonly kind: 'phrase'; readonly words: readonly string[] }
  /** A token of the text that begins so (`rare*`). */
  | { readonly kind: 'prefix'; readonly stem: string };
