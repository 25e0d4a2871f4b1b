import { printQuery } from '../query/print-query.ts';
import type { Query } from '../query/syntax-tree.ts';

/** A text that two queries share which ask for the same in another order: `india ai` and `ai india`. */
export function queryKey(query: Query): string {
  return printQuery(ordered(query));
}

function ordered(query: Query): Query {
  if (query.kind === 'not') return { kind: 'not', of: ordered(query.of) };
  if (query.kind !== 'and' && query.kind !== 'or') return query;
  return { kind: query.kind, of: query.of.map(ordered).sort(byPrint) };
}

function byPrint(a: Query, b: Query): number {
  const [first, second] = [printQuery(a), printQuery(b)];
  return first < second ? -1 : Number(first > second);
}
