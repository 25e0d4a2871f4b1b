import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom';
import { INLINE, UNSEEN } from './html-text.ts';
import { foldSpace } from './plain-text.ts';

/** A node of a page, as far as we look at it. */
export interface PageNode {
  readonly nodeType: number;
  /** Of an element; others have none, or a made-up one. */
  readonly localName?: string;
  /** Of a text node. */
  readonly data?: string;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly parentNode: PageNode | null;
  getAttribute?(name: string): string | null;
}

/** A parsed page. */
export interface PageDocument extends PageNode {
  querySelectorAll(selector: string): Iterable<PageNode>;
}

/** Characters of a page that are read; what comes after is left. */
const LARGEST = 2_000_000;

/** Elements of a page at most, and how deep they may nest: a tree of more could take the memory of a thread. */
const MOST_ELEMENTS = 150_000;
const DEEPEST = 512;

const ELEMENT_NODE = 1;
export const TEXT_NODE = 3;

/** A page as a tree, or a sentence on why it is none; scripts are not run and nothing is fetched. */
export function parsePage(
  html: string,
  mostElements = MOST_ELEMENTS,
): { readonly page: PageDocument } | { readonly problem: string } {
  const text = html.slice(0, LARGEST);
  const problem = sizeProblem(text, mostElements);
  if (problem !== null) return { problem };
  return { page: parseHTML(text).document as unknown as PageDocument };
}

/** What makes a page too large or too deep for a tree, seen in one linear pass that builds none. */
function sizeProblem(html: string, mostElements: number): string | null {
  let elements = 0;
  let depth = 0;
  let problem: string | null = null;
  const parser = new Parser({
    onopentagname() {
      depth++;
      if (depth > DEEPEST) problem = `The page nests more than ${DEEPEST} elements, which no real one does.`;
      else if (++elements > mostElements)
        problem = `The page has more than ${mostElements.toLocaleString('en')} elements, which is too many to read.`;
      if (problem !== null) parser.pause();
    },
    onclosetag() {
      depth--;
    },
  });
  parser.write(html);
  return problem;
}

/** The element’s name in lower case; `''` for what is none. */
export function nameOf(node: PageNode): string {
  return node.nodeType === ELEMENT_NODE ? (node.localName ?? '').toLowerCase() : '';
}

/** An attribute of a node, `null` where it has none. */
export function attributeOf(node: PageNode, name: string): string | null {
  return node.getAttribute?.(name) ?? null;
}

/** What a walk is told: `enter` says whether it goes on within the node. */
interface Walk {
  readonly enter: (node: PageNode) => boolean;
  readonly leave?: (node: PageNode) => void;
}

/** Visits a node and what is within it in document order, `most` nodes at most. Without recursion. */
export function walk(root: PageNode, { enter, leave }: Walk, most: number): void {
  let node: PageNode = root;
  for (let seen = 0; seen < most; seen++) {
    const within = enter(node) ? node.firstChild : null;
    if (within !== null) {
      node = within;
      continue;
    }
    leave?.(node);
    while (node !== root && node.nextSibling === null) {
      const above = node.parentNode;
      if (above === null) return;
      node = above;
      leave?.(node);
    }
    if (node === root || node.nextSibling === null) return;
    node = node.nextSibling;
  }
}

/** Nodes of one element that are looked at. */
export const MOST_NODES = 5_000;

/** The text of a node as a reader sees it, folded, about `limit` characters of it; `without` names nodes to leave out. */
export function textWithin(
  root: PageNode,
  limit: number,
  without: ReadonlySet<PageNode> = new Set(),
): string {
  const parts: string[] = [];
  let length = 0;
  const apart = (node: PageNode): void => {
    if (node.nodeType === ELEMENT_NODE && !INLINE.has(nameOf(node))) parts.push(' ');
  };
  walk(
    root,
    {
      enter(node) {
        if (without.has(node)) parts.push(' ');
        if (length >= limit || without.has(node) || UNSEEN.has(nameOf(node))) return false;
        if (node.nodeType === TEXT_NODE) {
          const data = (node.data ?? '').slice(0, limit);
          length += data.trim().length;
          parts.push(data);
        }
        apart(node);
        return true;
      },
      leave: apart,
    },
    MOST_NODES,
  );
  return foldSpace(parts.join('')).slice(0, limit);
}
