import { describe, expect, it } from 'vitest';
import { reply } from '../fetch/scripted-server.ts';
import { waysBench } from './ways-bench.ts';

const bench = waysBench();

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const PAGE = `<!doctype html><title>Press room</title><ul class="news">
  <li><a href="/n/1">India and Japan sign agreement on semiconductor cooperation</a> <time datetime="2024-07-24">x</time></li>
  <li><a href="/n/2">A match was played</a></li></ul>`;
const NEWS = { watch: { kind: 'page', selector: 'ul.news > li' } } as const;

it('a page is watched by its selector, and fails aloud when that matches nothing any more', async () => {
  const { site, watch, poll, stories } = bench();
  const url = site.on('/press', reply(200, HTML, PAGE));
  await watch(url, NEWS);
  expect((await poll())[0]?.account).toMatchObject({ founded: 1, irrelevant: 1 });
  expect(site.requests.at(-1)?.headers.accept).toMatch(/^text\/html/);
  expect(await stories()).toMatchObject([{ url: `${site.url}/n/1`, published: Date.parse('2024-07-24') }]);
  site.on('/press', reply(200, HTML, '<!doctype html><title>Press room</title><p>All new!</p>'));
  expect(await poll()).toMatchObject([
    { status: 'not-a-feed', message: 'The selector “ul.news > li” matches nothing on the page any more.' },
  ]);
});

describe('a hostile page ends in bounded time, and the next one is read', () => {
  it.each([
    ['a million open tags', `<ul class="news"><li><a href="/1">One</a>${'<div>'.repeat(1_000_000)}`],
    ['a million attributes', `<ul class="news"><li ${'a=b '.repeat(1_000_000)}><a href="/1">One</a>`],
    [
      'attributes of all names',
      `<ul class="news"><li ${Array.from({ length: 150_000 }, (_, i) => `a${i}=b`).join(' ')}>`,
    ],
    ['an entity flood', `<ul class="news"><li><a href="/1">${'&amp;&lt;&#x41;&nbsp;'.repeat(400_000)}</a>`],
    [
      'a script in every item',
      `<ul class="news">${'<li><script>for(;;);</script><a href="/1">One</a>'.repeat(30_000)}`,
    ],
    ['items within items', `<ul class="news">${'<li><ul class="news">'.repeat(250)}<a href="/1">One</a>`],
    ['nine megabytes of text', `<ul class="news"><li><a href="/1">${'word '.repeat(1_800_000)}</a>`],
  ])('%s', async (_, body) => {
    const { reader } = bench();
    const began = performance.now();
    const bytes = new TextEncoder().encode(`<!doctype html><html><body>${body}`);
    const document = { bytes, contentType: 'text/html', url: 'https://e.example/' };
    const outcome = await reader.read(document, NEWS.watch);
    expect(performance.now() - began).toBeLessThan(25_000);
    expect(['feed', 'not-a-feed', 'failed']).toContain(outcome.kind);
    if (outcome.kind === 'failed') expect(outcome.code).not.toBe('crash');
    if (_ === 'a million open tags')
      expect(outcome).toMatchObject({
        kind: 'not-a-feed',
        message: expect.stringMatching(/nests more than/),
      });
    const next = {
      bytes: new TextEncoder().encode(PAGE),
      contentType: 'text/html',
      url: 'https://e.example/',
    };
    expect(await reader.read(next, NEWS.watch)).toMatchObject({ kind: 'feed' });
  });
});
