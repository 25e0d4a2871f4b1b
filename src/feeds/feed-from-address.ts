import { AS_A_FEED, type FeedReading, type FeedSource } from '../domain/feed.ts';

/** A feed of which only the address is known: it is called by its host until it tells its own title. */
export function feedSource(
  url: string,
  title: string | null,
  reading: Partial<FeedReading> = {},
): FeedSource {
  const host = new URL(url).hostname.replace(/^www\./, '');
  const told = { url, title: title ?? url, publisher: host, country: null, lang: null } as const;
  return { ...told, kind: 'news', ...AS_A_FEED, ...reading };
}
