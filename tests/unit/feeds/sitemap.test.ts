import { describe, expect, it } from 'vitest';
import { readFeed } from '../../../src/feeds/parse-feed.ts';
import { MOST_PAGES } from '../../../src/feeds/sitemap.ts';
import { slugTitle } from '../../../src/feeds/slug-title.ts';
import { aDocument, feedOf } from '../../builders/document.ts';

const NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"';
const IMAGE = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"';
const urlset = (rows: string, attributes = NEWS): string =>
  `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" ${attributes}>${rows}</urlset>`;

const NEWS_ROW = `<url><loc>https://www.example.org/news/1</loc><lastmod>2024-07-25</lastmod>
  <news:news><news:publication><news:name>Example Times</news:name><news:language>en</news:language></news:publication>
  <news:publication_date>2024-07-24T15:30:00+05:30</news:publication_date>
  <news:title>India &amp; UK sign <![CDATA[chip pact]]></news:title><news:keywords>India, UK, chips</news:keywords></news:news>
  <image:image><image:loc>https://img.example.org/1.jpg</image:loc><image:title>A picture</image:title></image:image></url>`;

describe('a news sitemap', () => {
  it('is read like a feed, each entry by its news elements', async () => {
    const feed = await feedOf(urlset(NEWS_ROW, `${NEWS} ${IMAGE}`));
    expect(feed).toMatchObject({ format: 'sitemap', reader: 'sitemap', unreadable: [] });
    expect(feed.entries).toEqual([
      {
        guid: null,
        url: 'https://www.example.org/news/1',
        title: 'India & UK sign chip pact',
        summary: 'India, UK, chips',
        published: Date.parse('2024-07-24T10:00:00Z'),
        outlet: 'Example Times',
        lang: 'en',
        hash: expect.any(String),
      },
    ]);
  });

  it('is read with another prefix, and cut short as far as its entries are whole', async () => {
    const other = urlset(NEWS_ROW.replaceAll('news:', 'n:'), NEWS.replace('news', 'n'));
    expect((await feedOf(other)).entries[0]?.title).toBe('India & UK sign chip pact');
    const cut = urlset(NEWS_ROW + NEWS_ROW).slice(0, -400);
    expect((await feedOf(cut)).entries).toHaveLength(1);
  });

  it('takes all its news and leaves out pages that are none', async () => {
    const rows = NEWS_ROW.repeat(MOST_PAGES + 50);
    const feed = await feedOf(urlset(`<url><loc>https://www.example.org/about-us</loc></url>${rows}`));
    expect(feed.entries).toHaveLength(MOST_PAGES + 50);
  });
});

describe('a plain sitemap', () => {
  const row = (n: number, lastmod: string): string =>
    `<url><loc>https://e.org/2024/india-japan-talk-${n}.html</loc>${lastmod}</url>`;
  const dated = (n: number): string =>
    row(n, `<lastmod>${new Date(Date.UTC(2024, 0, 1 + n)).toISOString()}</lastmod>`);

  it('gives titles by the slugs, and the newest pages alone', async () => {
    const rows = Array.from({ length: MOST_PAGES + 100 }, (_, n) => dated(n)).join('');
    const { entries } = await feedOf(urlset(row(9_999, '') + rows));
    expect(entries).toHaveLength(MOST_PAGES);
    expect(entries[0]).toMatchObject({
      title: 'India Japan Talk 299',
      published: Date.UTC(2024, 0, 300),
      url: 'https://e.org/2024/india-japan-talk-299.html',
    });
    expect(entries.some(({ url }) => url?.includes('9999'))).toBe(false);
  });

  it('without dates gives the last pages of the document', async () => {
    const rows = Array.from({ length: MOST_PAGES + 1 }, (_, n) => row(n, '')).join('');
    const { entries } = await feedOf(urlset(rows));
    expect(entries.map(({ url }) => url)).not.toContain('https://e.org/2024/india-japan-talk-0.html');
    expect(entries[0]?.published).toBeNull();
  });

  it('says of a page without words in its address that it has no title', async () => {
    const { entries, unreadable } = await feedOf(urlset('<url><loc>https://e.org/12345</loc></url>'));
    expect([entries, unreadable]).toEqual([
      [],
      [expect.objectContaining({ reason: expect.stringContaining('title') })],
    ]);
  });
});

describe('an index of sitemaps', () => {
  const index = (...rows: readonly (readonly [loc: string, lastmod?: string])[]): string =>
    `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${rows
      .map(
        ([loc, lastmod]) =>
          `<sitemap><loc>${loc}</loc>${lastmod ? `<lastmod>${lastmod}</lastmod>` : ''}</sitemap>`,
      )
      .join('')}</sitemapindex>`;
  const read = (text: string) => readFeed({ ...aDocument(text), url: 'https://www.e.org/sitemap.xml' });

  it('leads to its three newest', async () => {
    const text = index(
      ['https://www.e.org/a.xml', '2024-01-01'],
      ['https://www.e.org/b.xml.gz', '2024-04-01'],
      ['https://news.e.org/c.xml', '2024-03-01'],
      ['/d.xml', '2024-02-01'],
    );
    expect(await read(text)).toEqual({
      kind: 'sitemap-index',
      children: ['https://www.e.org/b.xml.gz', 'https://news.e.org/c.xml', 'https://www.e.org/d.xml'],
    });
  });

  it('without dates leads to the last ones', async () => {
    const rows = ['1', '2', '3', '4'].map((n) => [`https://www.e.org/${n}.xml`] as const);
    const children = ['4', '3', '2'].map((n) => `https://www.e.org/${n}.xml`);
    expect(await read(index(...rows))).toEqual({ kind: 'sitemap-index', children });
  });

  it('does not lead to another domain', async () => {
    const text = index(['https://other.org/a.xml'], ['http://127.0.0.1/a.xml'], ['file:///etc/passwd']);
    expect(await read(text)).toMatchObject({ kind: 'not-a-feed', what: 'sitemap' });
  });
});

it.each([
  ['https://e.org/2024/07/india-uk-sign-chip-pact-4711234.html', 'India UK Sign Chip Pact'],
  ['https://e.org/news/us-and-japan-agree/', 'US And Japan Agree'],
  ['https://e.org/join-us', 'Join Us'],
  ['https://e.org/chip-pact/123456', 'Chip Pact'],
  ['https://e.org/%E6%97%A5%E8%8B%B1_%E5%8D%94%E5%AE%9A', '日英 協定'],
  ['https://e.org/%ff-x%', ''],
  ['https://e.org/', ''],
  ['nonsense', ''],
])('the slug of %s says “%s”', (url, title) => {
  expect(slugTitle(url)).toBe(title);
});
