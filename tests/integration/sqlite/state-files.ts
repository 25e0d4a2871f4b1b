import { readFileSync, writeFileSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { backup } from '../../../adapters/sqlite/backup.ts';
import { inspectFile } from '../../../adapters/sqlite/inspect-file.ts';
import { SCHEMA_VERSION } from '../../../adapters/sqlite/migrations.ts';
import { openStore, type SqliteStore } from '../../../adapters/sqlite/store.ts';
import { anUpsert, foundingChunk } from '../../builders/chunk.ts';
import { anItem } from '../../builders/item.ts';

const clock = { now: () => Date.parse('2023-06-01T12:00:00Z') };

/** Founds so many stories. */
export async function grow(store: SqliteStore, stories: number): Promise<void> {
  for (let n = 0; n < stories; n++) await store.archive.commit(foundingChunk(anItem()));
}

/** A state with so many stories, left open. */
export async function stateWith(stories: number, file: string): Promise<SqliteStore> {
  const store = openStore({ file, clock });
  await store.feeds.upsert([anUpsert()]);
  await grow(store, stories);
  return store;
}

/** A state with so many stories, closed; gives its file. */
export async function closedState(stories: number, file: string): Promise<string> {
  (await stateWith(stories, file)).close();
  return file;
}

/** A verified backup of such a state. */
export async function backupOf(stories: number, file: string): Promise<string> {
  const outcome = await backup(await closedState(stories, `${file}.state`), file);
  if (!outcome.ok) throw new Error(outcome.message);
  return file;
}

/** How many stories a file holds; not a number when it is unsound. */
export function storiesIn(file: string): number {
  const inspected = inspectFile(file);
  return inspected.ok ? inspected.counts.stories : Number.NaN;
}

/** A file that is no database. */
export function garbage(file: string): string {
  writeFileSync(file, 'No database. '.repeat(1_000));
  return file;
}

/** A database of another program. */
export function foreign(file: string): string {
  const db = new BetterSqlite3(file);
  db.exec('CREATE TABLE notes (x)');
  db.close();
  return file;
}

/** Makes a state look as if a newer program had written it. */
export function newer(file: string): string {
  const db = new BetterSqlite3(file);
  db.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
  db.close();
  return file;
}

/** Overwrites all of a state but its first pages. */
export function damaged(file: string): string {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, 3 * 4_096);
  writeFileSync(file, bytes);
  return file;
}
