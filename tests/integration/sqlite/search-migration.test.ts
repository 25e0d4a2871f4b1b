import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { APPLICATION_ID } from '../../../adapters/sqlite/connection.ts';
import { searchSchema } from '../../../adapters/sqlite/migration-0004-search.ts';
import { MIGRATIONS } from '../../../adapters/sqlite/migrations.ts';
import { openStore } from '../../../adapters/sqlite/store.ts';
import { ftsTags, ftsText } from '../../../src/query/full-text.ts';
import type { Query } from '../../../src/query/syntax-tree.ts';

const now = Date.UTC(2026, 10, 23);
const folder = mkdtempSync(join(tmpdir(), 'entente-migration-'));
let files = 0;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file as the program wrote it before there were joint tags and words, with one story. */
function fileBefore(): string {
  const file = join(folder, `${files++}.db`);
  const db = new BetterSqlite3(file);
  const before = MIGRATIONS.slice(
    0,
    MIGRATIONS.findIndex(({ sql }) => sql === searchSchema),
  );
  for (const { sql } of before) db.exec(sql);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma(`user_version = ${before.length}`);
  const position = BigInt(now) * 1_048_576n;
  db.prepare(
    `INSERT INTO stories (number, position, title, summary, confidence, published, updated, labels)
     VALUES (1, ?, 'Quanta', '', 1, ?, ?, '{"pairs":[],"backgroundPairs":[],"parties":[],"sectors":[]}')`,
  ).run(position, now, now);
  const tags = ['c:FI', 'c:SE', 'p:FI~SE', 's:quantum', 's:space', 'k:news', 'n:DE'];
  for (const tag of tags) db.prepare('INSERT INTO story_tags VALUES (?, ?, 1)').run(tag, position);
  db.prepare('INSERT INTO story_text (rowid, text, outlets, tags) VALUES (?, ?, ?, ?)').run(
    position,
    ftsText(['Rare quanta', '']),
    ftsText(['Mint']),
    ftsTags(tags.slice(0, -1)),
  );
  db.close();
  return file;
}

const pair: Query = { kind: 'pair', pair: ['FI', 'SE'] };
const country: Query = { kind: 'country', code: 'SE' };
const quantum: Query = { kind: 'sector', sector: 'quantum' };

it.each<[string, Query, number]>([
  ['a pair with a sector', { kind: 'and', of: [pair, quantum] }, 1],
  ['a country with a sector', { kind: 'and', of: [{ kind: 'sector', sector: 'space' }, country] }, 1],
  ['a country that is named only', { kind: 'and', of: [{ kind: 'country', code: 'DE' }, quantum] }, 0],
  ['another sector', { kind: 'and', of: [pair, { kind: 'sector', sector: 'biotechnology' }] }, 0],
  ['a beginning', { kind: 'prefix', stem: 'quan' }, 1],
  ['a beginning of an outlet', { kind: 'prefix', stem: 'min' }, 0],
])('what was stored before is found by %s as if it came now', async (_name, query, total) => {
  const store = openStore({ file: fileBefore(), clock: { now: () => now } });
  try {
    expect((await store.search.search(query, { now, offset: 0, limit: 1 })).total).toBe(total);
  } finally {
    store.close();
  }
});
