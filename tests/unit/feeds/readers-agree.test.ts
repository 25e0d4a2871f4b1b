import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finishFeed } from '../../../src/feeds/finish-feed.ts';
import { readWithRssParser } from '../../../src/feeds/rss-parser-reader.ts';
import { readTolerantly } from '../../../src/feeds/tolerant-reader.ts';
import { rss } from '../../builders/document.ts';

const context = { url: 'https://feeds.example.net/f', charset: 'utf-8', reader: 'tolerant' } as const;

const fromRoot = (document: string): string => document.slice(document.indexOf('<rss'));

/** An item of which rss-parser can be believed, in many spellings. */
const anItem = fc
  .record({
    title: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((text) => /[\p{L}\p{N}]/u.test(text)),
    path: fc.nat(9_999),
    form: fc.constantFrom('escaped' as const, 'cdata' as const),
    body: fc.constantFrom(
      '<p>One</p><p>Two &amp; three</p>',
      'Plain < text',
      '“Quoted” – é',
      '<ul><li>a<li>b</ul>',
    ),
    extra: fc.constantFrom(
      '',
      '<guid isPermaLink="false">g</guid>',
      '<source url="https://h.example">Herald</source>',
      '<content:encoded>c</content:encoded>',
      '<category>x</category>',
    ),
    space: fc.constantFrom('', '\n  ', '\t'),
  })
  .map(({ title, path, form, body, extra, space }) => {
    const write = (text: string): string =>
      form === 'cdata' && !text.includes(']]>')
        ? `<![CDATA[${text}]]>`
        : text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    return (
      `<item>${space}<title>${space}${write(title)}${space}</title><link>${space}https://e.org/${path}?a=1&amp;b=2</link>` +
      `<pubDate>Wed, 24 Jul 2024 15:30:00 +0530</pubDate><description>${write(body)}</description>${extra}${space}</item>`
    );
  });

describe('both readers', () => {
  it('give the same feed wherever rss-parser is believed', async () => {
    let believed = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anItem, { minLength: 1, maxLength: 4 }), async (items) => {
        const document = fromRoot(
          rss(
            `<language>en-GB</language><ttl>30</ttl>${items.join('')}`,
            'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
          ),
        );
        const strict = await readWithRssParser(document);
        const tolerant = readTolerantly(document, context.url);
        if (strict === null || tolerant === null) return;
        believed++;
        expect(finishFeed(strict, context)).toEqual(finishFeed(tolerant, context));
      }),
      { numRuns: 300 },
    );
    expect(believed).toBeGreaterThan(200);
  });
});

describe('rss-parser is not believed', () => {
  const whole =
    '<item><title>T</title><link>https://e.org/1</link><pubDate>Wed, 24 Jul 2024 15:30:00 GMT</pubDate><description>D</description></item>';

  it('but for whole RSS 2.0', async () =>
    expect(await readWithRssParser(fromRoot(rss(whole)))).not.toBeNull());

  it.each([
    [
      'an entry without a title',
      rss(
        `${whole}<item><link>https://e.org/2</link><pubDate>Wed, 24 Jul 2024 15:30:00 GMT</pubDate></item>`,
      ),
    ],
    ['an entry without a link', rss(whole.replace('https://e.org/1', ''))],
    ['an entry without a date', rss(whole.replace(/<pubDate>.*<\/pubDate>/, ''))],
    ['an entry without a text', rss(whole.replace('D</description>', '</description>'))],
    ['markup in a title', rss(whole.replace('<title>T', '<title>T <b>x</b>'))],
    ['entries outside the channel', rss(whole).replace('</channel></rss>', `</channel>${whole}</rss>`)],
    ['xml:base', rss(whole, 'xml:base="https://b.example/"')],
    ['a language of one entry', rss(whole.replace('<item>', '<item xml:lang="fr">'))],
    ['RSS 0.91', rss(whole).replace('version="2.0"', 'version="0.91"')],
    ['no entries', rss('')],
    ['XML that is not well-formed', rss(whole.replace('</title>', ''))],
    ['a large document', rss(whole.replace('D<', `${'x'.repeat(1_000_000)}<`))],
    ['too many tags', rss(whole + '<a/>'.repeat(50_000))],
    ['Atom', '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title></entry></feed>'],
  ])('with %s', async (_, document) => {
    const text = document.startsWith('<?xml') ? fromRoot(document) : document;
    expect(await readWithRssParser(text)).toBeNull();
  });

  it('and does not spend its quadratic time on snippets', async () => {
    const hostile = rss(whole.replace('D<', `<![CDATA[${'<h'.repeat(20_000)}]]><`));
    expect(await readWithRssParser(fromRoot(hostile))).not.toBeNull();
  }, 5_000);
});
