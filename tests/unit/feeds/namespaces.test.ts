import { describe, expect, it } from 'vitest';
import { type Scope, scopeWithin, vocabularyOf, vocabularyOfPrefix } from '../../../src/feeds/namespaces.ts';

describe('the vocabulary of an address', () => {
  it.each([
    ['http://www.w3.org/2005/Atom', 'atom'],
    ['https://www.w3.org/2005/Atom/', 'atom'],
    ['http://purl.org/atom/ns#', 'atom'],
    ['http://purl.org/rss/1.0/', ''],
    ['http://purl.org/rss/1.0/modules/content/', 'content'],
    ['http://purl.org/rss/1.0/modules/slash/', 'other'],
    ['http://backend.userland.com/RSS2', ''],
    ['http://search.yahoo.com/mrss', 'media'],
    ['http://example.org/unheard-of', 'other'],
  ])('%s', (address, vocabulary) => expect(vocabularyOf(address, false)).toBe(vocabulary));

  it("is the feed's own for an unknown default", () =>
    expect(vocabularyOf('http://example.org/x', true)).toBe(''));
});

describe('the vocabulary of a prefix', () => {
  const none: Scope = new Map();
  const declared = (attributes: Record<string, string>, outer: Scope = none): Scope =>
    scopeWithin(outer, new Map(Object.entries(attributes)));

  it('is what the document declares, nearest first', () => {
    const outer = declared({ 'xmlns:a': 'http://www.w3.org/2005/Atom', xmlns: 'http://purl.org/rss/1.0/' });
    const inner = declared({ 'xmlns:a': 'http://purl.org/dc/terms/' }, outer);
    expect(vocabularyOfPrefix('a', outer)).toBe('atom');
    expect(vocabularyOfPrefix('a', inner)).toBe('dcterms');
    expect(vocabularyOfPrefix('', inner)).toBe('');
  });

  it('is the usual one where nothing is declared', () => {
    expect(['dc', 'media', 'content', 'x', ''].map((prefix) => vocabularyOfPrefix(prefix, none))).toEqual([
      'dc',
      'media',
      'content',
      'other',
      '',
    ]);
  });

  it('leaves the outer scope as it was', () => {
    const outer = declared({ 'xmlns:a': 'http://www.w3.org/2005/Atom' });
    expect(scopeWithin(outer, new Map([['class', 'x']]))).toBe(outer);
  });
});
