import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl } from '../../../src/stories/canonical-url.ts';

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
