import { pairKey } from '../domain/party.ts';
import type { MatchFacts } from './match-story.ts';
import { jointTag, tagOf } from './story-tags.ts';
import type { Query } from './syntax-tree.ts';

/**
 * Something that a story has or has not, under which queries are filed: a tag, a sector together with a country or
 * pair (`p:GB~IN s:quantum`), a word of the text (`w:`), of an outlet (`o:`), or the beginning of a word (`x:`).
 */
export type AccessKey = string;

/** A query that is no combination of others. */
export type Leaf = Exclude<Query, { kind: 'and' | 'or' | 'not' }>;

/** The key that a story has exactly if the leaf selects it; `null` when there is no such key. */
export function keyOfLeaf(leaf: Leaf): AccessKey | null {
  switch (leaf.kind) {
    case 'country':
      return tagOf.country(leaf.code);
    case 'pair':
      return tagOf.pair(pairKey(leaf.pair));
    case 'sector':
      return tagOf.sector(leaf.sector);
    case 'stage':
      return tagOf.stage(leaf.stage);
    case 'initiative':
      return leaf.names === undefined ? tagOf.initiative(leaf.id) : null;
    case 'feed-kind':
      return tagOf.feedKind(leaf.feedKind);
    case 'lang':
      return tagOf.lang(leaf.lang);
    case 'phrase':
      return leaf.words.length === 1 ? wordKey(leaf.words[0] ?? '') : null;
    case 'source':
      return leaf.words.length === 1 ? outletKey(leaf.words[0] ?? '') : null;
    case 'all':
    case 'group':
    case 'between':
    case 'since':
    case 'until':
    case 'prefix':
      return null;
  }
}

export function wordKey(word: string): AccessKey {
  return `w:${word}`;
}

export function outletKey(word: string): AccessKey {
  return `o:${word}`;
}

export function stemKey(stem: string): AccessKey {
  return `x:${stem}`;
}

/** The length of the stem of such a key; `null` for keys of other kinds. */
export function stemLength(key: AccessKey): number | null {
  return key.startsWith('x:') ? key.length - 'x:'.length : null;
}

/** All keys that a story has, but for the beginnings of its words ({@link stemKeysOf}). */
export function keysOf(facts: MatchFacts): AccessKey[] {
  const partners = [...Array.from(facts.parties, tagOf.country), ...Array.from(facts.pairKeys, tagOf.pair)];
  const sectors = Array.from(facts.sectors, tagOf.sector);
  return [
    ...partners,
    ...sectors,
    ...partners.flatMap((partner) => sectors.map((sector) => jointTag(partner, sector))),
    ...(facts.stage === null ? [] : [tagOf.stage(facts.stage)]),
    ...(facts.initiative === null ? [] : [tagOf.initiative(facts.initiative)]),
    ...Array.from(facts.kinds, tagOf.feedKind),
    ...Array.from(facts.langs, tagOf.lang),
    ...Array.from(facts.text.places.keys(), wordKey),
    ...Array.from(facts.outlets.places.keys(), outletKey),
  ];
}

/** The beginnings, of these lengths, of all words of a story. */
export function stemKeysOf(facts: MatchFacts, lengths: Iterable<number>): Set<AccessKey> {
  const keys = new Set<AccessKey>();
  for (const length of lengths)
    for (const word of facts.text.places.keys())
      if (word.length >= length) keys.add(stemKey(word.slice(0, length)));
  return keys;
}
