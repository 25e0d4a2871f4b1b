import { type NodeId, nodeOf, type QueryStore } from './interned-queries.ts';
import { type AccessKey, keyOfLeaf, type Leaf, outletKey, stemKey, wordKey } from './leaf-keys.ts';
import { jointTag, type Tag, tagOf } from './story-tags.ts';

/** How often stories have a key, as a share: what to file a query under is chosen by it. */
export type KeyFrequency = (key: AccessKey) => number;

/** Keys of which a story has at least one if the query selects it, and how often that is the case. */
export interface Access {
  readonly keys: readonly AccessKey[];
  readonly frequency: number;
}

/** The rarest keys under which a query can be filed; `null` when a story can match without any. */
export function accessOf(store: QueryStore, id: NodeId, frequency: KeyFrequency): Access | null {
  const node = nodeOf(store, id);
  switch (node.kind) {
    case 'not':
      return null;
    case 'leaf':
      return leafAccess(node.leaf, frequency);
    case 'or': {
      const members = node.of.map((member) => accessOf(store, member, frequency));
      return members.every((access) => access !== null) ? union(members) : null;
    }
    case 'and':
      return [
        ...node.of.map((member) => accessOf(store, member, frequency)),
        ...jointAccesses(store, node.of, frequency),
      ].reduce(rarer, null);
  }
}

function rarer(a: Access | null, b: Access | null): Access | null {
  if (a === null || b === null) return a ?? b;
  return b.frequency < a.frequency ? b : a;
}

function union(accesses: readonly Access[]): Access {
  return {
    keys: accesses.flatMap((access) => access.keys),
    frequency: accesses.reduce((sum, access) => sum + access.frequency, 0),
  };
}

function anyKey(keys: readonly AccessKey[], frequency: KeyFrequency): Access {
  return { keys, frequency: keys.reduce((sum, key) => sum + frequency(key), 0) };
}

function rarestKey(keys: readonly AccessKey[], frequency: KeyFrequency): Access | null {
  return keys
    .map((key): Access => ({ keys: [key], frequency: frequency(key) }))
    .reduce(rarer, null as Access | null);
}

function leafAccess(leaf: Leaf, frequency: KeyFrequency): Access | null {
  switch (leaf.kind) {
    case 'group':
      return anyKey(leaf.members.map(tagOf.country), frequency);
    case 'between': {
      const [left, right] = leaf.sides.map((side) =>
        anyKey((side.kind === 'party' ? [side.code] : side.members).map(tagOf.country), frequency),
      );
      return rarer(left ?? null, right ?? null);
    }
    case 'initiative': {
      const { id, names } = leaf;
      const all = [id, ...(names?.own ?? []), ...(names?.shared ?? [])];
      return anyKey([...new Set(all.map(tagOf.initiative))], frequency);
    }
    case 'phrase':
      return rarestKey(leaf.words.map(wordKey), frequency);
    case 'source':
      return rarestKey(leaf.words.map(outletKey), frequency);
    case 'prefix':
      return anyKey([stemKey(leaf.stem)], frequency);
    case 'all':
    case 'country':
    case 'pair':
    case 'sector':
    case 'stage':
    case 'feed-kind':
    case 'lang':
    case 'since':
    case 'until': {
      const key = keyOfLeaf(leaf);
      return key === null ? null : anyKey([key], frequency);
    }
  }
}

/** A country or pair with a sector (or one of several) is rarer than either: the commonest form of a subscription. */
function jointAccesses(store: QueryStore, members: readonly NodeId[], frequency: KeyFrequency): Access[] {
  const partners = members.flatMap((id) => tagsOf(store, id, 'country') ?? tagsOf(store, id, 'pair') ?? []);
  const sectors = members.flatMap((id) => {
    const tags = tagsOf(store, id, 'sector') ?? anySectors(store, id);
    return tags === null ? [] : [tags];
  });
  return partners.flatMap((partner) =>
    sectors.map((tags) =>
      anyKey(
        tags.map((sector) => jointTag(partner, sector)),
        frequency,
      ),
    ),
  );
}

function tagsOf(store: QueryStore, id: NodeId, kind: Leaf['kind']): readonly Tag[] | null {
  const node = nodeOf(store, id);
  const tag = node.kind === 'leaf' && node.leaf.kind === kind ? keyOfLeaf(node.leaf) : null;
  return tag === null ? null : [tag];
}

function anySectors(store: QueryStore, id: NodeId): readonly Tag[] | null {
  const node = nodeOf(store, id);
  if (node.kind !== 'or') return null;
  const tags = node.of.map((member) => tagsOf(store, member, 'sector'));
  return tags.every((tag) => tag !== null) ? tags.flat() : null;
}
