import type { Mention } from './party-mentions.ts';
import type { QueryProblem } from './problem.ts';
import type { Query } from './syntax-tree.ts';

/** A bare word as typed, with its place. */
export interface TypedWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What bare words mean: parties, each to be joined with others beside them; a query; or nothing (mere signs). */
export interface WordReading {
  readonly meaning:
    | { readonly kind: 'mentions'; readonly mentions: readonly [Mention, ...Mention[]] }
    | { readonly kind: 'query'; readonly query: Query }
    | { readonly kind: 'nothing' };
  readonly note?: QueryProblem;
  readonly error?: QueryProblem;
}

/** Words that are a query of their own. */
export function asQuery(query: Query): WordReading {
  return { meaning: { kind: 'query', query } };
}
