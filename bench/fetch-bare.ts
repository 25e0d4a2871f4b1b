import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import Parser from 'rss-parser';

/**
 * The least that fetches feeds: `fetch`, rss-parser, SQLite. What the real program is measured against; it has no bounds,
 * no politeness, reads nothing and folds nothing.
 *
 *     node dist/bench/fetch-bare.js URLS STATE
 */
const [list = '', state = ''] = process.argv.slice(2);
const urls = readFileSync(list, 'utf8').split('\n').filter(Boolean);
const db = new Database(state);
db.pragma('journal_mode = WAL');
db.exec(`CREATE TABLE IF NOT EXISTS feeds (url TEXT PRIMARY KEY, etag TEXT) STRICT;
  CREATE TABLE IF NOT EXISTS items (id TEXT PRIMARY KEY, url TEXT, title TEXT, summary TEXT, published TEXT) STRICT;`);
const etagOf = db.prepare<[string], string>('SELECT etag FROM feeds WHERE url = ?').pluck();
const keepFeed = db.prepare('INSERT OR REPLACE INTO feeds VALUES (?, ?)');
const keepItem = db.prepare('INSERT OR IGNORE INTO items VALUES (?, ?, ?, ?, ?)');
const parser = new Parser();

async function poll(url: string): Promise<void> {
  const etag = etagOf.get(url);
  const response = await fetch(url, { headers: etag === undefined ? {} : { 'if-none-match': etag } });
  const text = await response.text();
  if (response.status !== 200) return;
  const { items } = await parser.parseString(text);
  db.transaction(() => {
    for (const { guid = '', link = '', title = '', contentSnippet = '', isoDate = '' } of items)
      keepItem.run(guid, link, title, contentSnippet, isoDate);
    keepFeed.run(url, response.headers.get('etag') ?? '');
  })();
}

let next = 0;
await Promise.all(
  Array.from({ length: 20 }, async () => {
    for (let url = urls[next++]; url !== undefined; url = urls[next++]) await poll(url);
  }),
);
