import type { EpochMs } from '../domain/time.ts';
import { accessOf, type KeyFrequency } from './access-keys.ts';
import { addQuery, emptyQueryStore, type NodeId, type QueryStore } from './interned-queries.ts';
import { keyFrequency } from './key-frequency.ts';
import { type AccessKey, keysOf, stemKeysOf, stemLength } from './leaf-keys.ts';
import type { MatchFacts } from './match-story.ts';
import { createEvaluator, type QueryEvaluator } from './query-evaluator.ts';
import type { Query } from './syntax-tree.ts';

/** A query with the id under which it is reported. */
export interface MatcherEntry<Id> {
  readonly id: Id;
  readonly query: Query;
}

/** Many queries against one story at a time. */
export interface Matcher<Id> {
  /** Takes a query in; an id that is known gets the new query. */
  add(entry: MatcherEntry<Id>): void;
  /** Takes a query out; `false` when there is none. */
  remove(id: Id): boolean;
  /** Ids of the queries that select the story, each once, in no particular order. */
  match(facts: MatchFacts, now: EpochMs): Id[];
  /** How many queries there are. */
  readonly size: number;
}

/** The index is built anew once queries that nobody asks any more outnumber the others and are more than a few. */
const FEWEST_DEAD = 1_000;

/**
 * An index over queries: each is filed under what it requires and stories seldom have (a pair with a sector, an
 * initiative, the rarest word of a phrase), so that a story meets few of them; what several queries share, a whole
 * query or a part of one, is evaluated once a story. It reports what `matches` holds for, query by query.
 *
 * @param sample stories like those to come, by which keys are judged rare or common
 */
export function createMatcher<Id>(
  entries: Iterable<MatcherEntry<Id>>,
  sample: Iterable<MatchFacts> = [],
): Matcher<Id> {
  const frequency = keyFrequency(sample);
  const queries = new Map<Id, { readonly query: Query; readonly asked: Asked<Id> }>();
  let index = emptyIndex<Id>();
  let dead = 0;

  const file = ({ id, query }: MatcherEntry<Id>): void => {
    const asked = askedOf(index, query, frequency);
    if (asked.left) dead--;
    asked.left = false;
    asked.ids.push(id);
    queries.set(id, { query, asked });
  };
  const sweep = (): void => {
    index = emptyIndex<Id>();
    dead = 0;
    for (const [id, { query }] of queries) file({ id, query });
  };
  const remove = (id: Id): boolean => {
    const asked = queries.get(id)?.asked;
    if (asked === undefined) return false;
    queries.delete(id);
    asked.ids.splice(asked.ids.indexOf(id), 1);
    if (asked.ids.length > 0) return true;
    asked.left = true;
    dead++;
    if (dead > FEWEST_DEAD && dead > queries.size) sweep();
    return true;
  };
  const add = (entry: MatcherEntry<Id>): void => {
    remove(entry.id);
    file(entry);
  };
  for (const entry of entries) add(entry);
  return {
    add,
    remove,
    match: (facts, now) => matchIndex(index, facts, now),
    get size() {
      return queries.size;
    },
  };
}

/** A query with all who ask it. */
interface Asked<Id> {
  readonly root: NodeId;
  readonly ids: Id[];
  /** Whether everybody who asked it has left since. */
  left: boolean;
  /** The last story that it met, so that it is looked at once a story however many of its keys the story has. */
  met: number;
}

interface Index<Id> {
  readonly store: QueryStore;
  readonly evaluator: QueryEvaluator;
  readonly byRoot: Map<NodeId, Asked<Id>>;
  /** Queries by the key that they are filed under. */
  readonly filed: Map<AccessKey, Asked<Id>[]>;
  /** Queries that a story can match without any key. */
  readonly unfiled: Asked<Id>[];
  /** Lengths of the stems among the keys. */
  readonly stemLengths: Set<number>;
  /** Counts the stories. */
  story: number;
}

function emptyIndex<Id>(): Index<Id> {
  const store = emptyQueryStore();
  return {
    store,
    evaluator: createEvaluator(store),
    byRoot: new Map(),
    filed: new Map(),
    unfiled: [],
    stemLengths: new Set(),
    story: 0,
  };
}

/** The place of a query, filed if it is new. */
function askedOf<Id>(index: Index<Id>, query: Query, frequency: KeyFrequency): Asked<Id> {
  const root = addQuery(index.store, query);
  const known = index.byRoot.get(root);
  if (known) return known;
  const asked: Asked<Id> = { root, ids: [], left: false, met: 0 };
  index.byRoot.set(root, asked);
  const access = accessOf(index.store, root, frequency);
  if (access === null) index.unfiled.push(asked);
  for (const key of new Set(access?.keys)) {
    const there = index.filed.get(key);
    if (there) there.push(asked);
    else index.filed.set(key, [asked]);
    const length = stemLength(key);
    if (length !== null) index.stemLengths.add(length);
  }
  return asked;
}

function matchIndex<Id>(index: Index<Id>, facts: MatchFacts, now: EpochMs): Id[] {
  const { evaluator, filed, unfiled, stemLengths } = index;
  const found: Id[] = [];
  index.story++;
  const keys = keysOf(facts);
  evaluator.begin(facts, keys, now);
  const meet = (met: readonly Asked<Id>[] | undefined): void => {
    if (met === undefined) return;
    for (const asked of met) {
      if (asked.met === index.story) continue;
      asked.met = index.story;
      if (evaluator.holds(asked.root)) for (const id of asked.ids) found.push(id);
    }
  };
  meet(unfiled);
  for (const key of keys) meet(filed.get(key));
  for (const key of stemKeysOf(facts, stemLengths)) meet(filed.get(key));
  return found;
}
