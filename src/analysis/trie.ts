import { parsePattern, type Step } from './patterns.ts';
import type { Token } from './tokens.ts';
import { isCapital, isUpper, MOST_KEPT } from './tokens.ts';
import { emptyVocabulary, keyOf, keysOf, type Vocabulary } from './vocabulary.ts';

/** How a pattern must be written to count. `capital`: its first word with a capital; `upper`: all in capitals. */
export type Writing = 'any' | 'capital' | 'upper';

interface Leaf<T> {
  readonly value: T;
  readonly writing: Writing;
}

/**
 * A state of the automaton. Plain phrases share their beginnings (`own`); each pattern with choices has its own
 * states. Ways on are numbered by the words of the vocabulary.
 */
interface Node<T> {
  readonly next: Map<number, Node<T>[]>;
  readonly free: Node<T>[];
  readonly leaves: Leaf<T>[];
  readonly own: boolean;
}

interface Endings<T> {
  readonly table: Map<string, Leaf<T>[]>;
  longest: number;
}

/** Where a token leads: the words of the vocabulary that it is, the most exact first, and the states that these open, as one. */
interface Reach<T> {
  readonly keys: readonly number[];
  readonly start: Node<T> | null;
  readonly endings: readonly Leaf<T>[];
}

interface Trie<T> {
  readonly root: Node<T>;
  readonly vocabulary: Vocabulary;
  readonly endings: Endings<T>;
  /** Whether anything has been looked for since the last pattern was added. */
  asked: boolean;
  /** Remembered until a pattern is added: for words by the numbers that the tokeniser gives, for marks by their text. */
  readonly words: (Reach<T> | undefined)[];
  readonly marks: Map<string, Reach<T>>;
}

/**
 * Finds many phrases in one walk over the tokens: a trie whose patterns may hold choices. A word of a pattern may end
 * in `*` (any ending), be `#` (a number); a one-word pattern may begin with `*` (any beginning). Where several
 * patterns cover the same tokens, the most exact one is visited first.
 */
export interface TokenTrie<T> {
  /** Adds a pattern; an empty one is ignored. Throws a `RangeError` for unbalanced braces. */
  add(pattern: string, value: T, writing?: Writing): void;
  /**
   * Visits everything found, by start. `loose` takes any writing. Gives the number of states that it walked through:
   * from each token on at most as many as the patterns have ways, so the sum grows as the text does.
   */
  find(tokens: readonly Token[], loose: boolean, visit: Visit<T>): number;
}

/** Called for each find: tokens `from` (inclusive) to `to` (exclusive). */
export type Visit<T> = (from: number, to: number, value: T) => void;

/** An empty trie. */
export function createTokenTrie<T>(): TokenTrie<T> {
  const trie: Trie<T> = {
    root: newNode(true),
    vocabulary: emptyVocabulary(),
    endings: { table: new Map(), longest: 0 },
    words: Array.from<Reach<T> | undefined>({ length: MOST_KEPT }),
    marks: new Map(),
    asked: false,
  };
  return {
    add(pattern, value, writing = 'any') {
      forget(trie);
      if (pattern.startsWith('*')) addEnding(trie.endings, pattern.slice(1), { value, writing });
      else addPattern(trie, parsePattern(pattern), { value, writing });
    },
    find(tokens, loose, visit) {
      trie.asked = true;
      const reaches: Reach<T>[] = [];
      for (const token of tokens) reaches.push(reachOf(trie, token));
      const run: Walk<T> = { tokens, reaches, loose, visit, from: 0, steps: 0 };
      for (let i = 0; i < reaches.length; i++) {
        run.from = i;
        for (const free of trie.root.free) walk(run, i, free);
        const reach = reaches[i];
        if (!reach) continue;
        if (reach.start) walk(run, i + 1, reach.start);
        for (const leaf of reach.endings) visit(i, i + 1, leaf.value);
      }
      return run.steps;
    },
  };
}

const newNode = <T>(own: boolean): Node<T> => ({ next: new Map(), free: [], leaves: [], own });

function connect<T>(from: Node<T>, key: number, to: Node<T>): void {
  const known = from.next.get(key);
  if (!known) from.next.set(key, [to]);
  else if (!known.includes(to)) known.push(to);
}

/** The state that plain phrases share after a word. */
function shared<T>(from: Node<T>, key: number): Node<T> {
  const own = from.next.get(key)?.find((node) => node.own);
  if (own) return own;
  const fresh = newNode<T>(true);
  connect(from, key, fresh);
  return fresh;
}

function follow<T>(trie: Trie<T>, starts: readonly Node<T>[], steps: readonly Step[]): Node<T>[] {
  let at = [...starts];
  for (const step of steps) {
    const fresh = newNode<T>(false);
    if (step.kind === 'word') {
      for (const node of at) connect(node, keyOf(trie.vocabulary, step.word), fresh);
      at = [fresh];
    } else {
      at = choose(trie, at, step.options, fresh);
    }
  }
  return at;
}

