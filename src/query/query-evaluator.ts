import type { EpochMs } from '../domain/time.ts';
import { NODE_KIND, type NodeId, nodeOf, type QueryStore } from './interned-queries.ts';
import type { AccessKey } from './leaf-keys.ts';
import { type MatchFacts, matches } from './match-story.ts';

/** Asks the queries of a store of one story after the other. */
export interface QueryEvaluator {
  /** Begins with a story that has these keys: what was found out about the last one is forgotten. */
  begin(facts: MatchFacts, keys: Iterable<AccessKey>, now: EpochMs): void;
  /** Whether the query selects the story. Each node is evaluated at most once a story. */
  holds(id: NodeId): boolean;
}

/** Stories after which the rounds are counted from the beginning: they must fit 32 bits. */
const LAST_ROUND = 2 ** 30;

/** An evaluator of the store; queries may be added between stories. */
export function createEvaluator(store: QueryStore): QueryEvaluator {
  /** Per node the round in which it was evaluated, an even number, plus one where it held. */
  let memo = new Int32Array(0);
  let round = 0;
  let story: { readonly facts: MatchFacts; readonly now: EpochMs } | null = null;

  const begin = (facts: MatchFacts, keys: Iterable<AccessKey>, now: EpochMs): void => {
    if (memo.length < store.nodes.length || round >= LAST_ROUND) {
      memo = new Int32Array(store.nodes.length * 2);
      round = 0;
    }
    round += 2;
    story = { facts, now };
    for (const key of keys) {
      const id = store.byKey.get(key);
      if (id !== undefined) memo[id] = round + 1;
    }
  };
  const holds = (id: NodeId): boolean => {
    const known = memo[id] ?? 0;
    if (known >= round) return known !== round;
    const kind = store.kinds.values[id];
    if (kind === NODE_KIND.keyed) return false;
    const result = kind === NODE_KIND.asked ? ask(id) : combine(id, kind);
    memo[id] = result ? round + 1 : round;
    return result;
  };
  const ask = (id: NodeId): boolean => {
    const node = nodeOf(store, id);
    return story !== null && node.kind === 'leaf' && matches(node.leaf, story.facts, story.now);
  };
  const combine = (id: NodeId, kind: number | undefined): boolean => {
    const members = store.members.values;
    const start = store.starts.values[id] ?? 0;
    const end = store.starts.values[id + 1] ?? 0;
    if (kind === NODE_KIND.not) return !holds(members[start] ?? 0);
    // An alternative holds with the first member that holds, a conjunction fails with the first that fails.
    const decisive = kind === NODE_KIND.or;
    for (let i = start; i < end; i++) if (holds(members[i] ?? 0) === decisive) return decisive;
    return !decisive;
  };
  return { begin, holds };
}
