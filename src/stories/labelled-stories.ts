import type { LabelledItem } from '../analysis/baselines.ts';
import type { Analysis } from '../domain/analysis.ts';
import type { Item } from '../domain/item.ts';
import { type Pair, pairOf } from '../domain/party.ts';
import { isSector } from '../domain/sector.ts';
import type { ReadItem } from './group-stories.ts';

/** A labelled item as the archive would hold it. */
export function itemOf({ id, title, summary, outlet, lang, published }: LabelledItem): Item {
  const at = Date.parse(published);
  const identity = { feedId: 0, fingerprint: id, canonicalUrl: null, url: null };
  return {
    ...identity,
    title,
    summary,
    outlet,
    lang,
    published: at,
    dated: true,
    retrievedAt: at,
    hash: null,
  };
}

/** An item with the labels that the program reads in it. */
export function asRead(item: LabelledItem, read: Analysis): ReadItem {
  return { item: itemOf(item), analysis: read };
}

/**
 * An item with the labels that a careful reader gave it. Who is named beside the pairs is not labelled: of a group's
 * affair, which has no pairs, the parties are those that the program reads.
 */
export function asLabelled(item: LabelledItem, read: Analysis): ReadItem {
  const pairs = pairsOf(item.pairs);
  const analysis: Analysis = {
    ...read,
    relevant: item.relevant,
    pairs,
    backgroundPairs: pairsOf(item.background_pairs),
    parties: pairs.length > 0 ? [...new Set(pairs.flat())].sort() : read.parties,
    sectors: item.sectors.filter(isSector),
    stage: item.stage,
    initiative: item.initiative ?? null,
  };
  return { item: itemOf(item), analysis };
}

function pairsOf(pairs: LabelledItem['pairs']): Pair[] {
  return pairs.flatMap(([a, b]) => {
    const pair = a === undefined || b === undefined ? null : pairOf(a, b);
    return pair ? [pair] : [];
  });
}