function choose<T>(
  trie: Trie<T>,
  at: readonly Node<T>[],
  options: readonly (readonly Step[])[],
  join: Node<T>,
): Node<T>[] {
  const out = [join];
  for (const option of options) {
    const [only] = option;
    if (option.length === 0) out.push(...at);
    else if (option.length === 1 && only?.kind === 'word')
      for (const node of at) connect(node, keyOf(trie.vocabulary, only.word), join);
    else for (const end of follow(trie, at, option)) end.free.push(join);
  }
  return out;
}

function addPattern<T>(trie: Trie<T>, steps: readonly Step[], leaf: Leaf<T>): void {
  const plain = steps.every((step) => step.kind === 'word');
  const along = (node: Node<T>, step: Step): Node<T> =>
    step.kind === 'word' ? shared(node, keyOf(trie.vocabulary, step.word)) : node;
  const ends = plain ? [steps.reduce(along, trie.root)] : follow(trie, [trie.root], steps);
  for (const end of ends) if (end !== trie.root) end.leaves.push(leaf);
}

function addEnding<T>(endings: Endings<T>, pattern: string, leaf: Leaf<T>): void {
  const [step] = parsePattern(pattern);
  if (step?.kind !== 'word') return;
  const known = endings.table.get(step.word);
  if (known) known.push(leaf);
  else endings.table.set(step.word, [leaf]);
  endings.longest = Math.max(endings.longest, step.word.length);
}

/** Several states as one: common words begin dozens of patterns, and most of these end with the next word. */
function merged<T>(nodes: readonly Node<T>[]): Node<T> | null {
  const [first] = nodes;
  if (!first || nodes.length === 1) return first ?? null;
  const next = new Map<number, Node<T>[]>();
  for (const node of nodes)
    for (const [key, ways] of node.next) next.set(key, [...(next.get(key) ?? []), ...ways]);
  const [free, leaves] = [nodes.flatMap((node) => node.free), nodes.flatMap((node) => node.leaves)];
  return { next, free, leaves, own: false };
}

function reachOf<T>(trie: Trie<T>, token: Token): Reach<T> {
  const mark = token.kind === 'mark';
  const known = mark ? trie.marks.get(token.text) : trie.words[token.number];
  if (known !== undefined) return known;
  const keys = keysOf(trie.vocabulary, token);
  const start = merged(keys.flatMap((key) => trie.root.next.get(key) ?? []));
  const endings = token.kind === 'word' ? endingsOf(trie.endings, token.text) : [];
  const reach = { keys, start, endings };
  if (token.number >= 0) trie.words[token.number] = reach;
  else if (mark && trie.marks.size < MOST_MARKS) trie.marks.set(token.text, reach);
  return reach;
}

/** What was remembered holds for the patterns of that time. */
function forget<T>(trie: Trie<T>): void {
  if (!trie.asked) return;
  trie.asked = false;
  trie.marks.clear();
  trie.words.fill(undefined);
}

/** Marks are single code units, but hostile texts may hold all of them. */
const MOST_MARKS = 2000;

function endingsOf<T>({ table, longest }: Endings<T>, text: string): Leaf<T>[] {
  const found: Leaf<T>[] = [];
  for (let length = Math.min(longest, text.length - 1); length >= 3; length--)
    found.push(...(table.get(text.slice(-length)) ?? []));
  return found;
}

interface Walk<T> {
  readonly tokens: readonly Token[];
  readonly reaches: readonly Reach<T>[];
  readonly loose: boolean;
  readonly visit: Visit<T>;
  from: number;
  steps: number;
}

function walk<T>(run: Walk<T>, at: number, node: Node<T>): void {
  run.steps += 1;
  for (const leaf of node.leaves) {
    if (run.loose || leaf.writing === 'any' || isWritten(run.tokens, run.from, at, leaf.writing))
      run.visit(run.from, at, leaf.value);
  }
  for (const free of node.free) walk(run, at, free);
  const reach = run.reaches[at];
  if (!reach || node.next.size === 0) return;
  for (const key of reach.keys) {
    const next = node.next.get(key);
    if (next) for (const one of next) walk(run, at + 1, one);
  }
}

function isWritten(tokens: readonly Token[], from: number, to: number, writing: Writing): boolean {
  const first = tokens[from];
  if (!first) return false;
  if (writing === 'capital') return isCapital(first.raw);
  for (let i = from; i < to; i++) {
    const raw = tokens[i]?.raw ?? '';
    if (/\p{L}/u.test(raw) && !isUpper(raw) && !(raw.length === 1 && isCapital(raw))) return false;
  }
  return true;
}
