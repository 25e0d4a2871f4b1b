import { decode } from './decode.ts';
import type { DocumentOutcome, FeedDocument } from './feed-document.ts';
import type { FetchedDocument } from './fetch-outcome.ts';
import { finishFeed } from './finish-feed.ts';
import { hubOffer } from './hub-offer.ts';
import { rawJsonFeed, readJson } from './json-feed.ts';
import { describeNonFeed } from './not-a-feed.ts';
import { type RootElement, rootElement } from './root-element.ts';
import { readWithRssParser } from './rss-parser-reader.ts';
import { newestSitemaps, readSitemap } from './sitemap.ts';
import { readTolerantly } from './tolerant-reader.ts';

/** First elements of documents that may be feeds: the last three of feeds that lost their root. */
const FEED_ROOTS = new Set(['rss', 'rdf', 'feed', 'channel', 'item', 'entry']);

/**
 * Reads a fetched document: bytes to text, text to a feed. RSS goes to rss-parser first, which is believed only where
 * its answer is whole; everything else, and what it could not do, to the tolerant reader; JSON and sitemaps to their
 * own. Never rejects. Its time is linear in the document but for rss-parser's; run it where it can be ended all the same.
 */
export async function readFeed(document: FetchedDocument): Promise<DocumentOutcome> {
  const { text, charset } = decode(document.bytes, document.contentType);
  const root = rootElement(text);
  if (root?.name === 'sitemapindex') {
    const children = newestSitemaps(text.slice(root.start), document.url);
    if (children.length > 0) return { kind: 'sitemap-index', children };
  }
  const feed = await feedIn(text, root, document.url, charset);
  if (feed !== null) {
    const hub = hubOffer(text, document.url, document.linkHeader ?? null);
    return hub === null ? { kind: 'feed', feed } : { kind: 'feed', feed, hub };
  }
  return describeNonFeed(document.bytes, text, root?.name ?? null, document.url);
}

async function feedIn(
  text: string,
  root: RootElement | null,
  url: string,
  charset: string,
): Promise<FeedDocument | null> {
  if (/^[\s\uFEFF]{0,1000}[{[]/.test(text)) return jsonFeedIn(text, url, charset);
  if (root === null) return null;
  const body = text.slice(root.start);
  if (root.name === 'urlset') return readSitemap(body, { url, charset });
  if (!FEED_ROOTS.has(root.name)) return null;
  const strict = await readWithRssParser(body);
  if (strict !== null) {
    const feed = finishFeed(strict, { url, charset, reader: 'rss-parser' });
    if (isWhole(feed)) return feed;
  }
  const raw = readTolerantly(body, url);
  return raw === null ? null : finishFeed(raw, { url, charset, reader: 'tolerant' });
}

function jsonFeedIn(text: string, url: string, charset: string): FeedDocument | null {
  const json = readJson(text.replace(/^\uFEFF/, ''));
  const raw = json.kind === 'value' ? rawJsonFeed(json.value) : null;
  return raw === null ? null : finishFeed(raw, { url, charset, reader: 'json' });
}

/** Whether every entry came out with what the first reader must give to be believed. */
function isWhole(feed: FeedDocument): boolean {
  return (
    feed.unreadable.length === 0 &&
    feed.entries.every((entry) => entry.title !== '' && entry.url !== null && entry.published !== null)
  );
}
