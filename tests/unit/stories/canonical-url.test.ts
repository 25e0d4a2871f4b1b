import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl } from '../../../src/stories/canonical-url.ts';

/** A link of Google News as it was until 2024: a record with the address inside. */
function googleNews(address: string): string {
  const length =
    address.length < 128 ? [address.length] : [(address.length & 0x7f) | 0x80, address.length >> 7];
  const record = Buffer.from([0x08, 0x13, 0x22, ...length, ...Buffer.from(address), 0xd2, 0x01, 0x00]);
  return record.toString('base64url');
}

describe('one article has one address', () => {
  it.each([
    ['scheme', 'http://example.com/a', 'https://example.com/a'],
    ['www', 'https://www.example.com/a', 'https://example.com/a'],
    ['mobile host', 'https://m.example.co.uk/a', 'https://example.co.uk/a'],
    ['amp host', 'https://amp.example.com/a', 'https://example.com/a'],
    ['amp suffix', 'https://example.com/a/amp/', 'https://example.com/a'],
    ['amp prefix', 'https://example.com/amp/a', 'https://example.com/a'],
    ['amp parameter', 'https://example.com/a?outputType=amp', 'https://example.com/a'],
    [
      'amp cache',
      'https://www-example-com.cdn.ampproject.org/c/s/www.example.com/a',
      'https://example.com/a',
    ],
    ['google amp', 'https://www.google.com/amp/s/example.com/a', 'https://example.com/a'],
    ['upper-case host', 'https://EXAMPLE.com/A', 'https://example.com/A'],
    ['default port', 'https://example.com:443/a', 'https://example.com/a'],
    ['other port', 'https://example.com:8443/a', 'https://example.com:8443/a'],
    ['fragment', 'https://example.com/a#comments', 'https://example.com/a'],
    ['trailing slash', 'https://example.com/a/', 'https://example.com/a'],
    ['doubled slash', 'https://example.com//a//b', 'https://example.com/a/b'],
    ['tracking', 'https://example.com/a?utm_source=rss&id=7&fbclid=x', 'https://example.com/a?id=7'],
    ['order of parameters', 'https://example.com/a?b=2&a=1', 'https://example.com/a?a=1&b=2'],
    ['escapes', 'https://example.com/caf%c3%a9', 'https://example.com/caf%C3%A9'],
    ['stray blank', ' https://example.com/a%20 ', 'https://example.com/a'],
    [
      'google redirect',
      'https://www.google.com/url?rct=j&url=https://example.com/a&usg=x',
      'https://example.com/a',
    ],
    [
      'bing redirect',
      'http://www.bing.com/news/apiclick.aspx?url=https%3a%2f%2fexample.com%2fa',
      'https://example.com/a',
    ],
    ['touch host', 'https://touch.example.com/a', 'https://example.com/a'],
    ['amp page one', 'https://example.com/story-123/amp/1', 'https://example.com/story-123'],
    ['amp path of a paper', 'https://e.com/amp_articleshow/99.cms', 'https://e.com/articleshow/99.cms'],
    ['light page', 'https://example.com/story/lite/', 'https://example.com/story'],
    ['output parameter', 'https://example.com/a?output=amp', 'https://example.com/a'],
    ['campaign', 'https://example.com/a?cid=rss:top&ref=home', 'https://example.com/a'],
    ['number of an article', 'https://example.com/a?cid=1234', 'https://example.com/a?cid=1234'],
    [
      'google news with the address inside',
      `https://news.google.com/rss/articles/${googleNews('https://www.example.com/chips?utm_source=x')}?oc=5`,
      'https://example.com/chips',
    ],
    [
      'google news with a long address',
      `https://news.google.com/__i/rss/rd/articles/${googleNews(`https://example.com/${'a'.repeat(200)}`)}`,
      `https://example.com/${'a'.repeat(200)}`,
    ],
    [
      'google news without it',
      'https://news.google.com/rss/articles/CBMiRkFVX3lxTE1abcdefgh?oc=5',
      'https://news.google.com/rss/articles/CBMiRkFVX3lxTE1abcdefgh',
    ],
    ['facebook', 'https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.com%2Fa&h=x', 'https://example.com/a'],
    [
      'mail filter',
      'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.com%2Fa&data=x',
      'https://example.com/a',
    ],
    [
      'archive',
      'https://web.archive.org/web/20230530120000/https://example.com/a?id=7',
      'https://example.com/a?id=7',
    ],
    [
      'yahoo',
      'https://r.search.yahoo.com/_ylt=A0/RV=2/RE=1/RO=10/RU=https%3a%2f%2fexample.com%2fa/RK=2/RS=x-',
      'https://example.com/a',
    ],
    [
      'translation',
      'https://www-ex--ample-com.translate.goog/a?id=1&_x_tr_sl=ja&_x_tr_tl=en',
      'https://ex-ample.com/a?id=1',
    ],
    [
      'redirect in a redirect',
      'https://a.com/redirect?u=https%3A%2F%2Fb.com%2Fclick%3Furl%3Dhttps%253A%252F%252Fc.com%252Fx',
      'https://c.com/x',
    ],
  ])('%s', (_what, given, wanted) => {
    expect(canonicalUrl(given)).toBe(wanted);
  });

  it.each([
    'ftp://example.com/a',
    'javascript:alert(1)',
    'mailto:a@example.com',
    'not an address',
    '',
    `https://example.com/${'a'.repeat(3_000)}`,
  ])('no article: %s', (given) => {
    expect(canonicalUrl(given)).toBeNull();
  });

  it('keeps apart what differs', () => {
    expect(canonicalUrl('https://example.com/a?id=1')).not.toBe(canonicalUrl('https://example.com/a?id=2'));
    expect(canonicalUrl('https://news.example.com/a')).not.toBe(canonicalUrl('https://example.com/a'));
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        const once = canonicalUrl(address);
        expect(once === null ? null : canonicalUrl(once)).toBe(once);
      }),
    );
  });
});
