import { existsSync } from 'node:fs';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import { count } from '../../src/messages/labels.ts';
import { APPLICATION_ID, identityOf } from './connection.ts';
import { SCHEMA_VERSION } from './migrations.ts';

/** Tables whose rows are counted when a file is shown or compared. */
const COUNTED = [
  'feeds',
  'items',
  'stories',
  'transitions',
  'destinations',
  'subscriptions',
  'deliveries',
] as const;

/** Rows of a state file. */
export type FileCounts = Readonly<Record<(typeof COUNTED)[number], number>>;

/** What stands in a state file, or what is wrong with it: the rest of a sentence that begins with its name. */
export type Inspection =
  | { readonly ok: true; readonly version: number; readonly bytes: number; readonly counts: FileCounts }
  | { readonly ok: false; readonly problem: string };

/** How long to wait for another process, in milliseconds. */
const TIMEOUT = 5_000;

/** Opens a file that must be there, without changing its schema or settings. */
export function openAsIs(file: string): Database {
  return new BetterSqlite3(file, { fileMustExist: true, timeout: TIMEOUT });
}

/**
 * Reads a whole state file and checks it: whose it is, that this program knows its schema, that pages, indexes and
 * references are sound. Changes nothing. Takes about a second a 500 MB.
 */
export function inspectFile(file: string): Inspection {
  if (!existsSync(file)) return { ok: false, problem: 'does not exist' };
  let db: Database | null = null;
  try {
    db = openAsIs(file);
    const problem = identityProblem(db) ?? damage(db);
    if (problem !== null) return { ok: false, problem };
    return {
      ok: true,
      version: identityOf(db).version,
      bytes: sizeOf(db),
      counts: countRows(db),
    };
  } catch (error) {
    return {
      ok: false,
      problem: `cannot be read (${error instanceof Error ? error.message : String(error)})`,
    };
  } finally {
    db?.close();
  }
}

/** What is wrong with whose file it is; `null` when it is ours and not newer than the program. */
export function identityProblem(db: Database): string | null {
  const { applicationId, version } = identityOf(db);
  if (applicationId !== APPLICATION_ID) return 'is not a state file of Entente';
  if (version > SCHEMA_VERSION) {
    return `was written by a newer Entente (schema ${version}; this one knows up to ${SCHEMA_VERSION})`;
  }
  return null;
}

function damage(db: Database): string | null {
  const [first] = db.pragma('integrity_check(1)') as { integrity_check: string }[];
  if (first?.integrity_check !== 'ok') return `is damaged (${first?.integrity_check ?? 'no answer'})`;
  const [dangling] = db.pragma('foreign_key_check') as { table: string; parent: string }[];
  if (dangling)
    return `is damaged (a row of ${dangling.table} refers to one of ${dangling.parent} that is missing)`;
  return null;
}

/** Bytes of the database, whether they stand in the file or still in its log. */
export function sizeOf(db: Database): number {
  return Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
}

/** Counts the rows of the tables that matter, in one moment. */
export function countRows(db: Database): FileCounts {
  const columns = COUNTED.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`).join(', ');
  return db.prepare<[], FileCounts>(`SELECT ${columns}`).get() as FileCounts;
}

/** `12 feeds, 345 items, 20 stories and 31 ledger entries`. */
export function describeCounts({ feeds, items, stories, transitions }: FileCounts): string {
  const ledger = count(transitions, 'ledger entry', 'ledger entries');
  return `${count(feeds, 'feed')}, ${count(items, 'item')}, ${count(stories, 'story', 'stories')} and ${ledger}`;
}
