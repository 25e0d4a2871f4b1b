import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { SampleSiteError } from '../../../adapters/server/sample-file.ts';
import { type SampleSite, startSampleSite } from '../../../adapters/server/sample-site.ts';
import { FEED, fetchOnce, testFetcher, textOf } from '../fetch/fetching.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-sample-'));
mkdirSync(join(folder, 'feeds'));
writeFileSync(join(folder, 'feeds/a.xml'), FEED);
afterAll(() => rmSync(folder, { recursive: true }));

const feed = { path: '/a.xml', title: 'A', publisher: 'A', country: null, lang: 'en', kind: 'news' };
const site = {
  asOf: '2023-05-31T18:00:00Z',
  feeds: [feed, { ...feed, path: '/old.xml' }],
  routes: [
    { path: '/a.xml', file: 'feeds/a.xml', headers: { 'Content-Type': 'application/rss+xml' } },
    { path: '/a.xml?page=2', status: 404 },
    { path: '/old.xml', status: 301, headers: { location: '/a.xml' } },
    { path: '/gone.xml', status: 410 },
    { path: '/slow.xml', file: 'feeds/a.xml', delayMs: 30_000 },
    { path: '/later.xml', file: 'feeds/a.xml', delayMs: 20 },
  ],
};

async function withSite<T>(
  use: (running: SampleSite) => Promise<T>,
  description: unknown = site,
): Promise<T> {
  writeFileSync(
    join(folder, 'site.json'),
    typeof description === 'string' ? description : JSON.stringify(description),
  );
  const running = await startSampleSite({ folder });
  try {
    return await use(running);
  } finally {
    await running.close();
  }
}

describe('a sample site', () => {
  it('lists its feeds with absolute addresses, and when it speaks from', () =>
    withSite(async ({ url, feeds, asOf }) => {
      expect(feeds.map((source) => source.url)).toEqual([`${url}/a.xml`, `${url}/old.xml`]);
      expect(feeds[0]).toEqual({
        url: `${url}/a.xml`,
        title: 'A',
        publisher: 'A',
        country: null,
        lang: 'en',
        kind: 'news',
        watch: { kind: 'feed' },
        fullText: false,
      });
      expect(asOf).toBe(Date.UTC(2023, 4, 31, 18));
    }));

  it('answers with validators, and 304 to each of them', () =>
    withSite(async ({ url }) => {
      const first = await fetch(`${url}/a.xml`);
      expect(await first.text()).toBe(FEED);
      expect(first.headers.get('content-type')).toBe('application/rss+xml');
      const etag = first.headers.get('etag') ?? '';
      const modified = first.headers.get('last-modified') ?? '';
      expect(modified).toBe('Wed, 31 May 2023 18:00:00 GMT');
      for (const headers of [{ 'if-none-match': etag }, { 'if-modified-since': modified }]) {
        const again = await fetch(`${url}/a.xml`, { headers });
        expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
      }
      const other = await fetch(`${url}/a.xml`, { headers: { 'if-none-match': '"other"' } });
      expect(other.status).toBe(200);
    }));

  it('works with the fetcher', () =>
    withSite(async ({ url }) => {
      const fetcher = testFetcher();
      const first = await fetchOnce(fetcher, `${url}/old.xml`);
      expect(textOf(first)).toBe(FEED);
      expect(first).toMatchObject({ movedTo: `${url}/a.xml` });
      const validators = first.kind === 'fetched' ? first.validators : {};
      expect(await fetchOnce(fetcher, `${url}/old.xml`, validators)).toMatchObject({
        kind: 'unchanged',
        validators,
      });
      expect(await fetchOnce(fetcher, `${url}/gone.xml`)).toMatchObject({ kind: 'gone' });
      expect(await fetchOnce(fetcher, `${url}/nothing.xml`)).toMatchObject({ code: 'http-status' });
      expect(await fetchOnce(fetcher, `${url}/later.xml`)).toMatchObject({ kind: 'fetched' });
      await fetcher.close();
    }));

  it('makes redirects absolute, and tells a query apart', () =>
    withSite(async ({ url }) => {
      const moved = await fetch(`${url}/old.xml`, { redirect: 'manual' });
      expect([moved.status, moved.headers.get('location')]).toEqual([301, `${url}/a.xml`]);
      expect((await fetch(`${url}/a.xml?page=2`)).status).toBe(404);
    }));

  it('waits where it is told to, but not for a client that has left', () =>
    withSite(async ({ url }) => {
      const fetcher = testFetcher({ timeoutMs: 100 });
      expect(await fetchOnce(fetcher, `${url}/slow.xml`)).toMatchObject({ code: 'timeout' });
      await fetcher.close();
    }));

  it('closes while an answer is delayed', () =>
    withSite(async (running) => {
      // Both requests come in one piece: the second is under way when the first is answered.
      const { port } = new URL(running.url);
      const request = (path: string): string => `GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`;
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write(request('/a.xml') + request('/slow.xml')),
      );
      socket.once('data', () => void running.close());
      expect(await text(socket)).toMatch(/HTTP\/1\.1 200 .*HTTP\/1\.1 503 /s);
    }));
});

describe('a site.json that is bad', () => {
  it.each<[string, unknown, RegExp]>([
    ['is no JSON', '{', /^site\.json is no valid JSON/],
    ['has no date', { ...site, asOf: 'today' }, /^site\.json at asOf: expected a moment/],
    [
      'has an unknown kind',
      { ...site, feeds: [{ ...feed, kind: 'blog' }] },
      /^site\.json at feeds\.0\.kind: /,
    ],
    ['has an unknown field', { ...site, extra: 1 }, /^site\.json: /],
    [
      'has a path without a slash',
      { ...site, routes: [{ path: 'a' }] },
      /^site\.json at routes\.0\.path: expected a path/,
    ],
    ['leaves its folder', { ...site, routes: [{ path: '/a', file: '../a' }] }, /within the folder/],
    [
      'leaves it in secret',
      { ...site, routes: [{ path: '/a', file: 'feeds/../../a' }] },
      /within the folder/,
    ],
    [
      'names a file that is not there',
      { ...site, routes: [{ path: '/a', file: 'b' }] },
      /^b of the sample site .*ENOENT/,
    ],
    [
      'has two routes for a path',
      { ...site, routes: [{ path: '/a' }, { path: '/a' }] },
      /two routes for \/a/,
    ],
    ['lists a feed without a route', { ...site, routes: [] }, /lists the feed \/a\.xml and has no route/],
  ])('because it %s is told in a sentence', async (_, description, message) => {
    const started = withSite(async () => undefined, description);
    await expect(started).rejects.toThrow(message);
    await expect(started).rejects.toBeInstanceOf(SampleSiteError);
  });

  it('is told when it is not there', async () => {
    await expect(startSampleSite({ folder: join(folder, 'feeds') })).rejects.toThrow(
      /^site\.json of the sample site/,
    );
  });
});

describe('the sample that is shipped', () => {
  it('is served', async () => {
    const running = await startSampleSite({ folder: join(import.meta.dirname, '../../../data/sample') });
    expect(running.feeds.length).toBeGreaterThanOrEqual(14);
    await running.close();
  });
});
