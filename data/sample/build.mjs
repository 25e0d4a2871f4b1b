/**
 * Writes the feed files of the demo, and site.json, from partnerships.jsonl, noise.jsonl and feeds.json.
 *
 *   node data/sample/build.mjs           writes feeds/* and site.json
 *   node data/sample/build.mjs --check   writes nothing; names what differs and exits 1
 *
 * The same input gives the same bytes: nothing here asks for the time, the machine or chance.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { AS_OF, breakXml, FORMATS, TYPES } from './formats.mjs';

const TRACKING = 'utm_source=rss&utm_medium=feed&utm_campaign=sample';

const here = (name) => new URL(name, import.meta.url);
const read = (name) => readFileSync(here(name), 'utf8');
const readLines = (name) =>
  read(name)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const fileOf = (feed) => `feeds/${feed.path.slice(1).replaceAll('/', '-')}`;

/** The document of a feed before its release n (from 2): what is released then or later is not in it yet. */
const fileBefore = (feed, n) => fileOf(feed).replace(/(\.\w+)?$/, `-before-${n}$1`);

/** The releases after the first that a feed has items of, up to the last. */
function releasesOf(entries) {
  const last = Math.max(1, ...entries.map(({ item }) => item.release ?? 1));
  return Array.from({ length: last - 1 }, (_, i) => i + 2);
}

/** The bytes of a feed; refuses an encoding that would lose a character. */
function bytesOf(feed, entries) {
  if (feed.html) return Buffer.from(feed.html);
  const encoding = feed.encoding ?? 'UTF-8';
  const declaration =
    feed.undeclared || feed.format === 'json' ? '' : `<?xml version="1.0" encoding="${encoding}"?>\n`;
  const document = declaration + FORMATS[feed.format](feed, entries);
  const text = feed.broken ? breakXml(document) : document;
  const bytes = iconv.encode(text, encoding);
  if (iconv.decode(bytes, encoding) !== text)
    throw new Error(`${feed.path}: not all of it fits in ${encoding}`);
  return bytes;
}

/** Each item in the first feed that takes its language and outlet, and the repeats where they are wanted. */
function distribute(feeds, items) {
  const takes = (feed, item) =>
    (feed.langs ?? [feed.lang]).includes(item.lang) &&
    (feed.outlets === '*' || feed.outlets?.includes(item.outlet));
  const track = (url) => `${url}${url.includes('?') ? '&' : '?'}${TRACKING}`;
  const entries = new Map(feeds.map((feed) => [feed, []]));
  for (const item of items) {
    const home = feeds.find((feed) => takes(feed, item));
    if (!home) throw new Error(`${item.id}: no feed takes ${item.outlet} in ${item.lang}`);
    entries.get(home).push({ item, url: home.link === 'tracking' ? track(item.url) : item.url });
    for (const feed of feeds) {
      const how = feed.repeats?.[item.url];
      if (how)
        entries
          .get(feed)
          .push({ item, url: how === 'http' ? item.url.replace(/^https/, 'http') : track(item.url) });
    }
  }
  const known = new Set(items.map((item) => item.url));
  const lost = feeds.flatMap((feed) => Object.keys(feed.repeats ?? {})).find((url) => !known.has(url));
  if (lost) throw new Error(`feeds.json repeats ${lost}, which no item has`);
  const newestFirst = (a, b) =>
    b.item.published.localeCompare(a.item.published) || (a.item.id < b.item.id ? -1 : 1);
  for (const list of entries.values()) list.sort(newestFirst);
  return entries;
}

/** What the demo's server answers on the paths of one feed. */
function routesOf(feed, entries) {
  if (feed.status) return [{ path: feed.path, status: feed.status }];
  const utf8 = feed.encoding ? '' : '; charset=utf-8';
  const type = feed.html ? 'text/html; charset=utf-8' : (feed.contentType ?? TYPES[feed.format] + utf8);
  const route = { path: feed.path, file: fileOf(feed), status: 200, headers: { 'content-type': type } };
  const before = releasesOf(entries).map((n) => fileBefore(feed, n));
  if (before.length > 0) route.before = before;
  if (feed.delayMs) route.delayMs = feed.delayMs;
  const old = feed.subscribedAs;
  return old ? [{ path: old, status: 301, headers: { location: feed.path } }, route] : [route];
}

function build() {
  const { titleEnd, feeds: table } = JSON.parse(read('feeds.json'));
  const feeds = table.map((feed) => ({ ...feed, title: `${feed.publisher} - ${feed.section} ${titleEnd}` }));
  const items = [...readLines('partnerships.jsonl'), ...readLines('noise.jsonl')];
  const output = new Map();
  const documents = distribute(feeds, items);
  for (const [feed, entries] of documents) {
    if (feed.status) continue;
    output.set(fileOf(feed), bytesOf(feed, entries));
    for (const n of releasesOf(entries)) {
      const there = entries.filter(({ item }) => (item.release ?? 1) < n);
      output.set(fileBefore(feed, n), bytesOf(feed, there));
    }
  }
  const subscribed = feeds.map((feed) => {
    const { title, publisher, country, lang, kind } = feed;
    return { path: feed.subscribedAs ?? feed.path, title, publisher, country, lang, kind };
  });
  const site = {
    asOf: AS_OF,
    feeds: subscribed,
    routes: feeds.flatMap((feed) => routesOf(feed, documents.get(feed))),
  };
  return output.set('site.json', Buffer.from(`${JSON.stringify(site, null, 2)}\n`));
}

const output = build();
const present = existsSync(here('feeds')) ? readdirSync(here('feeds')).map((name) => `feeds/${name}`) : [];
const stale = present.filter((name) => !output.has(name));
const same = (name, bytes) => existsSync(here(name)) && readFileSync(here(name)).equals(bytes);
const different = [...output].filter(([name, bytes]) => !same(name, bytes)).map(([name]) => name);
if (process.argv.includes('--check')) {
  for (const name of [...different, ...stale])
    console.error(`data/sample/${name} is not what build.mjs writes`);
  process.exitCode = different.length + stale.length > 0 ? 1 : 0;
} else {
  mkdirSync(here('feeds'), { recursive: true });
  for (const name of stale) rmSync(here(name));
  for (const name of different) writeFileSync(here(name), output.get(name));
}
