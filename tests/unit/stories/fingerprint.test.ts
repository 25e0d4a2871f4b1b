import { describe, expect, it } from 'vitest';
import type { FeedEntry } from '../../../src/domain/item.ts';
import { identify, titleKey, unreadableFingerprint } from '../../../src/stories/fingerprint.ts';

const entry = (changes: Partial<FeedEntry>): FeedEntry => ({
  guid: 'g1',
  url: 'https://example.com/a',
  title: 'India and UK sign',
  summary: 'Text.',
  published: 1,
  outlet: null,
  lang: null,
  hash: 'h',
  ...changes,
});

const of = (changes: Partial<FeedEntry>) => identify([entry(changes)])[0]?.fingerprint;

describe('the same item', () => {
  it.each<[string, Partial<FeedEntry>]>([
    ['with another guid', { guid: 'g2' }],
    ['with another date', { published: 2 }],
    ['without a date', { published: null }],
    ['with another title', { title: 'UK and India sign' }],
    ['over http', { url: 'http://example.com/a' }],
    ['over a click counter', { url: 'https://example.net/redirect?url=https%3A%2F%2Fexample.com%2Fa' }],
    [
      'over a link that hides where it leads, with its own address as guid',
      { url: 'https://feedproxy.google.com/~r/x/~3/abc/', guid: 'https://www.example.com/a?utm_source=feed' },
    ],
    ['on its mobile page', { url: 'https://m.example.com/a/amp/' }],
    [
      'with another guid, date and title at once',
      { guid: 'g9', published: 9, title: 'Britain, India ink pact' },
    ],
    ['with tracking', { url: 'https://www.example.com/a?utm_source=x' }],
  ])('%s', (_what, changes) => {
    expect(of(changes)).toBe(of({}));
  });
});

describe('another item', () => {
  it('at another address, though the guid is used again', () => {
    expect(of({ url: 'https://example.com/b', title: 'Other' })).not.toBe(of({}));
  });

  it('with the same guid and other content, where no address tells', () => {
    const a = of({ url: null });
    expect(of({ url: null, title: 'Other' })).not.toBe(a);
    expect(of({ url: null, title: 'India and UK: sign!' })).toBe(a);
  });

  it('where several entries share one address', () => {
    const [a, b] = identify([entry({ title: 'One', guid: null }), entry({ title: 'Two', guid: null })]);
    expect(a?.fingerprint).not.toBe(b?.fingerprint);
    expect(a?.canonicalUrl).toBeNull();
  });

  it('where the address is a front page', () => {
    const [a] = identify([entry({ url: 'https://example.com/' })]);
    expect(a?.canonicalUrl).toBeNull();
    expect(of({ url: 'https://example.com/', title: 'Other' })).not.toBe(a?.fingerprint);
  });
});

it('an entry twice in a document has one identity', () => {
  const [a, b] = identify([entry({}), entry({ guid: 'g2' })]);
  expect(a).toEqual(b);
});

it('a title key leaves case and punctuation out', () => {
  expect(titleKey('  India–UK: “SIGN”  ')).toBe('india uk sign');
});

it('unreadable entries are known by their excerpt', () => {
  expect(unreadableFingerprint('a')).not.toBe(unreadableFingerprint('b'));
});
