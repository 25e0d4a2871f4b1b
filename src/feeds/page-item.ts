import { parseFeedDate } from './feed-dates.ts';
import { SUMMARY_LENGTH, TITLE_LENGTH } from './field-text.ts';
import { attributeOf, MOST_NODES, nameOf, type PageNode, TEXT_NODE, textWithin, walk } from './page-dom.ts';

/** What one element of a watched page tells. */
export interface PageItem {
  readonly title: string;
  /** As written; `null` where the element has no link. */
  readonly href: string | null;
  /** As written, such that it can be read; `null` where none is. */
  readonly date: string | null;
  readonly summary: string;
}

/** Links that are compared to find the one that is the headline. */
const MOST_LINKS = 10;

/** A date stands alone: longer texts only mention one. */
const LONGEST_DATE = 60;

/** A year and another number: a bare year, which many texts have, is no date. */
const LIKE_A_DATE = /(?:19|20)\d{2}\D{1,12}\d|\d\D{1,20}(?:19|20)\d{2}/;

const HEADING = /^h[1-6]$/;
const NAMED_DATE = /date|time|publi|posted|dated/i;

/** The parts of an element that matter, in document order. */
interface Parts {
  readonly headings: PageNode[];
  readonly links: PageNode[];
  readonly times: PageNode[];
  /** Elements whose class says that they are a date. */
  readonly named: PageNode[];
  readonly texts: PageNode[];
}

/** What an element of a page tells: headline, link, date and the rest of its text. */
export function pageItem(element: PageNode): PageItem {
  const parts = partsOf(element);
  const heading = parts.headings.find((node) => textWithin(node, TITLE_LENGTH) !== '') ?? null;
  const headline = longest(parts.links);
  const link = (heading === null ? null : linkOf(heading, element)) ?? headline ?? parts.links[0] ?? null;
  const titled = heading ?? link;
  const title = titled === null ? '' : textWithin(titled, TITLE_LENGTH) || labelOf(titled);
  const date = dateOf(parts, titled);
  const without = new Set([titled, date?.node ?? null].filter((node) => node !== null));
  return {
    title,
    href: link === null ? null : attributeOf(link, 'href'),
    date: date?.text ?? null,
    summary: element === titled ? '' : textWithin(element, SUMMARY_LENGTH, without),
  };
}

function partsOf(element: PageNode): Parts {
  const parts: Parts = { headings: [], links: [], times: [], named: [], texts: [] };
  const enter = (node: PageNode): boolean => {
    const name = nameOf(node);
    if (node.nodeType === TEXT_NODE) parts.texts.push(node);
    else if (HEADING.test(name)) parts.headings.push(node);
    else if (name === 'a' && isLink(node)) parts.links.push(node);
    else if (name === 'time') parts.times.push(node);
    else if (NAMED_DATE.test(`${attributeOf(node, 'class') ?? ''} ${attributeOf(node, 'itemprop') ?? ''}`))
      parts.named.push(node);
    return name !== 'script' && name !== 'style';
  };
  walk(element, { enter }, MOST_NODES);
  return parts;
}

function isLink(node: PageNode): boolean {
  const href = attributeOf(node, 'href')?.trim() ?? '';
  return href !== '' && !href.startsWith('#') && !/^(?:javascript|mailto|tel):/i.test(href);
}

/** The link with the longest text: sections and “read more” are shorter than headlines. */
function longest(links: readonly PageNode[]): PageNode | null {
  let found: PageNode | null = null;
  let most = 0;
  for (const link of links.slice(0, MOST_LINKS)) {
    const { length } = textWithin(link, TITLE_LENGTH);
    if (length > most) {
      most = length;
      found = link;
    }
  }
  return found;
}

/** The link in a heading, or the one around it. */
function linkOf(heading: PageNode, element: PageNode): PageNode | null {
  const within = partsOf(heading).links[0];
  if (within !== undefined) return within;
  for (let node: PageNode | null = heading; node !== null; node = node.parentNode) {
    if (nameOf(node) === 'a' && isLink(node)) return node;
    if (node === element) return null;
  }
  return null;
}

/** What a link without text is called: by its own label, or that of the picture in it. */
function labelOf(node: PageNode): string {
  const own = attributeOf(node, 'aria-label') ?? attributeOf(node, 'title');
  if (own !== null) return own;
  let alt = '';
  const enter = (inner: PageNode): boolean => {
    if (nameOf(inner) === 'img') alt ||= attributeOf(inner, 'alt') ?? '';
    return alt === '';
  };
  walk(node, { enter }, MOST_NODES);
  return alt;
}

interface FoundDate {
  readonly node: PageNode;
  readonly text: string;
}

/** The first date that can be read: of a `time` element, of one that is called so, of a text that is nothing else. */
function dateOf({ times, named, texts }: Parts, titled: PageNode | null): FoundDate | null {
  for (const node of times) {
    const written = [attributeOf(node, 'datetime') ?? '', textWithin(node, LONGEST_DATE)];
    const text = written.find((date) => parseFeedDate(date) !== null);
    if (text !== undefined) return { node, text };
  }
  for (const node of [...named, ...texts]) {
    if (node === titled) continue;
    const text = textWithin(node, LONGEST_DATE + 1);
    if (text.length > LONGEST_DATE || !LIKE_A_DATE.test(text)) continue;
    if (parseFeedDate(text) !== null) return { node, text };
  }
  return null;
}
