import { Parser } from 'htmlparser2';
import type { FeedReading, FeedSource } from '../../src/domain/feed.ts';

/** One feed of an OPML file. */
export interface OpmlFeed {
  readonly url: string;
  readonly title: string;
  /** How it is read, in attributes of our own (`entente:selector`, `entente:fullText`), which other readers pass over. */
  readonly reading: FeedReading;
}

/** The namespace of our own attributes. */
const OWN = 'urn:entente:feed';

/** What an OPML file gave: its feeds, and the outlines that name no http(s) feed. */
export interface OpmlOutcome {
  readonly feeds: readonly OpmlFeed[];
  readonly skipped: readonly string[];
}

const MOST_FEEDS = 10_000;

/** Reads the feeds of an OPML 1.0 or 2.0 file (http://opml.org/spec2.opml), folders flattened, each address once. */
export function parseOpml(xml: string): OpmlOutcome {
  const feeds = new Map<string, OpmlFeed>();
  const skipped: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name.toLowerCase() !== 'outline') return;
        const given = new Map(
          Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), value.trim()]),
        );
        const url = given.get('xmlurl');
        if (!url) return;
        const title = given.get('title') || given.get('text') || url;
        if (!isHttp(url) || feeds.size >= MOST_FEEDS) skipped.push(title);
        else if (!feeds.has(url)) feeds.set(url, { url, title, reading: readingOf(given) });
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return { feeds: [...feeds.values()], skipped };
}

function readingOf(given: ReadonlyMap<string, string>): FeedReading {
  const selector = given.get('entente:selector') ?? '';
  return {
    watch: selector === '' ? { kind: 'feed' } : { kind: 'page', selector },
    fullText: given.get('entente:fulltext') === 'on',
  };
}

/** Writes feeds as OPML 2.0. */
export function writeOpml(
  title: string,
  feeds: readonly (Pick<FeedSource, 'url' | 'title' | 'lang'> & FeedReading)[],
): string {
  const outlines = feeds.map(
    (feed) =>
      `    <outline type="rss" text="${escapeXml(feed.title)}" title="${escapeXml(feed.title)}" xmlUrl="${escapeXml(feed.url)}"${
        feed.lang ? ` language="${escapeXml(feed.lang)}"` : ''
      }${ownAttributes(feed)}/>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<opml version="2.0" xmlns:entente="${OWN}">`,
    `  <head><title>${escapeXml(title)}</title></head>`,
    '  <body>',
    ...outlines,
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

function ownAttributes({ watch, fullText }: FeedReading): string {
  const selector = watch.kind === 'page' ? ` entente:selector="${escapeXml(watch.selector)}"` : '';
  return `${selector}${fullText ? ' entente:fullText="on"' : ''}`;
}

function isHttp(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function escapeXml(text: string): string {
  return text
    .replace(/[\p{Cc}]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
