import { expect, it } from 'vitest';
import type { FeedEntry } from '../../../src/domain/item.ts';
import { feedOf, rss } from '../../builders/document.ts';

/** One feature a document: what its only entry must hold. */
interface Feature {
  readonly name: string;
  readonly document: string;
  readonly entry: Partial<FeedEntry>;
}

const at = (text: string): number => Date.parse(text);
const MRSS = 'xmlns:media="http://search.yahoo.com/mrss/"';
const RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"';
const DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';

const RSS_FEATURES: readonly Feature[] = [
  {
    name: 'title, link, guid and date',
    document: rss(
      '<item><title>T</title><link>https://example.org/1</link><guid isPermaLink="false">g1</guid><pubDate>Wed, 24 Jul 2024 15:30:00 GMT</pubDate><description>D</description></item>',
    ),
    entry: {
      title: 'T',
      url: 'https://example.org/1',
      guid: 'g1',
      published: at('2024-07-24T15:30:00Z'),
      summary: 'D',
    },
  },
  {
    name: 'date in EDT',
    document: rss('<item><title>T</title><pubDate>Wed, 24 Jul 2024 15:30:00 EDT</pubDate></item>'),
    entry: { published: at('2024-07-24T19:30:00Z') },
  },
  {
    name: 'date in IST without a weekday and seconds',
    document: rss('<item><title>T</title><pubDate>24 Jul 2024 15:30 IST</pubDate></item>'),
    entry: { published: at('2024-07-24T10:00:00Z') },
  },
  {
    name: 'wrong weekday, no seconds',
    document: rss('<item><title>T</title><pubDate>Mon, 24 Jul 2024 15:30 GMT</pubDate></item>'),
    entry: { published: at('2024-07-24T15:30:00Z') },
  },
  {
    name: 'dc:date',
    document: rss('<item><title>T</title><dc:date>2024-07-24T15:30:00+05:30</dc:date></item>', DC),
    entry: { published: at('2024-07-24T10:00:00Z') },
  },
  {
    name: 'dcterms:created',
    document: rss(
      '<item><title>T</title><dcterms:created>2024-07-24</dcterms:created></item>',
      'xmlns:dcterms="http://purl.org/dc/terms/"',
    ),
    entry: { published: at('2024-07-24T00:00:00Z') },
  },
  {
    name: 'content:encoded only',
    document: rss(
      '<item><title>T</title><content:encoded><![CDATA[<p>Whole</p>]]></content:encoded></item>',
      'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
    ),
    entry: { summary: 'Whole' },
  },
  {
    name: 'guid as link where the link is missing',
    document: rss('<item><title>T</title><guid>https://example.org/1</guid></item>'),
    entry: { url: 'https://example.org/1', guid: 'https://example.org/1' },
  },
  {
    name: 'guid that is no permanent link',
    document: rss('<item><title>T</title><guid isPermaLink="false">https://example.org/1</guid></item>'),
    entry: { url: null, guid: 'https://example.org/1' },
  },
  {
    name: 'atom:link in RSS without a link',
    document: rss(
      '<item><title>T</title><atom:link rel="self" href="https://example.org/self"/><atom:link href="https://example.org/1"/></item>',
      'xmlns:atom="http://www.w3.org/2005/Atom"',
    ),
    entry: { url: 'https://example.org/1' },
  },
  {
    name: 'media:title does not replace the title',
    document: rss(
      '<item><media:content><media:title>M</media:title><media:description>MD</media:description></media:content><title>T</title><description>D</description></item>',
      MRSS,
    ),
    entry: { title: 'T', summary: 'D' },
  },
  {
    name: 'media:description as a last resort',
    document: rss(
      '<item><title>T</title><media:group><media:description>MD</media:description></media:group></item>',
      MRSS,
    ),
    entry: { summary: 'MD' },
  },
  {
    name: 'RSS without a version',
    document: '<rss><channel><item><title>T</title></item></channel></rss>',
    entry: { title: 'T' },
  },
  {
    name: 'RSS 0.91',
    document:
      '<!DOCTYPE rss SYSTEM "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><item><title>T</title><link>https://example.org/1</link></item></channel></rss>',
    entry: { title: 'T', url: 'https://example.org/1' },
  },
  {
    name: 'RSS 1.0',
    document: `<rdf:RDF ${RDF} xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>F</title></channel><item rdf:about="https://example.org/1"><title>T</title></item></rdf:RDF>`,
    entry: { title: 'T', url: 'https://example.org/1', guid: 'https://example.org/1' },
  },
  {
    name: 'RSS 1.0 with other prefixes',
    document: `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://purl.org/rss/1.0/"><s:channel><s:title>F</s:title></s:channel><s:item><s:title>T</s:title><s:link>https://example.org/1</s:link></s:item></r:RDF>`,
    entry: { title: 'T', url: 'https://example.org/1' },
  },
  {
    name: 'RSS 1.1',
    document: `<Channel xmlns="http://purl.org/net/rss1.1#" ${RDF}><title>F</title><items rdf:parseType="Collection"><item rdf:about="https://example.org/1"><title>T</title></item></items></Channel>`,
    entry: { title: 'T', url: 'https://example.org/1' },
  },
  {
    name: 'no channel',
    document: '<rss version="2.0"><item><title>T</title><link>https://example.org/1</link></item></rss>',
    entry: { title: 'T', url: 'https://example.org/1' },
  },
  {
    name: 'CDATA and entities mixed',
    document: rss('<item><title>A &amp; <![CDATA[B & C]]> &lt; D</title></item>'),
    entry: { title: 'A & B & C < D' },
  },
  {
    name: 'link with white space and lines',
    document: rss('<item><title>T</title><link>\n  https://example.org/1\n </link></item>'),
    entry: { url: 'https://example.org/1' },
  },
  {
    name: 'UPPERCASE tags',
    document:
      '<RSS VERSION="2.0"><CHANNEL><ITEM><TITLE>T</TITLE><LINK>https://example.org/1</LINK></ITEM></CHANNEL></RSS>',
    entry: { title: 'T', url: 'https://example.org/1' },
  },
  {
    name: 'links relative to the site',
    document: rss('<item><title>T</title><link>/press/1</link></item>'),
    entry: { url: 'https://www.example.org/press/1' },
  },
  {
    name: 'the outlet of an aggregated entry',
    document: rss('<item><title>T</title><source url="https://herald.example">The Herald</source></item>'),
    entry: { outlet: 'The Herald' },
  },
  {
    name: 'the original link behind a counting one',
    document: rss(
      '<item><title>T</title><link>https://count.example/1</link><fb:origLink>https://example.org/1</fb:origLink></item>',
      'xmlns:fb="http://rssnamespace.org/feedburner/ext/1.0"',
    ),
    entry: { url: 'https://example.org/1' },
  },
  {
    name: 'language of the entry',
    document: rss('<item xml:lang="fr-CA"><title>T</title></item>'),
    entry: { lang: 'fr' },
  },
];

it.each(RSS_FEATURES)('$name', async ({ document, entry }) => {
  const feed = await feedOf(document);
  expect(feed.entries).toHaveLength(1);
  expect(feed.entries[0]).toMatchObject(entry);
});

it('takes an empty channel for a feed', async () => {
  expect(await feedOf(rss(''))).toMatchObject({
    format: 'rss',
    title: 'A feed',
    entries: [],
    unreadable: [],
  });
});

it("does not mistake a picture's title and link for the channel's", async () => {
  const feed = await feedOf(
    '<rss version="2.0"><channel><image><title>P</title><link>https://p.example/</link></image><title>F</title><item><title>T</title><link>1</link></item></channel></rss>',
  );
  expect(feed.title).toBe('F');
  expect(feed.entries[0]?.url).toBe('https://feeds.example.net/news/1');
});
