import type { PartySide, Query } from './syntax-tree.ts';
import { printTimeBound } from './time-bound.ts';

/**
 * The query as canonical text: fields for everything that is no keyword, keywords in quotes. It reads back to the
 * same tree (`parse(print(q)) = q` for trees in normal form) whatever names the vocabulary learns later, so this is
 * what is stored. `all` is the empty text.
 */
export function printQuery(query: Query): string {
  return query.kind === 'and' ? query.of.map(printInConjunction).join(' ') : printAlternatives(query);
}

function printInConjunction(query: Query): string {
  return query.kind === 'and' ? `(${printQuery(query)})` : printAlternatives(query);
}

/** The bar binds tighter than the space, so alternatives need no parentheses within a conjunction. */
function printAlternatives(query: Query): string {
  return query.kind === 'or' ? query.of.map(printUnit).join(' | ') : printUnit(query);
}

function printUnit(query: Query): string {
  switch (query.kind) {
    case 'all':
      return '';
    case 'and':
    case 'or':
      return `(${printQuery(query)})`;
    case 'not':
      return `-${printUnit(query.of)}`;
    case 'country':
    case 'group':
      return `country:${query.code}`;
    case 'pair':
      return `pair:${printSides(query.pair[0], query.pair[1])}`;
    case 'between':
      return `pair:${printSides(sideCode(query.sides[0]), sideCode(query.sides[1]))}`;
    case 'sector':
      return `sector:${query.sector}`;
    case 'stage':
      return `stage:${query.stage}`;
    case 'initiative':
      return `initiative:${query.id}`;
    case 'source':
      return `source:"${query.words.join(' ')}"`;
    case 'feed-kind':
      return `kind:${query.feedKind}`;
    case 'lang':
      return `lang:${query.lang}`;
    case 'since':
    case 'until':
      return `${query.kind}:${printTimeBound(query.bound)}`;
    case 'phrase':
      return `"${query.words.join(' ')}"`;
    case 'prefix':
      return `${query.stem}*`;
  }
}

function sideCode(side: PartySide): string {
  return side.code;
}

/** `GB-IN`; with a slash where a code has a hyphen itself. */
function printSides(a: string, b: string): string {
  return a.includes('-') || b.includes('-') ? `${a}/${b}` : `${a}-${b}`;
}
