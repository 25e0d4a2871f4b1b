import { Parser } from 'htmlparser2';
import { foldSpace } from './plain-text.ts';

const TITLE_LENGTH = 80;

/** Parts of a page that are parsed before giving up the search. */
const MOST_TAGS = 5_000;

/** The title of a web page, at most 80 characters; `''` when it has none. */
export function pageTitleOf(html: string): string {
  const start = /<title[^<>]{0,200}>/i.exec(html);
  if (start === null) return '';
  const from = start.index + start[0].length;
  const end = html.indexOf('<', from);
  const parts: string[] = [];
  const parser = new Parser({ ontext: (text) => parts.push(text) });
  parser.end(html.slice(from, end < 0 ? from + 300 : Math.min(end, from + 300)));
  return foldSpace(parts.join('')).slice(0, TITLE_LENGTH);
}

/** The address, as written, of the feed that a web page names for itself (`<link rel="alternate">`); `null` without. */
export function feedLinkOf(html: string): string | null {
  let found: string | null = null;
  let tags = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      const type = attributes.type?.toLowerCase() ?? '';
      const isFeed = /^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)/.test(type);
      if (name === 'link' && isFeed) found ??= attributes.href?.slice(0, 500) ?? null;
      if (found !== null || name === 'body' || ++tags > MOST_TAGS) parser.pause();
    },
  });
  parser.write(html);
  return found;
}
