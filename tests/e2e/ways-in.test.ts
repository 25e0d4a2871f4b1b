import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reply, type ScriptedServer, startScriptedServer } from '../integration/fetch/scripted-server.ts';
import { type CliRun, runCli } from './run-cli.ts';

let site: ScriptedServer;
let home: string;

beforeAll(async () => {
  site = await startScriptedServer();
  home = mkdtempSync(join(tmpdir(), 'entente-ways-'));
});

afterAll(async () => {
  await site.close();
  rmSync(home, { recursive: true, force: true });
});

const run = (...args: string[]): Promise<CliRun> =>
  runCli(args, {
    env: { ENTENTE_HOME: home, ENTENTE_CATALOGUE: 'off', ENTENTE_ALLOW_PRIVATE_FEEDS: '127.0.0.1' },
  });

const HTML = { 'content-type': 'text/html' };
const TEXT =
  'India and Japan signed an agreement on semiconductor cooperation, officials in New Delhi said. ';

describe('what can be watched', () => {
  it('a sitemap, a page and a feed of titles are added, fetched, listed and changed', async () => {
    const soon = new Date(Date.now() - 3_600_000);
    site.on('/robots.txt', reply(404));
    const map = site.on(
      '/map.xml',
      reply(
        200,
        {},
        `<urlset><url><loc>/uk-japan-sign-quantum-technology-pact</loc><lastmod>${soon.toISOString()}</lastmod></url></urlset>`,
      ),
    );
    const press = site.on(
      '/press',
      reply(
        200,
        HTML,
        '<ul class="n"><li><a href="/p1">India, Australia sign MoU on critical minerals</a></li></ul>',
      ),
    );
    const titles = site.on(
      '/titles.xml',
      reply(
        200,
        {},
        `<rss version="2.0"><channel><title>T</title><item><title>A visit</title><link>${site.url}/visit</link><pubDate>${soon.toUTCString()}</pubDate></item></channel></rss>`,
      ),
    );
    site.on(
      '/visit',
      reply(200, HTML, `<html><body><article>${`<p>${TEXT}</p>`.repeat(6)}</article></body></html>`),
    );
    expect((await run('feeds', 'add', map)).out).toMatch(/^Watching/);
    expect((await run('feeds', 'add', press, '--page', 'ul.n > li')).out).toMatch(/^Watching/);
    expect((await run('feeds', 'add', titles, '--full-text')).out).toMatch(/^Watching/);
    expect((await run('fetch')).out).toMatch(/^3 read; 3 new items\n$/);
    const { out } = await run('ask', '');
    for (const part of ['UK Japan Sign Quantum', 'critical minerals', 'officials in New Delhi'])
      expect(out.replace(/\s+/g, ' ')).toContain(part);
    expect((await run('feeds', 'list')).out.replace(/\s+/g, ' ')).toMatch(/page by ul\.n > li.*full text/);

    expect((await run('feeds', 'set', press, '--page', 'div.gone')).out).toMatch(/as page by div\.gone/);
    expect((await run('fetch')).out).toMatch(
      /The selector “div\.gone” matches nothing on the page any more\./,
    );
    expect((await run('feeds', 'set', titles, '--full-text', 'off')).out).toMatch(/as a feed/);
    expect((await run('fetch')).out).toMatch(/1 read; 0 new items\n/);
  });

  it('how it is read survives export and import', async () => {
    const file = join(home, 'feeds.opml');
    await run('feeds', 'export', file);
    const opml = readFileSync(file, 'utf8').replace('div.gone', '#list &gt; li');
    writeFileSync(file, opml);
    await run('feeds', 'remove', `${site.url}/press`);
    expect((await run('feeds', 'import', file)).out).toMatch(/3 feeds read, 1 new/);
    expect((await run('feeds', 'list')).out).toContain('page by #list > li');
    writeFileSync(file, opml.replace('#list &gt; li', 'li['));
    const bad = await run('feeds', 'import', file);
    expect([bad.status, bad.err]).toEqual([2, expect.stringMatching(/press: “li\[” is no CSS selector/)]);
  });

  it.each([
    [
      ['feeds', 'add', 'https://e.org/', '--page', 'li:nope'],
      /“li:nope” is no CSS selector \(Unknown pseudo-class/,
    ],
    [['feeds', 'add', '--search', 'india uk', '--page', 'li'], /--page is for addresses/],
    [['feeds', 'set', 'https://e.org/none', '--full-text', 'on'], /No feed has the address/],
    [['feeds', 'set', 'https://e.org/none', '--full-text', 'maybe'], /on or off/],
    [['feeds', 'set', 'https://e.org/none'], /Say what to change/],
  ])('%j is refused with a sentence', async (args, sentence) => {
    const refused = await run(...args);
    expect([refused.status, refused.err]).toEqual([2, expect.stringMatching(sentence)]);
  });
});
