import { parsePattern, type Step } from './patterns.ts';
import type { Token } from './tokens.ts';
import { isCapital, isUpper } from './tokens.ts';

/** How a pattern must be written to count. `capital`: its first word with a capital; `upper`: all in capitals. */
export type Writing = 'any' | 'capital' | 'upper';

interface Leaf<T> {
  readonly value: T;
  readonly writing: Writing;
}

/** A state of the automaton. Plain phrases share their beginnings (`own`); each pattern with choices has its own states. */
interface Node<T> {
  readonly next: Map<string, Node<T>[]>;
  /** Stems: tokens that start with the key go this way. */
  readonly stems: Map<string, Node<T>[]>;
  shortestStem: number;
  longestStem: number;
  readonly free: Node<T>[];
  readonly leaves: Leaf<T>[];
  readonly own: boolean;
}

/**
 * Finds many phrases in one walk over the tokens: a trie whose patterns may hold choices. A word of a pattern may end
 * in `*` (any ending), be `#` (a number); a one-word pattern may begin with `*` (any beginning). Where several
 * patterns cover the same tokens, the most exact one is visited first.
 */
export interface TokenTrie<T> {
  /** Adds a pattern; an empty one is ignored. Throws a `RangeError` for unbalanced braces. */
  add(pattern: string, value: T, writing?: Writing): void;
  /** Visits everything found, by start. `loose` takes any writing. */
  find(tokens: readonly Token[], loose: boolean, visit: Visit<T>): void;
}

/** Called for each find: tokens `from` (inclusive) to `to` (exclusive). */
export type Visit<T> = (from: number, to: number, value: T) => void;

interface Endings<T> {
  readonly table: Map<string, Leaf<T>[]>;
  longest: number;
}

/** An empty trie. */
export function createTokenTrie<T>(): TokenTrie<T> {
  const root = newNode<T>(true);
  const endings: Endings<T> = { table: new Map(), longest: 0 };
  return {
    add(pattern, value, writing = 'any') {
      if (pattern.startsWith('*')) addEnding(endings, pattern.slice(1), { value, writing });
      else addPattern(root, parsePattern(pattern), { value, writing });
    },
    find(tokens, loose, visit) {
      for (let i = 0; i < tokens.length; i++) {
        walk({ tokens, from: i, loose, visit }, i, root);
        if (endings.longest > 0) findEnding(endings, tokens[i], i, visit);
      }
    },
  };
}

const newNode = <T>(own: boolean): Node<T> => ({
  next: new Map(),
  stems: new Map(),
  shortestStem: Number.POSITIVE_INFINITY,
  longestStem: 0,
  free: [],
  leaves: [],
  own,
});

function connect<T>(from: Node<T>, word: string, to: Node<T>): void {
  const isStem = word.length > 1 && word.endsWith('*');
  const key = isStem ? word.slice(0, -1) : word;
  const table = isStem ? from.stems : from.next;
  const known = table.get(key);
  if (!known) table.set(key, [to]);
  else if (!known.includes(to)) known.push(to);
  if (!isStem) return;
  from.shortestStem = Math.min(from.shortestStem, key.length);
  from.longestStem = Math.max(from.longestStem, key.length);
}

/** The state that plain phrases share after a word. */
function shared<T>(from: Node<T>, word: string): Node<T> {
  const isStem = word.length > 1 && word.endsWith('*');
  const known = (isStem ? from.stems : from.next).get(isStem ? word.slice(0, -1) : word);
  const own = known?.find((node) => node.own);
  if (own) return own;
  const fresh = newNode<T>(true);
  connect(from, word, fresh);
  return fresh;
}

function follow<T>(starts: readonly Node<T>[], steps: readonly Step[]): Node<T>[] {
  let at = [...starts];
  for (const step of steps) {
    const fresh = newNode<T>(false);
    if (step.kind === 'word') {
      for (const node of at) connect(node, step.word, fresh);
      at = [fresh];
    } else {
      at = choose(at, step.options, fresh);
    }
  }
  return at;
}

function choose<T>(at: readonly Node<T>[], options: readonly (readonly Step[])[], join: Node<T>): Node<T>[] {
  const out = [join];
  for (const option of options) {
    const [only] = option;
    if (option.length === 0) out.push(...at);
    else if (option.length === 1 && only?.kind === 'word')
      for (const node of at) connect(node, only.word, join);
    else for (const end of follow(at, option)) end.free.push(join);
  }
  return out;
}

function addPattern<T>(root: Node<T>, steps: readonly Step[], leaf: Leaf<T>): void {
  const plain = steps.every((step) => step.kind === 'word');
  const ends = plain
    ? [steps.reduce((node, step) => (step.kind === 'word' ? shared(node, step.word) : node), root)]
    : follow([root], steps);
  for (const end of ends) if (end !== root) end.leaves.push(leaf);
}

function addEnding<T>(endings: Endings<T>, pattern: string, leaf: Leaf<T>): void {
  const [step] = parsePattern(pattern);
  if (step?.kind !== 'word') return;
  const known = endings.table.get(step.word);
  if (known) known.push(leaf);
  else endings.table.set(step.word, [leaf]);
  endings.longest = Math.max(endings.longest, step.word.length);
}

interface Walk<T> {
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly loose: boolean;
  readonly visit: Visit<T>;
}

function walk<T>(run: Walk<T>, at: number, node: Node<T>): void {
  for (const leaf of node.leaves) {
    if (run.loose || leaf.writing === 'any' || isWritten(run.tokens, run.from, at, leaf.writing))
      run.visit(run.from, at, leaf.value);
  }
  for (const free of node.free) walk(run, at, free);
  const token = run.tokens[at];
  if (!token) return;
  const exact = node.next.get(token.text);
  if (exact) for (const next of exact) walk(run, at + 1, next);
  if (token.bare) for (const next of node.next.get(token.bare) ?? []) walk(run, at + 1, next);
  if (isNumber(token.text)) for (const next of node.next.get('#') ?? []) walk(run, at + 1, next);
  if (node.longestStem === 0 || token.kind === 'mark') return;
  for (let length = Math.min(node.longestStem, token.text.length); length >= node.shortestStem; length--) {
    for (const next of node.stems.get(token.text.slice(0, length)) ?? []) walk(run, at + 1, next);
  }
}

function findEnding<T>(endings: Endings<T>, token: Token | undefined, at: number, visit: Visit<T>): void {
  if (token?.kind !== 'word') return;
  const longest = Math.min(endings.longest, token.text.length - 1);
  for (let length = longest; length >= 3; length--) {
    for (const leaf of endings.table.get(token.text.slice(-length)) ?? []) visit(at, at + 1, leaf.value);
  }
}

const isNumber = (text: string): boolean => {
  const code = text.charCodeAt(0);
  return code >= 48 && code <= 57;
};

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
