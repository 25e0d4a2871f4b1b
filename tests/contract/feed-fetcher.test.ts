import { createFeedFetcher } from '../../adapters/http/fetch-feed.ts';
import { systemResolver } from '../../adapters/http/guarded-agent.ts';
import {
  conditionalText,
  createFakeFeedFetcher,
  fetchedText,
  type ScriptedAnswer,
} from '../../adapters/memory/fake-feed-fetcher.ts';
import { reply, startScriptedServer } from '../integration/fetch/scripted-server.ts';
import { CONTRACT_ETAG, CONTRACT_FEED, CONTRACT_NOW, feedFetcherContract } from './feed-fetcher.ts';

feedFetcherContract('The HTTP fetcher', async () => {
  const server = await startScriptedServer();
  const fetcher = createFeedFetcher({
    userAgent: 'Entente/0.0.0 (feed reader)',
    allowPrivate: ['127.0.0.1'],
    clock: { now: () => CONTRACT_NOW },
    resolver: async (host) => {
      if (host === 'unknown.example') throw Object.assign(new Error(host), { code: 'ENOTFOUND' });
      return systemResolver(host);
    },
  });
  const feed = server.on('/feed', (request, response) => {
    const same = request.headers['if-none-match'] === CONTRACT_ETAG;
    reply(same ? 304 : 200, { etag: CONTRACT_ETAG }, same ? '' : CONTRACT_FEED)(request, response);
  });
  const site = {
    feed,
    moved: server.on('/moved', reply(301, { location: feed })),
    gone: server.on('/gone', reply(410)),
    limited: server.on('/limited', reply(429, { 'retry-after': '60' })),
    missing: server.on('/missing', reply(404)),
    unknownHost: 'http://unknown.example/feed',
    silent: server.on('/silent', () => undefined),
  };
  const stop = async (): Promise<void> => {
    await fetcher.close();
    await server.close();
  };
  return { fetcher, site, stop };
});

feedFetcherContract('The scripted fetcher', async () => {
  const at = (path: string): string => `https://feeds.example/${path}`;
  const site = {
    feed: at('feed'),
    moved: at('moved'),
    gone: at('gone'),
    limited: at('limited'),
    missing: at('missing'),
    unknownHost: 'https://unknown.example/feed',
    silent: at('silent'),
  };
  const script: readonly (readonly [string, ScriptedAnswer])[] = [
    [site.feed, conditionalText(site.feed, CONTRACT_FEED, CONTRACT_ETAG)],
    [site.moved, fetchedText(site.feed, CONTRACT_FEED, { movedTo: site.feed })],
    [site.gone, { kind: 'gone', message: 'It is gone.' }],
    [site.limited, { kind: 'limited', status: 429, retryAt: CONTRACT_NOW + 60_000, message: 'Slower.' }],
    [site.missing, { kind: 'failed', code: 'http-status', message: 'Nothing there (404).' }],
    [site.silent, () => new Promise(() => undefined)],
  ];
  const fetcher = createFakeFeedFetcher(new Map(script.map(([url, answer]) => [url, [answer]])));
  return { fetcher, site, stop: async () => undefined };
});
