import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SEARCH_SERVICES, searchFeed } from '../../../src/feeds/search-feed.ts';

it.each([
  [
    'google-news',
    'https://news.google.com/rss/search?q=india+uk+technology+when%3A7d&hl=en&gl=US&ceid=US%3Aen',
  ],
  [
    'gdelt',
    'https://api.gdeltproject.org/api/v2/doc/doc?query=india+uk+technology&mode=ArtList&format=rss&timespan=3d&maxrecords=75',
  ],
  ['bing-news', 'https://www.bing.com/news/search?q=india+uk+technology&format=rss'],
] as const)('makes the address of a search at %s', (service, url) => {
  expect(searchFeed(' india  uk technology ', service)).toMatchObject({
    ok: true,
    source: { url, kind: 'aggregator' },
  });
});

it.each(['', '  ', '"()"', 'a'.repeat(201)])('refuses %j', (words) => {
  expect(searchFeed(words).ok).toBe(false);
});

it('leads to the service, whatever is searched for', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom(...SEARCH_SERVICES),
      (words, service) => {
        const made = searchFeed(words.toWellFormed(), service);
        if (!made.ok) return;
        expect(new URL(made.source.url).protocol).toBe('https:');
        expect(['news.google.com', 'api.gdeltproject.org', 'www.bing.com']).toContain(
          new URL(made.source.url).hostname,
        );
      },
    ),
  );
});
