import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOpml, writeOpml } from '../../../../adapters/files/opml.ts';
import { AS_A_FEED } from '../../../../src/domain/feed.ts';

describe('OPML', () => {
  it('reads feeds out of folders, each address once', () => {
    const { feeds, skipped } = parseOpml(`<?xml version="1.0"?><opml version="2.0"><body>
      <outline text="Policy"><outline type="rss" text="A &amp; B" xmlUrl="https://a.example/feed?x=1&amp;y=2"/></outline>
      <outline TEXT="C" xmlURL="http://c.example/rss"/><outline text="again" xmlUrl="http://c.example/rss"/>
      <outline text="no feed"/><outline text="local" xmlUrl="file:///etc/passwd"/></body></opml>`);
    expect(feeds).toEqual([
      { url: 'https://a.example/feed?x=1&y=2', title: 'A & B', reading: AS_A_FEED },
      { url: 'http://c.example/rss', title: 'C', reading: AS_A_FEED },
    ]);
    expect(skipped).toEqual(['local']);
  });

  it('reads what it wrote', () => {
    const title = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((t) => t.trim() === t && t !== '' && !/\p{Cc}/u.test(t));
    const watch = fc
      .option(title, { nil: null })
      .map((selector) =>
        selector === null ? ({ kind: 'feed' } as const) : ({ kind: 'page', selector } as const),
      );
    const feeds = fc.uniqueArray(
      fc.record({
        url: fc.webUrl({ withQueryParameters: true }),
        title,
        lang: fc.constant(null),
        watch,
        fullText: fc.boolean(),
      }),
      {
        selector: (feed) => feed.url,
      },
    );
    fc.assert(
      fc.property(feeds, (list) => {
        const back = parseOpml(writeOpml('Feeds', list)).feeds;
        const wanted = list.map(({ url, title: name, watch, fullText }) => ({
          url,
          title: name,
          reading: { watch, fullText },
        }));
        expect(back).toEqual(wanted);
      }),
    );
  });

  it.each(['', '<opml>', '<html><body>no</body></html>', '\u0000\u0001', '<outline xmlUrl="'])(
    'survives %j',
    (xml) => {
      expect(parseOpml(xml).feeds).toEqual([]);
    },
  );
});
