import { describe, expect, it } from 'vitest';
import { createSiteRules } from '../../../adapters/http/site-rules.ts';
import { SECOND } from '../../../src/domain/time.ts';
import type { FullTextDeps } from '../../../src/pipeline/full-text.ts';
import { createHostTurns } from '../../../src/pipeline/host-turns.ts';
import { reply } from '../fetch/scripted-server.ts';
import { type WaysBench, waysBench } from './ways-bench.ts';

const current = waysBench();

const RSS = { 'content-type': 'application/rss+xml' };
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const TEXT =
  'India and Japan signed an agreement on semiconductor cooperation, officials in New Delhi said. ';
const story = (text = TEXT): string =>
  `<!doctype html><html><body><nav><a href="/">Home</a></nav><article><h1>Visit</h1>${`<p>${text}</p>`.repeat(6)}</article></body></html>`;
const rss = (...items: readonly [path: string, title: string, description?: string][]): string =>
  `<rss version="2.0"><channel><title>F</title>${items
    .map(
      ([path, title, description = ''], n) =>
        `<item><title>${title}</title><link>${path}</link><pubDate>Wed, 24 Jul 2024 1${n % 10}:00:00 GMT</pubDate><description>${description}</description></item>`,
    )
    .join('')}</channel></rss>`;

/** A time that passes by waiting alone. */
function pace() {
  let now = 0;
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    wait: async (ms: number) => {
      waits.push(ms);
      now += ms;
    },
  };
}

/** What fetches articles, of a site with a path of its own for each test, so that none sees another’s. */
function fullText({ fetcher, reader, store, clock }: WaysBench, time = pace()): FullTextDeps {
  return {
    fetcher,
    reader,
    rules: createSiteRules({ fetcher, userAgent: 'Entente/0.1.0 (feed reader)', clock }),
    turns: createHostTurns(time),
    articles: store.articles,
    clock,
    pace: time,
  };
}

const paths = ({ site }: WaysBench, from: number): (string | undefined)[] =>
  site.requests.slice(from).map(({ url }) => url);

