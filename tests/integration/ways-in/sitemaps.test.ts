import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { itemsIn } from '../../../src/domain/item.ts';
import { reply } from '../fetch/scripted-server.ts';
import { waysBench } from './ways-bench.ts';

const bench = waysBench();

const XML = { 'content-type': 'application/xml' };
const row = (n: number, title: string): string =>
  `<url><loc>/news/${n}</loc><news:news><news:publication><news:name>Example Times</news:name></news:publication>
   <news:publication_date>2024-07-2${n}T10:00:00Z</news:publication_date><news:title>${title}</news:title></news:news></url>`;
const sitemap = (...rows: string[]): string =>
  `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${rows.join('')}</urlset>`;
const index = (...paths: string[]): string =>
  `<sitemapindex>${paths.map((path, n) => `<sitemap><loc>${path}</loc><lastmod>2024-07-2${n}</lastmod></sitemap>`).join('')}</sitemapindex>`;
const NEWS = 'India and Japan sign agreement on semiconductor cooperation';

it('a news sitemap is watched like a feed', async () => {
  const { site, watch, poll, stories } = bench();
  await watch(
    site.on('/news.xml', reply(200, { ...XML, etag: '"1"' }, sitemap(row(1, NEWS), row(2, 'A match')))),
  );
  const [report] = await poll();
  expect(report).toMatchObject({ status: 'fetched', message: null });
  expect(report?.account).toMatchObject({ founded: 1, irrelevant: 1 });
  expect(await stories()).toMatchObject([
    { url: `${site.url}/news/1`, sources: [{ outlet: 'Example Times' }] },
  ]);
  const again = await poll();
  expect(itemsIn(again[0]?.account ?? NOTHING)).toBe(0);
});

const NOTHING = { founded: 0, joined: 0, duplicate: 0, irrelevant: 0, unreadable: 0, pruned: 0 };

it('an index is followed to its newest sitemaps, compressed ones too, and asked whole each time', async () => {
  const { site, watch, poll, store } = bench();
  site.on('/old.xml', reply(200, XML, sitemap(row(1, 'Never read'))));
  site.on('/a.xml', reply(200, XML, sitemap(row(2, NEWS))));
  site.on(
    '/b.xml.gz',
    reply(200, { 'content-type': 'application/gzip' }, gzipSync(sitemap(row(3, 'A match')))),
  );
  site.on('/c.xml', reply(200, XML, sitemap(row(4, 'Another match'))));
  const before = site.requests.length;
  await watch(
    site.on(
      '/index.xml',
      reply(200, { ...XML, etag: '"1"' }, index('/old.xml', '/a.xml', '/b.xml.gz', '/c.xml')),
    ),
  );
  const [report] = await poll();
  expect(report?.account).toMatchObject({ founded: 1, irrelevant: 2 });
  expect(site.requests.slice(before).map(({ url }) => url)).toEqual([
    '/index.xml',
    '/c.xml',
    '/b.xml.gz',
    '/a.xml',
  ]);
  expect((await store.feeds.list())[0]?.validators).toEqual({ etag: null, lastModified: null });
});

it('what of an index cannot be read is said, and the rest is read', async () => {
  const { site, watch, poll } = bench();
  site.on('/well.xml', reply(200, XML, sitemap(row(5, 'A match'))));
  site.on('/nested.xml', reply(200, XML, index('/well.xml')));
  await watch(site.on('/half.xml', reply(200, XML, index('/missing.xml', '/nested.xml', '/well.xml'))));
  expect(await poll()).toMatchObject([
    {
      status: 'fetched',
      message: expect.stringMatching(/^2 of 3 sitemaps could not be read: .*an index within an index\.$/),
    },
  ]);
});

it('an index of which nothing can be read has failed', async () => {
  const { site, watch, poll } = bench();
  await watch(site.on('/none.xml', reply(200, XML, index('/missing.xml'))));
  expect(await poll()).toMatchObject([
    { status: 'not-a-feed', message: expect.stringMatching(/^None of the 1 sitemap .*404/) },
  ]);
});
