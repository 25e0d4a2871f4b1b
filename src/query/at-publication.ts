import { DAY } from '../domain/time.ts';
import { allOf, EVERYTHING } from './build-query.ts';
import type { Query } from './syntax-tree.ts';

/**
 * The query as it is asked when news comes in: spans before the present are spans before the story's own
 * publication, so `since:30d` holds of every story and `until:30d` of none. Bounds that are dates stay.
 */
export function atPublication(query: Query): Query {
  if (query.kind === 'and' || query.kind === 'or') {
    return { kind: query.kind, of: query.of.map(atPublication) };
  }
  if (query.kind === 'not') return { kind: 'not', of: atPublication(query.of) };
  if (query.kind !== 'since' && query.kind !== 'until') return query;
  if (query.bound.kind !== 'ago') return query;
  return query.kind === 'since' ? EVERYTHING : { kind: 'not', of: EVERYTHING };
}

/** Selects the stories of the last days, up to the present, that the query selected {@link atPublication}. */
export function firedWithin(query: Query, days: number): Query {
  const since: Query = { kind: 'since', bound: { kind: 'ago', span: days * DAY } };
  const until: Query = { kind: 'until', bound: { kind: 'ago', span: 0 } };
  return allOf([atPublication(query), since, until]);
}
