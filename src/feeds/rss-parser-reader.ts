import Parser from 'rss-parser';
import utils from 'rss-parser/lib/utils.js';
import type { RawText } from './field-text.ts';
import { hasFlatFields } from './flat-fields.ts';
import { prepareXml } from './prepare-xml.ts';
import type { RawEntry, RawFeed } from './raw-feed.ts';

// The original's regular expressions are quadratic: a description of 100 kB would take 20 s. Nobody needs its result.
utils.getSnippet = () => '';

/** Larger documents would cost the parser's tree of objects much memory; and of tags a small one may have too many. */
const LONGEST = 1_000_000;
const MOST_TAGS = 50_000;

/** Marks of what rss-parser reads wrongly in silence. */
const BEYOND_IT = ['xml:base', 'xml:lang', 'xmlns="', "xmlns='"];

const FIELDS = {
  feed: ['sy:updatePeriod', 'sy:updateFrequency', 'dc:language'],
  item: ['description', 'source', 'feedburner:origLink'],
};

/**
 * Reads an RSS 2.0 document with rss-parser; `null` when it is not of that kind, or rss-parser cannot be believed: it
 * throws, or does not give as many entries as there are, each with title, link, date and text. What it gives for other
 * formats is often wrong without an error (Atom links, the order of XHTML, `xml:base`), so they are not tried.
 * `text` begins at the root element.
 */
export async function readWithRssParser(text: string): Promise<RawFeed | null> {
  if (!isForIt(text)) return null;
  const parsed: unknown = await new Parser({ customFields: FIELDS })
    .parseString(prepareXml(text))
    .catch(() => null);
  if (!isRecord(parsed) || !Array.isArray(parsed.items)) return null;
  const items: readonly unknown[] = parsed.items;
  const entries = items.map(rawEntry);
  if (entries.length === 0 || entries.length !== count(text, /<item[\s>]/g)) return null;
  const believed = entries.filter((entry) => entry !== null);
  return believed.length === entries.length ? rawFeed(parsed, believed) : null;
}

/** Whether the document is RSS 2.0 and modest enough. */
function isForIt(text: string): boolean {
  if (text.length > LONGEST || !text.startsWith('<rss')) return false;
  const root = text.slice(0, text.indexOf('>') + 1);
  return (
    /\sversion\s{0,9}=\s{0,9}["']2/.test(root) &&
    !BEYOND_IT.some((mark) => text.includes(mark)) &&
    count(text, /</g) <= MOST_TAGS &&
    hasFlatFields(text)
  );
}

function rawFeed(parsed: Readonly<Record<string, unknown>>, entries: readonly RawEntry[]): RawFeed {
  const text = (name: string): string | null => textOf(parsed[name]);
  const title = text('title');
  const link = text('link');
  return {
    format: 'rss',
    title: title === null ? null : { source: title, markup: 'text' },
    siteLink: link === null ? null : { href: link, base: null },
    lang: text('language') ?? text('dc:language'),
    ttl: text('ttl'),
    updatePeriod: text('sy:updatePeriod'),
    updateFrequency: text('sy:updateFrequency'),
    skipHours: listWithin(parsed.skipHours, 'hour'),
    skipDays: listWithin(parsed.skipDays, 'day'),
    entries,
    leftOut: [],
  };
}

/** The entry, or `null` when one of the fields that rss-parser must give is missing or no plain text. */
function rawEntry(item: unknown): RawEntry | null {
  if (!isRecord(item)) return null;
  const [title, link, date] = [textOf(item.title), textOf(item.link), textOf(item.pubDate)];
  const bodies = [item.description, item['content:encoded']].map(textOf).filter((text) => text !== null);
  const guid = item.guid === undefined ? null : textOf(item.guid);
  if (title === null || link === null || date === null || bodies.length === 0) return null;
  if (item.guid !== undefined && guid === null) return null;
  const original = textOf(item['feedburner:origLink']);
  return {
    guid,
    links: [original, link].filter((href) => href !== null).map((href) => ({ href, base: null })),
    titles: [plain(title)],
    summaries: bodies.map(html),
    dates: [date],
    outlet: textOf(item.source) === null ? null : plain(textOf(item.source) ?? ''),
    lang: textOf(item.language),
    cut: false,
  };
}

const plain = (source: string): RawText => ({ source, markup: 'text' });
const html = (source: string): RawText => ({ source, markup: 'html' });

/** Text that is there and not blank. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** The texts of an element's children as xml2js gives them: `{ hour: ['1', '2'] }`. */
function listWithin(value: unknown, name: string): string[] {
  const list: unknown = isRecord(value) ? value[name] : null;
  return Array.isArray(list) ? list.filter((item): item is string => typeof item === 'string') : [];
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) found++;
  return found;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
