import { describe, expect, it } from 'vitest';
import { resolveBase, resolveLink } from '../../../src/feeds/resolve-link.ts';

const BASE = 'https://www.example.org/news/feed.xml';

describe('links', () => {
  it.each([
    ['https://a.example/b?c=1&d=2#e', 'https://a.example/b?c=1&d=2#e'],
    ['  https://a.example/b \n', 'https://a.example/b'],
    ['https://a.example/long/\n      path', 'https://a.example/long/path'],
    ['https://a.example/two words', 'https://a.example/two%20words'],
    ['https://a.example/päth', 'https://a.example/p%C3%A4th'],
    ['/press/1', 'https://www.example.org/press/1'],
    ['1.html', 'https://www.example.org/news/1.html'],
    ['../1.html', 'https://www.example.org/1.html'],
    ['?id=1', 'https://www.example.org/news/feed.xml?id=1'],
    ['//cdn.example/1', 'https://cdn.example/1'],
    ['HTTP://A.EXAMPLE/X', 'http://a.example/X'],
    ['www.example.net/1', 'https://www.example.net/1'],
    ['feed://a.example/1', 'http://a.example/1'],
    ['feed:https://a.example/1', 'https://a.example/1'],
    ['', null],
    ['   ', null],
    ['javascript:alert(1)', null],
    ['mailto:a@b.example', null],
    ['tag:example.org,2024:1', null],
    ['urn:uuid:1', null],
    ['data:text/html,x', null],
    ['file:///etc/passwd', null],
    ['http://', null],
    ['http://[bad', null],
    [`https://a.example/${'x'.repeat(5_000)}`, null],
  ])('%j', (link, expected) => expect(resolveLink(link, BASE)).toBe(expected));

  it('need a base when they are relative', () => {
    expect(resolveLink('/press/1', null)).toBeNull();
    expect(resolveLink('https://a.example/1', null)).toBe('https://a.example/1');
    expect(resolveLink('/press/1', 'not an address')).toBeNull();
  });
});

describe('bases', () => {
  it.each([
    ['archive/', 'https://www.example.org/news/archive/'],
    ['https://other.example/', 'https://other.example/'],
    ['', BASE],
    ['http://[bad', BASE],
  ])('%j', (base, expected) => expect(resolveBase(base, BASE)).toBe(expected));
});
