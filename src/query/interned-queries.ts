import { type AccessKey, keyOfLeaf, type Leaf } from './leaf-keys.ts';
import { type NumberList, numberList, pushNumber } from './number-list.ts';
import type { Query } from './syntax-tree.ts';

/** A query's number in the store; equal queries have equal numbers. */
export type NodeId = number;

/** A node as it was put in, its members by number. */
export type Node =
  | { readonly kind: 'and' | 'or' | 'not'; readonly of: readonly NodeId[] }
  | { readonly kind: 'leaf'; readonly leaf: Leaf };

/** What evaluation does with a node. */
export const NODE_KIND = {
  and: 0,
  or: 1,
  not: 2,
  /** A leaf that is evaluated when it is asked for. */
  asked: 3,
  /** A leaf that holds exactly if the story has its key: known of all such leaves as soon as a story begins. */
  keyed: 4,
} as const;

/**
 * Many queries, kept so that whatever several of them say is kept once (hash consing: each sub-query is one numbered
 * node, found again by its content).
 */
export interface QueryStore {
  readonly nodes: Node[];
  readonly byContent: Map<string, NodeId>;
  /** The leaf that asks for exactly this key. */
  readonly byKey: Map<AccessKey, NodeId>;
  /** The nodes once more, packed for evaluation: their kinds, and where their members begin and end. */
  readonly kinds: NumberList;
  readonly starts: NumberList;
  readonly members: NumberList;
}

/** A store without queries. */
export function emptyQueryStore(): QueryStore {
  const starts = numberList();
  pushNumber(starts, 0);
  return {
    nodes: [],
    byContent: new Map(),
    byKey: new Map(),
    kinds: numberList(),
    starts,
    members: numberList(),
  };
}

/** The number of a query, which is kept from now on. The order of members does not count. */
export function addQuery(store: QueryStore, query: Query): NodeId {
  if (query.kind === 'not') {
    const of = addQuery(store, query.of);
    return keep(store, `not ${of}`, NODE_KIND.not, { kind: 'not', of: [of] });
  }
  if (query.kind !== 'and' && query.kind !== 'or') return addLeaf(store, query);
  const of = [...new Set(query.of.map((member) => addQuery(store, member)))].sort((a, b) => a - b);
  const [only] = of;
  if (of.length === 1 && only !== undefined) return only;
  return keep(store, `${query.kind} ${of.join(' ')}`, NODE_KIND[query.kind], { kind: query.kind, of });
}

/** What stands under a number that {@link addQuery} gave. */
export function nodeOf(store: QueryStore, id: NodeId): Node {
  const node = store.nodes[id];
  if (node === undefined) throw new RangeError(`There is no query number ${id}.`);
  return node;
}

function addLeaf(store: QueryStore, leaf: Leaf): NodeId {
  const key = keyOfLeaf(leaf);
  if (key === null) return keep(store, JSON.stringify(leaf), NODE_KIND.asked, { kind: 'leaf', leaf });
  const id = keep(store, key, NODE_KIND.keyed, { kind: 'leaf', leaf });
  store.byKey.set(key, id);
  return id;
}

function keep(store: QueryStore, content: string, kind: number, node: Node): NodeId {
  const known = store.byContent.get(content);
  if (known !== undefined) return known;
  const id = store.nodes.push(node) - 1;
  store.byContent.set(content, id);
  pushNumber(store.kinds, kind);
  if (node.kind !== 'leaf') for (const member of node.of) pushNumber(store.members, member);
  pushNumber(store.starts, store.members.length);
  return id;
}
