import { pairOf } from '../domain/party.ts';
import { anyOf } from './build-query.ts';
import type { PartySide, Query } from './syntax-tree.ts';

/** A bare name of a country or group: the sides that it can mean (`congolese`: either Congo; `uk|us`: either). */
export type Mention = readonly [PartySide, ...PartySide[]];

/**
 * What bare names of parties mean together: one alone, any pair with it; two, the pair; three or more, any pair among
 * them. Names of the same party count once.
 */
export function mentionsQuery(mentions: readonly [Mention, ...Mention[]]): Query {
  const distinct = [...new Map(mentions.map((mention) => [mentionKey(mention), mention])).values()];
  const pairs = new Map<string, Query>();
  distinct.forEach((one, i) => {
    for (const other of distinct.slice(i + 1))
      for (const a of one)
        for (const b of other) {
          const joint = jointQuery(a, b);
          if (joint) pairs.set([a.code, b.code].sort().join('~'), joint);
        }
  });
  const [pair, ...morePairs] = pairs.values();
  // Without a pair there is one mention: different ones differ in some party.
  return pair ? anyOf([pair, ...morePairs]) : sidesQuery(mentions[0]);
}

/** Alternatives that are one party's name each (`uk|us`) as one mention; `null` when one of them is something else. */
export function joinMentions(alternatives: readonly (readonly Mention[])[]): Mention | null {
  if (!alternatives.every((mentions) => mentions.length === 1)) return null;
  const [first, ...rest] = new Map(alternatives.flat(2).map((side) => [side.code, side])).values();
  return first ? [first, ...rest] : null;
}

/** Any of the sides. */
export function sidesQuery(sides: Mention): Query {
  const [first, ...rest] = sides;
  return anyOf([sideQuery(first), ...rest.map(sideQuery)]);
}

function sideQuery(side: PartySide): Query {
  return side.kind === 'party' ? { kind: 'country', code: side.code } : side;
}

/** The two sides together; `null` for one party with itself. */
export function jointQuery(a: PartySide, b: PartySide): Query | null {
  if (a.kind === 'party' && b.kind === 'party') {
    const pair = pairOf(a.code, b.code);
    return pair === null ? null : { kind: 'pair', pair };
  }
  return { kind: 'between', sides: a.code <= b.code ? [a, b] : [b, a] };
}

function mentionKey(mention: Mention): string {
  return mention
    .map((side) => side.code)
    .sort()
    .join(' ');
}
