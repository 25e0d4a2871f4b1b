import type { Query } from './syntax-tree.ts';

/** The query that selects everything. */
export const EVERYTHING: Query = { kind: 'all' };

/** All of the queries, in normal form: nested conjunctions opened, `all` dropped, one member left alone. */
export function allOf(queries: readonly Query[]): Query {
  const members = queries.flatMap((query) => {
    if (query.kind === 'and') return query.of;
    return query.kind === 'all' ? [] : [query];
  });
  const [first] = members;
  if (first === undefined) return EVERYTHING;
  return members.length === 1 ? first : { kind: 'and', of: members };
}

/** Any of the queries (at least one), in normal form: nested alternatives opened, `all` takes over. */
export function anyOf(queries: readonly [Query, ...Query[]]): Query {
  if (queries.some((query) => query.kind === 'all')) return EVERYTHING;
  if (queries.length === 1) return queries[0];
  return { kind: 'or', of: queries.flatMap((query) => (query.kind === 'or' ? query.of : [query])) };
}

/** What the query does not select; two negations cancel out. */
export function noneOf(query: Query): Query {
  return query.kind === 'not' ? query.of : { kind: 'not', of: query };
}

/** How many nodes the tree has. */
export function countNodes(query: Query): number {
  if (query.kind === 'and' || query.kind === 'or')
    return query.of.reduce((sum, member) => sum + countNodes(member), 1);
  return query.kind === 'not' ? 1 + countNodes(query.of) : 1;
}

/** How many levels the tree has; a leaf has one. */
export function depthOf(query: Query): number {
  if (query.kind === 'and' || query.kind === 'or') return 1 + Math.max(...query.of.map(depthOf));
  return query.kind === 'not' ? 1 + depthOf(query.of) : 1;
}
