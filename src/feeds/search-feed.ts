import { AS_A_FEED, type FeedSource } from '../domain/feed.ts';

/** Services that answer a search with a feed; `rss` each, without an account. */
export const SEARCH_SERVICES = ['google-news', 'gdelt', 'bing-news'] as const;
export type SearchService = (typeof SEARCH_SERVICES)[number];

/** Longest words that are searched for. */
const LONGEST = 200;

interface Template {
  readonly publisher: string;
  readonly address: (words: string) => string;
}

const TEMPLATES: Readonly<Record<SearchService, Template>> = {
  'google-news': {
    publisher: 'Google News',
    address: (words) =>
      `https://news.google.com/rss/search?${new URLSearchParams({ q: `${words} when:7d`, hl: 'en', gl: 'US', ceid: 'US:en' })}`,
  },
  // https://blog.gdeltproject.org/gdelt-doc-2-0-api-debuts
  gdelt: {
    publisher: 'GDELT',
    address: (words) =>
      `https://api.gdeltproject.org/api/v2/doc/doc?${new URLSearchParams({ query: words, mode: 'ArtList', format: 'rss', timespan: '3d', maxrecords: '75' })}`,
  },
  'bing-news': {
    publisher: 'Bing News',
    address: (words) =>
      `https://www.bing.com/news/search?${new URLSearchParams({ q: words, format: 'rss' })}`,
  },
};

/** The feed of a search; or a sentence on what is wrong with its words. */
export function searchFeed(
  words: string,
  service: SearchService = 'google-news',
): { readonly ok: true; readonly source: FeedSource } | { readonly ok: false; readonly message: string } {
  const asked = words.trim().replace(/\s+/gu, ' ');
  if (!/[\p{L}\p{N}]/u.test(asked))
    return { ok: false, message: 'A search needs words, for example "india uk technology".' };
  if (asked.length > LONGEST) return { ok: false, message: `A search has ${LONGEST} characters at most.` };
  const { publisher, address } = TEMPLATES[service];
  // An aggregator counts for the outlet that each of its items names.
  return {
    ok: true,
    source: {
      url: address(asked),
      title: `${publisher}: ${asked}`,
      publisher,
      country: null,
      lang: null,
      kind: 'aggregator',
      ...AS_A_FEED,
    },
  };
}
