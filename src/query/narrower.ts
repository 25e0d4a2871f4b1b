import type { Query } from './syntax-tree.ts';

/** Parts that make a query narrower, in the order in which they help most, in words for people. */
const PARTS: readonly { readonly words: string; readonly kinds: readonly Query['kind'][] }[] = [
  { words: 'a sector', kinds: ['sector'] },
  { words: 'a country', kinds: ['country', 'pair', 'group', 'between', 'initiative'] },
  { words: 'a second country', kinds: ['pair', 'between', 'initiative'] },
  { words: 'a stage (stage:signed)', kinds: ['stage'] },
  { words: 'a word of the text', kinds: ['phrase', 'prefix'] },
];

/** What a query does not require yet and could: `a sector`, `a country`. Only what must hold counts, no alternative. */
export function narrowerParts(query: Query): readonly string[] {
  const required = query.kind === 'and' ? query.of : [query];
  const has = new Set(required.flatMap(kindsOf));
  const missing = PARTS.filter(({ kinds }) => !kinds.some((kind) => has.has(kind))).map(({ words }) => words);
  // A second country is the next step only once there is a first one.
  return missing.includes('a country') ? missing.filter((words) => words !== 'a second country') : missing;
}

/** Alternatives of one kind (`ai|quantum`) count as that kind. */
function kindsOf(query: Query): readonly Query['kind'][] {
  if (query.kind !== 'or') return [query.kind];
  const kinds = new Set(query.of.map(({ kind }) => kind));
  return kinds.size === 1 ? [...kinds] : [];
}