describe('a feed that is read with full text', () => {
  it('has the articles of its bare titles read, once, and no edit is made of it', async () => {
    const bench = current();
    const { site, store } = bench;
    site.on('/robots.txt', reply(404));
    site.on('/one/a', reply(200, HTML, story()));
    const long =
      'A summary that is long enough to be read by itself, for it says who did what where and when.';
    const url = site.on(
      '/one/feed',
      reply(200, RSS, rss([`${site.url}/one/a`, 'A visit'], [`${site.url}/one/b`, 'Another visit', long])),
    );
    await bench.watch(url, { fullText: true });
    const from = site.requests.length;
    const deps = { fullText: fullText(bench) };
    expect(await bench.poll(deps)).toMatchObject([{ message: null, account: { founded: 1, irrelevant: 1 } }]);
    expect(paths(bench, from)).toEqual(['/one/feed', '/robots.txt', '/one/a']);
    expect(await bench.stories()).toMatchObject([
      { title: 'A visit', summary: expect.stringContaining('semiconductor cooperation, officials') },
    ]);
    expect(await bench.poll(deps)).toMatchObject([{ edited: 0, account: { founded: 0, irrelevant: 0 } }]);
    // Also when full text is switched off: what was stored stays.
    const [feed] = await store.feeds.list();
    await store.feeds.setReading(feed?.id ?? 0, { watch: { kind: 'feed' }, fullText: false });
    expect(await bench.poll(deps)).toMatchObject([{ edited: 0 }]);
    expect(paths(bench, from).filter((path) => path === '/one/a')).toHaveLength(1);
  });

  it('of which a title changes, is edited with the text of its article', async () => {
    const bench = current();
    const { site } = bench;
    site.on('/robots.txt', reply(404));
    site.on('/edit/a', reply(200, HTML, story()));
    const url = site.on('/edit/feed', reply(200, RSS, rss([`${site.url}/edit/a`, 'A visit'])));
    await bench.watch(url, { fullText: true });
    const deps = { fullText: fullText(bench) };
    await bench.poll(deps);
    site.on('/edit/feed', reply(200, RSS, rss([`${site.url}/edit/a`, 'A long visit'])));
    expect(await bench.poll(deps)).toMatchObject([{ edited: 1 }]);
    expect(await bench.stories()).toMatchObject([
      { title: 'A long visit', summary: expect.stringContaining('semiconductor') },
    ]);
  });

  it('asks nothing that robots.txt refuses, and says so', async () => {
    const bench = current();
    const { site } = bench;
    site.on('/robots.txt', reply(200, {}, 'User-agent: Entente\nDisallow: /closed/\n'));
    const url = site.on('/closed/feed', reply(200, RSS, rss([`${site.url}/closed/a`, 'A visit'])));
    await bench.watch(url, { fullText: true });
    const from = site.requests.length;
    expect(await bench.poll({ fullText: fullText(bench) })).toMatchObject([
      {
        status: 'fetched',
        message: expect.stringMatching(/0 of 1 article read, 1 not to be had \(The robots.txt of/),
      },
    ]);
    expect(paths(bench, from)).toEqual(['/closed/feed', '/robots.txt']);
  });

  it('uses no text of a page that a redirect led to, where that may not be fetched', async () => {
    const bench = current();
    const { site } = bench;
    site.on('/robots.txt', reply(200, {}, 'User-agent: *\nDisallow: /private/\n'));
    site.on('/open/a', reply(302, { location: '/private/a' }));
    site.on('/private/a', reply(200, HTML, story()));
    await bench.watch(site.on('/open/feed', reply(200, RSS, rss([`${site.url}/open/a`, 'A visit']))), {
      fullText: true,
    });
    expect((await bench.poll({ fullText: fullText(bench) }))[0]?.message).toMatch(/robots\.txt/);
    expect(await bench.stories()).toEqual([]);
  });

  it('keeps the delay that the site asks for, and leaves at their titles what does not fit', async () => {
    const bench = current();
    const { site, store } = bench;
    site.on('/robots.txt', reply(200, {}, 'User-agent: *\nCrawl-delay: 25\n'));
    const items = Array.from({ length: 6 }, (_, n) => [`${site.url}/slow/${n}`, `Visit ${n}`] as const);
    for (const [address] of items) site.on(new URL(address).pathname, reply(200, HTML, story()));
    const url = site.on(
      '/slow/feed',
      reply(200, RSS, rss(...items.map((item) => [...item] as [string, string]))),
    );
    await bench.watch(url, { fullText: true });
    const time = pace();
    const [report] = await bench.poll({ fullText: fullText(bench, time) });
    expect(time.waits).toEqual([25 * SECOND, 25 * SECOND]);
    expect(report?.message).toMatch(
      /^Full text: 3 of 6 articles read, 3 left at their titles: a poll asks for 10 at most, within 60 s\.$/,
    );
    expect((await store.account.items(0)).founded + (await store.account.items(0)).joined).toBe(3);
    expect((await store.account.items(0)).irrelevant).toBe(3);
  });

  it('asks for ten articles a poll, the newest', async () => {
    const bench = current();
    const { site } = bench;
    site.on('/robots.txt', reply(404));
    const items = Array.from({ length: 12 }, (_, n): [string, string] => [
      `${site.url}/many/${n}`,
      `Visit ${n}`,
    ]);
    for (const [address] of items)
      site.on(new URL(address).pathname, reply(200, HTML, story('Nothing of note. ')));
    await bench.watch(site.on('/many/feed', reply(200, RSS, rss(...items))), { fullText: true });
    const from = site.requests.length;
    expect((await bench.poll({ fullText: fullText(bench) }))[0]?.message).toMatch(/10 of 12 .* 2 left/);
    expect(paths(bench, from).filter((path) => /many\/\d/.test(path ?? ''))).toHaveLength(10);
  });

  it('goes on where articles fail, one of them hostile', async () => {
    const bench = current();
    const { site } = bench;
    site.on('/robots.txt', reply(404));
    site.on('/bad/0', reply(500));
    site.on('/bad/1', reply(200, HTML, `<html><body>${'<div>'.repeat(1_000_000)}`));
    site.on('/bad/2', reply(200, { 'content-type': 'application/pdf' }, '%PDF-1.7'));
    site.on('/bad/3', reply(200, HTML, story()));
    const items = [0, 1, 2, 3, 4].map((n): [string, string] => [`${site.url}/bad/${n}`, `Visit ${n}`]);
    await bench.watch(site.on('/bad/feed', reply(200, RSS, rss(...items))), { fullText: true });
    const deps = { fullText: fullText(bench) };
    expect(await bench.poll(deps)).toMatchObject([
      {
        status: 'fetched',
        account: { founded: 1, irrelevant: 4 },
        message: expect.stringMatching(/1 of 5 articles read, 4 not to be had/),
      },
    ]);
    expect(await bench.poll(deps)).toMatchObject([{ message: null, edited: 0 }]);
  });

  it('leaves a host alone that asks to wait', async () => {
    const bench = current();
    const { site } = bench;
    site.on('/robots.txt', reply(404));
    for (const n of [0, 1]) site.on(`/busy/${n}`, reply(429, { 'retry-after': '60' }));
    const items = [0, 1].map((n): [string, string] => [`${site.url}/busy/${n}`, `Visit ${n}`]);
    await bench.watch(site.on('/busy/feed', reply(200, RSS, rss(...items))), { fullText: true });
    const from = site.requests.length;
    expect((await bench.poll({ fullText: fullText(bench) }))[0]?.message).toMatch(/0 of 2 .* 2 left/);
    expect(paths(bench, from)).toHaveLength(3);
  });

  it('that is broken off stores nothing, and is polled again', async () => {
    const bench = current();
    const { site, store } = bench;
    const stop = new AbortController();
    site.on('/robots.txt', (_, response) => {
      stop.abort();
      response.writeHead(404).end();
    });
    await bench.watch(site.on('/stop/feed', reply(200, RSS, rss([`${site.url}/stop/a`, 'A visit']))), {
      fullText: true,
    });
    const reports = await bench.poll({ fullText: fullText(bench) }, stop.signal);
    expect(reports).toMatchObject([{ status: 'failed', message: null }]);
    expect(await store.account.items(0)).toMatchObject({ irrelevant: 0 });
    expect((await store.feeds.list())[0]?.health.lastPolledAt).toBeNull();
  });

  it('is no matter for feeds that are read as they are', async () => {
    const bench = current();
    const { site } = bench;
    await bench.watch(site.on('/plain/feed', reply(200, RSS, rss([`${site.url}/plain/a`, 'A visit']))));
    const from = site.requests.length;
    expect(await bench.poll({ fullText: fullText(bench) })).toMatchObject([{ message: null }]);
    expect(paths(bench, from)).toEqual(['/plain/feed']);
  });
});
