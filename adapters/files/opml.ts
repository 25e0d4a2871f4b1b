import { Parser } from 'htmlparser2';

/** One feed of an OPML file. */
export interface OpmlFeed {
  readonly url: string;
  readonly title: string;
}

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
        else if (!feeds.has(url)) feeds.set(url, { url, title });
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return { feeds: [...feeds.values()], skipped };
}

/** Writes feeds as OPML 2.0. */
export function writeOpml(
  title: string,
  feeds: readonly { url: string; title: string; lang: string | null }[],
): string {
  const outlines = feeds.map(
    (feed) =>
      `    <outline type="rss" text="${escapeXml(feed.title)}" title="${escapeXml(feed.title)}" xmlUrl="${escapeXml(feed.url)}"${
        feed.lang ? ` language="${escapeXml(feed.lang)}"` : ''
      }/>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head><title>${escapeXml(title)}</title></head>`,
    '  <body>',
    ...outlines,
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
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
