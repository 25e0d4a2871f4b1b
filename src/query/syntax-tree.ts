import type { FeedKind } from '../domain/feed.ts';
import type { Pair, PartyCode } from '../domain/party.ts';
import type { Sector } from '../domain/sector.ts';
import type { Stage } from '../domain/stage.ts';
import type { DurationMs, EpochMs } from '../domain/time.ts';

/** A bound in time: so long before now (`since:30d`), or a day (`since:2023-04-01`, UTC). */
export type TimeBound =
  | { readonly kind: 'ago'; readonly span: DurationMs }
  | { readonly kind: 'at'; readonly at: EpochMs };

/** The syntax tree of the one query language (search, subscriptions, export). The unit it selects is the story. */
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
  | { readonly kind: 'sector'; readonly sector: Sector }
  | { readonly kind: 'stage'; readonly stage: Stage }
  /** The story belongs to the initiative of this id (`data/initiatives.json`). */
  | { readonly kind: 'initiative'; readonly id: string }
  /** Some item's outlet holds these tokens in a row. */
  | { readonly kind: 'source'; readonly words: readonly string[] }
  | { readonly kind: 'feed-kind'; readonly feedKind: FeedKind }
  | { readonly kind: 'lang'; readonly lang: string }
  | { readonly kind: 'since'; readonly bound: TimeBound }
  | { readonly kind: 'until'; readonly bound: TimeBound }
  /** Tokens in a row in the text (titles and summaries of all items); one token is a plain keyword. */
  | { readonly kind: 'phrase'; readonly words: readonly string[] }
  /** A token of the text that begins so (`rare*`). */
  | { readonly kind: 'prefix'; readonly stem: string };
