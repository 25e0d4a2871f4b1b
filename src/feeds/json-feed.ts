import type { RawText } from './field-text.ts';
import { MOST_ENTRIES, type RawEntry, type RawFeed, type RawLink, TOO_MANY_ENTRIES } from './raw-feed.ts';

/** Values in a document at most: building more could take more memory than a worker thread can give up safely. */
const MOST_VALUES = 1_000_000;

/** What a look at JSON gave: any value, or why there is none. */
export type JsonReading =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'too-many-values' };

/** Parses JSON within bounds. Never throws. */
export function readJson(text: string): JsonReading {
  let values = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // A comma, an opening bracket or brace: as many values as these, at most.
    if ((code === 0x2c || code === 0x5b || code === 0x7b) && ++values > MOST_VALUES)
      return { kind: 'too-many-values' };
  }
  try {
    return { kind: 'value', value: JSON.parse(text) as unknown };
  } catch {
    return { kind: 'invalid' };
  }
}

/** A JSON Feed 1.0 or 1.1 (jsonfeed.org/version/1.1) in raw form; `null` when the value is none. */
export function rawJsonFeed(value: unknown): RawFeed | null {
  if (!isRecord(value) || !Array.isArray(value.items)) return null;
  const items: readonly unknown[] = value.items;
  const version = textOf(value.version) ?? '';
  if (!version.includes('jsonfeed.org/version/') && !hasFeedNames(value, items)) return null;
  return {
    format: 'json',
    title: asText(value.title),
    siteLink: null,
    lang: textOf(value.language),
    ttl: null,
    updatePeriod: null,
    updateFrequency: null,
    skipHours: [],
    skipDays: [],
    entries: items.slice(0, MOST_ENTRIES).map(rawEntry),
    leftOut: items.length > MOST_ENTRIES ? [TOO_MANY_ENTRIES] : [],
  };
}

/** Whether names that only JSON Feed has occur, in a feed that forgot its version. */
function hasFeedNames(feed: Readonly<Record<string, unknown>>, items: readonly unknown[]): boolean {
  const first = items.find(isRecord) ?? {};
  const ofEntries = ['content_html', 'content_text', 'date_published', 'external_url'];
  return 'feed_url' in feed || 'home_page_url' in feed || ofEntries.some((name) => name in first);
}

function rawEntry(item: unknown): RawEntry {
  const fields = isRecord(item) ? item : {};
  const html = textOf(fields.content_html);
  const bodies = [asText(fields.summary), html === null ? null : { source: html, markup: 'html' as const }];
  return {
    guid: textOf(fields.id),
    links: [...[fields.url, fields.external_url].flatMap(asLink), ...asLink(fields.id).filter(isAbsolute)],
    titles: [asText(fields.title)].filter((text) => text !== null),
    summaries: [...bodies, asText(fields.content_text)].filter((text) => text !== null),
    dates: [fields.date_published, fields.date_modified].map(textOf).filter((date) => date !== null),
    outlet: asText(authorName(fields)),
    lang: textOf(fields.language),
    cut: false,
  };
}

/** The name of an entry's first author: `authors` in 1.1, `author` in 1.0. */
function authorName(fields: Readonly<Record<string, unknown>>): unknown {
  const authors: readonly unknown[] = Array.isArray(fields.authors) ? fields.authors : [fields.author];
  const [first] = authors;
  return isRecord(first) ? first.name : null;
}

function asLink(value: unknown): RawLink[] {
  return typeof value === 'string' ? [{ href: value, base: null }] : [];
}

/** An `id` need not be an address; a relative one cannot be told from a bare word. */
function isAbsolute({ href }: RawLink): boolean {
  return /^\s*https?:/i.test(href);
}

function asText(value: unknown): RawText | null {
  const source = textOf(value);
  return source === null ? null : { source, markup: 'text' };
}

/** Text, or a number as text (feeds write ids so); `null` for anything else. */
function textOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' ? value : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
