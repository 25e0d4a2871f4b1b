/** Where a document's root element begins, and its name without prefix in lower case. */
export interface RootElement {
  readonly name: string;
  readonly start: number;
}

/** How much may stand before the root element of a feed. */
const LONGEST_PREAMBLE = 256 * 1_024;

/** Elements that stand before a feed by accident: warnings that a server printed, wrappers of a proxy. */
const JUNK = new Set(
  'br b p div font table tbody tr td th pre i hr span a script style link meta xml'.split(' '),
);

const FEED_ROOTS = new Set(['rss', 'rdf', 'feed']);

/** A feed that a proxy wrapped into a web page declares itself; a script's `'<feed>'` does not. */
const DECLARES_FEED =
  /^<[^<>]{0,400}\s(?:version=["'][012]|xmlns(?::\w+)?=["']https?:\/\/(?:www\.w3\.org\/2005\/Atom|purl\.org))/;

/** Declarations that are scanned for an internal subset: a document has one, and scanning each could take long. */
const MOST_DECLARATIONS = 8;

const START_TAG = /<(?:[A-Za-z_][\w.-]{0,30}:)?([A-Za-z_][\w.-]{0,30})(?=[\s/>])/y;

/** What matters in an internal subset. */
const IN_SUBSET = /[\]"'<]/g;

/**
 * The first element of the text, passing over the XML declaration, comments, the document type with its internal subset,
 * junk that stands before the root of a feed, and a web page around it; `null` when there is no element. Linear: it
 * scans with `indexOf`.
 */
export function rootElement(text: string): RootElement | null {
  const head = text.slice(0, LONGEST_PREAMBLE);
  let first: RootElement | null = null;
  let declarations = 0;
  for (let at = head.indexOf('<'); at >= 0; ) {
    let next = at + 1;
    if (head.startsWith('<?', at)) next = endAfter(head, '?>', at);
    else if (head.startsWith('<!--', at)) next = endAfter(head, '-->', at);
    else if (head.startsWith('<!', at)) {
      if (++declarations > MOST_DECLARATIONS) return first;
      next = endOfDeclaration(head, at);
    } else {
      const name = tagNameAt(head, at);
      if (name !== null) {
        first ??= { name, start: at };
        const inPage = first.name === 'html';
        if (isFeedRoot(head, name, at, inPage)) return { name, start: at };
        if (!inPage && !JUNK.has(name)) return first;
      }
    }
    at = head.indexOf('<', next);
  }
  return first;
}

function isFeedRoot(text: string, name: string, at: number, inPage: boolean): boolean {
  return FEED_ROOTS.has(name) && (!inPage || DECLARES_FEED.test(text.slice(at, at + 500)));
}

function tagNameAt(text: string, at: number): string | null {
  START_TAG.lastIndex = at;
  return START_TAG.exec(text)?.[1]?.toLowerCase() ?? null;
}

/** The end of a declaration such as a document type, whose internal subset in brackets holds declarations itself. */
function endOfDeclaration(text: string, at: number): number {
  const close = text.indexOf('>', at);
  const end = close < 0 ? text.length : close + 1;
  const bracket = text.slice(at, end).indexOf('[');
  if (bracket < 0) return end;
  for (let i = at + bracket + 1; ; ) {
    IN_SUBSET.lastIndex = i;
    const found = IN_SUBSET.exec(text)?.index;
    if (found === undefined) return end; // unfinished: as if it had no subset
    const character = text.charAt(found);
    if (character === ']') return endAfter(text, '>', found);
    // Quoted values and comments may hold brackets.
    if (character !== '<') i = endAfter(text, character, found + 1);
    else i = text.startsWith('<!--', found) ? endAfter(text, '-->', found) : found + 1;
  }
}

function endAfter(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}
