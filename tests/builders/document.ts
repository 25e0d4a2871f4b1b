import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeedDocument } from '../../src/feeds/feed-document.ts';
import type { FetchedDocument } from '../../src/feeds/fetch-outcome.ts';
import { readFeed } from '../../src/feeds/parse-feed.ts';

/** A fetched document of this text in UTF-8, or of these bytes. */
export function aDocument(body: string | Uint8Array, contentType: string | null = null): FetchedDocument {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return { bytes, contentType, url: 'https://feeds.example.net/news/feed.xml' };
}

/** The bytes of a file in `tests/fixtures/feeds`. */
export function feedFixture(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(import.meta.dirname, '../fixtures/feeds', path)));
}

/** The feed in a document; fails the test when there is none. */
export async function feedOf(
  body: string | Uint8Array,
  contentType: string | null = null,
): Promise<FeedDocument> {
  const outcome = await readFeed(aDocument(body, contentType));
  if (outcome.kind !== 'feed') throw new Error(`No feed: ${JSON.stringify(outcome)}`);
  return outcome.feed;
}

/** An RSS 2.0 document around these items. */
export function rss(items: string, attributes = ''): string {
  return (
    `<?xml version="1.0"?><rss version="2.0" ${attributes}><channel><title>A feed</title>` +
    `<link>https://www.example.org/</link>${items}</channel></rss>`
  );
}

/** An Atom 1.0 document around these entries. */
export function atom(entries: string, attributes = ''): string {
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>A feed</title>${entries}</feed>`;
}
