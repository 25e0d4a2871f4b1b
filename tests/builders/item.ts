import type { Item } from '../../src/domain/item.ts';

let made = 0;

/** An item, each with a fingerprint and an address of its own, with other values where given. */
export function anItem(changes: Partial<Item> = {}): Item {
  made++;
  const published = Date.parse('2023-05-08T10:00:00Z');
  return {
    feedId: 1,
    fingerprint: `fingerprint-${made}`,
    canonicalUrl: `https://example.com/${made}`,
    url: `https://example.com/${made}`,
    title: 'India and UK in talks on semiconductor partnership',
    summary: '',
    outlet: 'Mint',
    lang: 'en',
    published,
    dated: true,
    retrievedAt: published,
    hash: null,
    ...changes,
  };
}
