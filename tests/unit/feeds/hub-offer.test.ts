import { describe, expect, it } from 'vitest';
import { hubOffer } from '../../../src/feeds/hub-offer.ts';

const AT = 'https://site.example/feed.xml';
const rss = (links: string, after = ''): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>${links}<item><title>A</title>${after}</item></channel></rss>`;
const HUB = '<atom:link rel="hub" href="https://hub.example/"/>';

describe('the hub that a feed names', () => {
  it.each<[string, string, string | null, ReturnType<typeof hubOffer>]>([
    [
      'in RSS',
      rss(`${HUB}<atom:link rel="self" href="https://site.example/self"/>`),
      null,
      { hub: 'https://hub.example/', topic: 'https://site.example/self' },
    ],
    ['without a self link: known by its address', rss(HUB), null, { hub: 'https://hub.example/', topic: AT }],
    [
      'in Atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="hub" href="/hub"/><link href="/self" rel="self"/><entry/></feed>',
      null,
      { hub: 'https://site.example/hub', topic: 'https://site.example/self' },
    ],
    [
      'of several relations at once',
      rss('<atom:link rel="alternate HUB" href="https://hub.example/"/>'),
      null,
      { hub: 'https://hub.example/', topic: AT },
    ],
    [
      'the first of two',
      rss(`${HUB}<atom:link rel="hub" href="https://other.example/"/>`),
      null,
      { hub: 'https://hub.example/', topic: AT },
    ],
    [
      'the first that can be asked',
      rss(
        `<atom:link rel="hub" href="mailto:a@b.example"/><atom:link rel="hub" href="https://u:p@h.example/"/>${HUB}`,
      ),
      '<ftp://h.example/>; rel=hub',
      { hub: 'https://hub.example/', topic: AT },
    ],
    [
      'in a JSON Feed',
      JSON.stringify({
        feed_url: 'https://site.example/self.json',
        hubs: [
          { type: 'rssCloud', url: 'https://no.example/' },
          { type: 'WebSub', url: 'https://hub.example/' },
        ],
      }),
      null,
      { hub: 'https://hub.example/', topic: 'https://site.example/self.json' },
    ],
    [
      'in headers, before the document',
      rss(HUB),
      '<https://header.example/>; rel="hub", <https://site.example/h>; rel=self',
      { hub: 'https://header.example/', topic: 'https://site.example/h' },
    ],
    [
      'in headers that are no links: the document',
      rss(HUB),
      '<<<;;',
      { hub: 'https://hub.example/', topic: AT },
    ],
    ['within an entry: none', rss('', HUB), null, null],
    ['at no web address: none', rss('<atom:link rel="hub" href="javascript:alert(1)"/>'), null, null],
    [
      'of an address longer than any: none',
      rss(`<atom:link rel="hub" href="https://h.example/${'x'.repeat(3_000)}"/>`),
      null,
      null,
    ],
    ['nowhere: none', rss(''), null, null],
    ['in broken JSON: none', '{"hubs": [', null, null],
    ['with hubs that are none: none', '{"hubs": [null, 3, {"type": 1, "url": 2}]}', null, null],
  ])('%s', (_, text, header, offer) => {
    expect(hubOffer(text, AT, header)).toEqual(offer);
  });
});
