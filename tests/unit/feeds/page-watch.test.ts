import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectorProblem } from '../../../src/feeds/page-selector.ts';
import { readPage } from '../../../src/feeds/page-watch.ts';
import { aDocument } from '../../builders/document.ts';

const page = (body: string, head = '<title>Press room</title>'): string =>
  `<!doctype html><html lang="en-GB"><head>${head}</head><body>${body}</body></html>`;

const read = (html: string, selector: string) =>
  readPage(
    { ...aDocument(html, 'text/html; charset=utf-8'), url: 'https://www.ministry.example/news/' },
    selector,
  );

function entriesOf(html: string, selector: string) {
  const outcome = read(html, selector);
  if (outcome.kind !== 'feed') throw new Error(JSON.stringify(outcome));
  return outcome.feed.entries;
}

describe('a page that is watched', () => {
  it('gives an entry for each element that the selector picks', () => {
    const html = page(`<ul class="news">
      <li><time datetime="2024-07-24T10:00:00Z">Today</time> <h3><a href="/news/1">India &amp; UK sign chip pact</a></h3>
        <p>Ministers met in <b>Delhi</b>.<br>They agreed.</p><script>track()</script></li>
      <li><a href="2.html">Second item</a></li></ul><ul><li><a href="/about">About</a></li></ul>`);
    const outcome = read(html, 'ul.news > li');
    expect(outcome).toMatchObject({
      kind: 'feed',
      feed: { format: 'page', reader: 'page', title: 'Press room', lang: 'en', unreadable: [] },
    });
    expect(entriesOf(html, 'ul.news > li')).toEqual([
      {
        guid: null,
        url: 'https://www.ministry.example/news/1',
        title: 'India & UK sign chip pact',
        summary: 'Ministers met in Delhi. They agreed.',
        published: Date.parse('2024-07-24T10:00:00Z'),
        outlet: null,
        lang: null,
        hash: expect.any(String),
      },
      expect.objectContaining({
        url: 'https://www.ministry.example/news/2.html',
        title: 'Second item',
        summary: '',
        published: null,
      }),
    ]);
  });

  it.each([
    ['a link that is picked itself', '<a class="n" href="/1">Headline here</a>', 'Headline here', '', null],
    [
      'a link around a heading',
      '<div class="n"><a href="/1"><h2>Headline here</h2><p>Text</p></a></div>',
      'Headline here',
      'Text',
      null,
    ],
    [
      'the longest of several links',
      '<div class="n"><a href="/c">News</a><a href="/1">Headline here, long</a><a href="/1">More</a></div>',
      'Headline here, long',
      'News More',
      null,
    ],
    [
      'a link named by its label',
      '<p class="n"><a href="/1" aria-label="Headline here"></a></p>',
      'Headline here',
      '',
      null,
    ],
    [
      'a link named by its picture',
      '<p class="n"><a href="/1"><img alt="Headline here"></a></p>',
      'Headline here',
      '',
      null,
    ],
    [
      'a date in a text of its own',
      '<div class="n"><span>24 July 2024</span><a href="/1">Headline here</a></div>',
      'Headline here',
      '',
      '2024-07-24',
    ],
    [
      'a date in words around it',
      '<div class="n"><a href="/1">Headline here</a><p>Posted on: 24/07/2024</p></div>',
      'Headline here',
      '',
      '2024-07-24',
    ],
    [
      'a date in pieces',
      '<div class="n"><p class="post-date">24 <b>Jul</b> 2024</p><a href="/1">Headline here</a></div>',
      'Headline here',
      '',
      '2024-07-24',
    ],
    [
      'a year that is no date',
      '<div class="n"><a href="/1">Headline here</a> <p>Vision 2030</p></div>',
      'Headline here',
      'Vision 2030',
      null,
    ],
  ])('reads %s', (_, html, title, summary, date) => {
    const published = date === null ? null : Date.parse(date);
    expect(entriesOf(page(html), '.n')).toMatchObject([
      { url: 'https://www.ministry.example/1', title, summary, published },
    ]);
  });

  it('resolves links against the base that the page names, and passes over those that lead nowhere', () => {
    const html = page(
      '<p><a href="#top">Top of the page, at length</a><a href="javascript:x()">x</a><a href="a">Headline</a></p>',
      '<base href="https://static.example/x/">',
    );
    expect(entriesOf(html, 'p')).toMatchObject([{ url: 'https://static.example/x/a', title: 'Headline' }]);
  });

  it('counts elements without a link as unreadable', () => {
    const outcome = read(page('<li>No link here</li><li><a href="/1">One</a></li>'), 'li');
    expect(outcome).toMatchObject({
      feed: { unreadable: [{ reason: 'The element has no link to an article.', excerpt: 'No link here' }] },
    });
  });

  it('fails, and says so, where the selector matches nothing any more', () => {
    expect(read(page('<p>Rebuilt</p>'), 'ul.news > li')).toEqual({
      kind: 'not-a-feed',
      what: 'no match',
      message: 'The selector “ul.news > li” matches nothing on the page any more.',
      feedLink: null,
    });
  });

  it('names a wall that stands before the page, and what is no page', () => {
    expect(read('<html><title>Just a moment...</title>', 'li')).toMatchObject({ what: 'bot wall' });
    expect(read('%PDF-1.7', 'li')).toMatchObject({ what: 'PDF file' });
  });

  it.each([
    ['a million open tags', '<div>'.repeat(1_000_000), /nests more than 512/],
    ['a million elements', '<br>'.repeat(1_000_000), /has more than 150,000 elements/],
    ['tags that close each other', '<p>'.repeat(600_000), /has more than 150,000 elements/],
  ])('refuses %s in linear time', (_, body, message) => {
    const began = performance.now();
    expect(read(page(`<ul><li><a href="/1">One</a></li></ul>${body}`), 'li')).toMatchObject({
      kind: 'not-a-feed',
      message: expect.stringMatching(message),
    });
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('a selector', () => {
  it.each(['ul.news > li', 'a', '#list article:not(.ad)', '[data-x="1"] a', 'h2, h3'])(
    '%s is one',
    (selector) => {
      expect(selectorProblem(selector)).toBeNull();
    },
  );

  it.each([
    ['', /is watched by a CSS selector/],
    ['li[', /is no CSS selector/],
    ['li:nonsense', /Unknown pseudo-class/],
    ['p:::x', /is no CSS selector/],
    [`a${' a'.repeat(200)}`, /300 characters at most/],
  ])('%s is none, and why', (selector, message) => {
    expect(selectorProblem(selector)).toMatch(message);
  });
});

it('any page is read to an outcome whose texts are bounded, whatever is in it', () => {
  const tag = fc.constantFrom(
    ...'<li> </li> <a href="/x"> <a href=javascript:1> </a> <h2> </h2> <time datetime="2024-07-24"> </time> <p> <br> <svg> <template> <table> <td> <select> <!-- --> <script> </script> <![CDATA[ ]]> <li < &amp; &#0; &#x110000; 24/07/2024'.split(
      ' ',
    ),
  );
  const body = fc.array(fc.oneof(tag, fc.string({ unit: 'grapheme' })), { maxLength: 60 });
  fc.assert(
    fc.property(body, fc.constantFrom('li', 'a', '*', 'li:has(a)', ':not(p)'), (parts, selector) => {
      const outcome = read(page(parts.join(' ')), selector);
      expect(['feed', 'not-a-feed']).toContain(outcome.kind);
      if (outcome.kind !== 'feed') return;
      for (const { title, summary, url } of outcome.feed.entries) {
        expect(title.length).toBeLessThanOrEqual(500);
        expect(summary.length).toBeLessThanOrEqual(4_000);
        expect(`${title}${summary}`.isWellFormed()).toBe(true);
        expect(url === null || /^https?:/.test(url)).toBe(true);
      }
    }),
  );
});
