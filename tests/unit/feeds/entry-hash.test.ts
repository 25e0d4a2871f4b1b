import { describe, expect, it } from 'vitest';
import { readFeed } from '../../../src/feeds/parse-feed.ts';
import { rss } from '../../builders/document.ts';

const hashOf = async (item: string, attributes = ''): Promise<string | undefined> => {
  const bytes = new TextEncoder().encode(rss(`<item>${item}</item>`, attributes));
  const read = await readFeed({ bytes, contentType: 'application/rss+xml', url: 'https://e.example/f' });
  return read.kind === 'feed' ? read.feed.entries[0]?.hash : undefined;
};
const ITEM =
  '<title>T</title><link>https://e.org/1</link><pubDate>Wed, 24 Jul 2024 15:30:00 GMT</pubDate><description>D &amp;amp; E</description>';

describe('the hash of an entry as it arrived', () => {
  it('can be reckoned again from the document', async () => {
    const { createHash } = await import('node:crypto');
    const date = 'Wed, 24 Jul 2024 15:30:00 GMT';
    const fields = [null, ['https://e.org/1'], ['T'], ['D &amp; E'], [date], null, null];
    expect(await hashOf(ITEM)).toBe(createHash('sha256').update(JSON.stringify(fields)).digest('hex'));
  });

  it.each([
    ['white space around a field', ITEM.replace('<title>T', '<title>\n T ')],
    ['the way of escaping', ITEM.replace('D &amp;amp; E', '<![CDATA[D &amp; E]]>')],
    ['an element that is not read', `${ITEM}<category>x</category>`],
  ])('is not changed by %s', async (_what, item) => expect(await hashOf(item)).toBe(await hashOf(ITEM)));

  it.each([
    ['another date', ITEM.replace('15:30', '15:31')],
    ['markup in the text', ITEM.replace('D &amp;amp;', '&lt;b&gt;D&lt;/b&gt; &amp;amp;')],
    ['a guid', `${ITEM}<guid>g</guid>`],
    ['a letter', ITEM.replace('>T<', '>t<')],
  ])('is changed by %s', async (_what, item) => expect(await hashOf(item)).not.toBe(await hashOf(ITEM)));
});
