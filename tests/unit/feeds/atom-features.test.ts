import { expect, it } from 'vitest';
import type { FeedEntry } from '../../../src/domain/item.ts';
import { atom, feedOf } from '../../builders/document.ts';

/** One feature a document: what its only entry must hold. */
interface Feature {
  readonly name: string;
  readonly document: string;
  readonly entry: Partial<FeedEntry>;
}

const at = (text: string): number => Date.parse(text);

const ATOM_FEATURES: readonly Feature[] = [
  {
    name: 'Atom 1.0',
    document: atom(
      '<entry><id>urn:1</id><title>T</title><link href="https://example.org/1"/><published>2024-07-24T15:30:00Z</published><updated>2024-07-25T00:00:00Z</updated><summary>S</summary></entry>',
    ),
    entry: {
      title: 'T',
      guid: 'urn:1',
      url: 'https://example.org/1',
      published: at('2024-07-24T15:30:00Z'),
      summary: 'S',
    },
  },
  {
    name: 'Atom 0.3',
    document:
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title mode="escaped" type="text/html">&lt;b&gt;T&lt;/b&gt;</title><issued>2024-07-24T15:30:00Z</issued><modified>2024-07-25T15:30:00Z</modified></entry></feed>',
    entry: { title: 'T', published: at('2024-07-24T15:30:00Z') },
  },
  {
    name: 'Atom 0.3 in base64 is not shown as text',
    document:
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title mode="base64">VA==</title><summary>S</summary></entry></feed>',
    entry: { title: '', summary: 'S' },
  },
  {
    name: 'a prefix for Atom',
    document:
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>T</a:title><a:link href="https://example.org/1"/></a:entry></a:feed>',
    entry: { title: 'T', url: 'https://example.org/1' },
  },
  {
    name: 'other links before the alternate one',
    document: atom(
      '<entry><title>T</title><link rel="replies" href="https://example.org/r"/><link rel="edit" href="https://example.org/e"/><link rel="enclosure" href="https://example.org/x.mp3"/><link rel="alternate" type="application/json" href="https://example.org/j"/><link rel="alternate" type="text/html" href="https://example.org/1"/></entry>',
    ),
    entry: { url: 'https://example.org/1' },
  },
  {
    name: 'a title in HTML',
    document: atom('<entry><title type="html">&lt;b&gt;A&lt;/b&gt; &amp;amp; B</title></entry>'),
    entry: { title: 'A & B' },
  },
  {
    name: 'a title in XHTML',
    document: atom(
      '<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Less: <em>&lt;</em> more</div></title></entry>',
    ),
    entry: { title: 'Less: < more' },
  },
  {
    name: 'content in XHTML in the order of the text',
    document: atom(
      '<entry><title>T</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">one <b>two</b> three <i>four</i> five</div></content></entry>',
    ),
    entry: { summary: 'one two three four five' },
  },
  {
    name: 'xml:base for a relative link',
    document: atom('<entry><title>T</title><link href="1"/></entry>', 'xml:base="https://base.example/dir/"'),
    entry: { url: 'https://base.example/dir/1' },
  },
  {
    name: 'nested xml:base',
    document: atom(
      '<entry xml:base="a/"><title>T</title><link xml:base="b/" href="1"/></entry>',
      'xml:base="https://base.example/dir/"',
    ),
    entry: { url: 'https://base.example/dir/a/b/1' },
  },
  {
    name: 'one bad date',
    document: atom('<entry><title>T</title><updated>yesterday</updated></entry>'),
    entry: { title: 'T', published: null },
  },
  {
    name: 'a link without attributes',
    document: atom('<entry><link/><title>T</title><link href="https://example.org/1"/></entry>'),
    entry: { title: 'T', url: 'https://example.org/1' },
  },
  {
    name: "the entry's source as outlet, not as title",
    document: atom(
      '<entry><source><title>The Herald</title><id>h</id><link href="https://herald.example/"/></source><title>T</title><link href="https://example.org/1"/></entry>',
    ),
    entry: { title: 'T', outlet: 'The Herald', guid: null, url: 'https://example.org/1' },
  },
  {
    name: 'content kept elsewhere as the link',
    document: atom('<entry><title>T</title><content src="https://example.org/1" type="text/html"/></entry>'),
    entry: { url: 'https://example.org/1' },
  },
];

it.each(ATOM_FEATURES)('$name', async ({ document, entry }) => {
  const feed = await feedOf(document);
  expect(feed.entries).toHaveLength(1);
  expect(feed.entries[0]).toMatchObject(entry);
});

it('takes an empty feed for a feed', async () => {
  expect(await feedOf(atom(''))).toMatchObject({
    format: 'atom',
    title: 'A feed',
    entries: [],
    unreadable: [],
  });
});
