import { decode } from './decode.ts';
import type { ReadOutcome } from './feed-document.ts';
import type { FetchedDocument } from './fetch-outcome.ts';
import { finishFeed } from './finish-feed.ts';
import { pageTitleOf } from './html-page.ts';
import { describeNonFeed, describeWall } from './not-a-feed.ts';
import { attributeOf, type PageDocument, type PageNode, parsePage } from './page-dom.ts';
import { pageItem } from './page-item.ts';
import type { RawEntry } from './raw-feed.ts';
import { resolveBase } from './resolve-link.ts';

/** Elements of a page that are taken: a list of news has fewer. */
const MOST_ITEMS = 500;

const NO_PAGE = new Set(['PDF file', 'gzip file', 'ZIP file', 'image', 'empty', 'json']);

/**
 * Reads a web page as a feed: each element that `selector` picks is an entry. Headline is its heading or link, its date
 * a `time` element or a text that is a date, its summary what else it says. A selector that picks nothing is a failure,
 * for a site that was rebuilt must not fall silent.
 */
export function readPage(document: FetchedDocument, selector: string): ReadOutcome {
  const { text, charset } = decode(document.bytes, document.contentType);
  const described = describeNonFeed(document.bytes, text, null, document.url);
  if (NO_PAGE.has(described.what))
    return { ...described, message: described.message.replace('a feed', 'a page') };
  const parsed = parsePage(text);
  if ('problem' in parsed) return notRead('page', parsed.problem);
  const elements = picked(parsed.page, selector);
  if (elements === null) return notRead('selector', `“${selector}” is a selector that cannot be used.`);
  if (elements.length === 0) {
    const nothing = `The selector “${selector}” matches nothing on the page any more.`;
    return describeWall(text) ?? notRead('no match', nothing);
  }
  const base = baseOf(parsed.page, document.url);
  const entries = elements.map((element) => entryOf(element, base));
  const feed = finishFeed(
    {
      format: 'page',
      title: { source: pageTitleOf(text), markup: 'text' },
      siteLink: null,
      lang: languageOf(parsed.page),
      ttl: null,
      updatePeriod: null,
      updateFrequency: null,
      skipHours: [],
      skipDays: [],
      entries: entries.filter((entry) => entry.links.length > 0),
      leftOut: entries
        .filter((entry) => entry.links.length === 0)
        .map((entry) => ({
          reason: 'The element has no link to an article.',
          excerpt: (entry.titles[0] ?? entry.summaries[0])?.source.slice(0, 200) ?? '',
        })),
    },
    { url: document.url, charset, reader: 'page' },
  );
  return { kind: 'feed', feed };
}

/** The elements that a selector picks; `null` where it is none. */
function picked(page: PageDocument, selector: string): readonly PageNode[] | null {
  try {
    const elements: PageNode[] = [];
    for (const element of page.querySelectorAll(selector)) {
      if (elements.push(element) >= MOST_ITEMS) break;
    }
    return elements;
  } catch {
    return null;
  }
}

function entryOf(element: PageNode, base: string): RawEntry {
  const { title, href, date, summary } = pageItem(element);
  return {
    guid: null,
    links: href === null ? [] : [{ href, base }],
    titles: title === '' ? [] : [{ source: title, markup: 'text' }],
    summaries: summary === '' ? [] : [{ source: summary, markup: 'text' }],
    dates: date === null ? [] : [date],
    outlet: null,
    lang: null,
    cut: false,
  };
}

function baseOf(page: PageDocument, url: string): string {
  const [base] = page.querySelectorAll('base[href]');
  const href = base === undefined ? null : attributeOf(base, 'href');
  return href === null ? url : (resolveBase(href, url) ?? url);
}

function languageOf(page: PageDocument): string | null {
  const [root] = page.querySelectorAll('html[lang]');
  return root === undefined ? null : attributeOf(root, 'lang');
}

function notRead(what: string, message: string): ReadOutcome {
  return { kind: 'not-a-feed', what, message: message.toWellFormed(), feedLink: null };
}
