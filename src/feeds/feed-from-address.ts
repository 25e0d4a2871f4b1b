import type { FeedSource } from '../domain/feed.ts';

/** A feed of which only the address is known: it is called by its host until it tells its own title. */
export function feedSource(url: string, title: string | null): FeedSource {
  const host = new URL(url).hostname.replace(/^www\./, '');
  return { url, title: title ?? url, publisher: host, country: null, lang: null, kind: 'news' };
}
