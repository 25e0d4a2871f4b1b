import { AS_A_FEED, type Feed, NEVER_POLLED, NO_VALIDATORS } from '../../src/domain/feed.ts';

/** A healthy feed, with sensible values where none are given. */
export function aFeed(changes: Partial<Feed> = {}): Feed {
  const polled = Date.parse('2023-05-31T17:00:00Z');
  return {
    id: 1,
    url: 'https://example.com/feed.xml',
    title: 'Mint - Politics',
    publisher: 'Mint',
    country: 'IN',
    lang: 'en',
    kind: 'news',
    ...AS_A_FEED,
    origin: 'user',
    disabled: null,
    validators: NO_VALIDATORS,
    health: { ...NEVER_POLLED, lastPolledAt: polled, lastSuccessAt: polled, lastStatus: 'fetched' },
    ...changes,
  };
}
