import { expect, it } from 'vitest';
import { createFakeFeedFetcher } from '../../../adapters/memory/fake-feed-fetcher.ts';
import { renderMessage } from '../../../adapters/terminal/render-message.ts';
import { HOUR } from '../../../src/domain/time.ts';
import { feedTrials } from '../../../src/messages/feed-trials.ts';
import { tryFeeds } from '../../../src/pipeline/try-feeds.ts';
import { createPlainReader, fetched } from '../../builders/plain-reader.ts';

const NOW = Date.parse('2023-05-31T12:00:00Z');
const FEEDS = ['well', 'moved', 'page', 'gone', 'limited', 'nowhere'].map((name) => ({
  url: `https://${name}.example/feed`,
  title: name,
  watch: { kind: 'feed' as const },
}));

it('asks every feed once and says of each how it answers, those first that do not', async () => {
  const entries = [{ title: 'One', published: NOW - HOUR }, { title: 'Two' }];
  const fetcher = createFakeFeedFetcher();
  fetcher.answer('https://well.example/feed', fetched({ entries }));
  fetcher.answer('https://moved.example/feed', {
    ...fetched({ entries: [] }),
    movedTo: 'https://new.example/feed',
  });
  const page = fetched({ entries: [] });
  const html = { ...page.document, bytes: new TextEncoder().encode('<html>') };
  fetcher.answer('https://page.example/feed', { ...page, document: html });
  fetcher.answer('https://gone.example/feed', { kind: 'gone', message: 'It answered 410: gone for good.' });
  fetcher.answer('https://limited.example/feed', {
    kind: 'limited',
    status: 429,
    retryAt: null,
    message: 'It asks to wait.',
  });
  const limits = { overall: 2, perHost: 1 };
  const seen: string[] = [];
  const trials = await tryFeeds(
    { fetcher, reader: createPlainReader() },
    FEEDS,
    limits,
    new AbortController().signal,
    ({ feed }) => void seen.push(feed.title),
  );
  expect(seen.sort()).toEqual(FEEDS.map(({ title }) => title).sort());
  expect(fetcher.requests).toHaveLength(FEEDS.length);
  const shown = renderMessage(feedTrials(trials, { timeZone: 'UTC', now: NOW }), {
    colour: false,
    width: 120,
  });
  expect(shown.replace(/ +$/gm, '')).toBe(`feed     answers       items  newest      what is wrong
gone     gone                             It answered 410: gone for good.
limited  asks to wait                     It asks to wait.
nowhere  failed                           nowhere.example is a name that does not exist.
page     no feed                          A web page came instead of a feed.
moved    well          0                  moved to https://new.example/feed
well     well          2      1 hour ago
2 of 6 feeds answer as feeds.
`);
});
