import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import { MIGRATIONS, SCHEMA_VERSION } from './migrations.ts';
import { asStoreError, storeError } from './store-error.ts';

/** `Entt` in ASCII: says in the file's header whose database it is (https://www.sqlite.org/pragma.html#pragma_application_id). */
export const APPLICATION_ID = 0x456e7474;

/** How long a statement waits for another process before it gives up, in milliseconds. */
const BUSY_TIMEOUT = 5_000;
const CACHE_KIB = 32 * 1024;
/** The write-ahead log is cut back to this size after a checkpoint, in bytes. */
const JOURNAL_LIMIT = 16 * 1024 * 1024;

/** Which database to open. */
export interface ConnectionOptions {
  readonly file: string;
  /** Upper bound of the file in pages of 4 KiB; beyond it the disk counts as full. For tests and quotas. */
  readonly maxPages?: number;
}

/**
 * Opens the state file, makes it when it is not there, and brings its schema up to date. Several processes may have
 * it open; one writes at a time, the others wait up to 5 s.
 *
 * @throws StoreError when the file is not ours, newer than the program, damaged, or cannot be opened or written; it
 *   is unchanged then.
 */
export function openConnection({ file, maxPages }: ConnectionOptions): Database {
  const db = openFile(file);
  try {
    if (isNew(db, file)) db.pragma('auto_vacuum = INCREMENTAL');
    configure(db);
    tryWriting(db);
    if (maxPages !== undefined) db.pragma(`max_page_count = ${Math.trunc(maxPages)}`);
    migrate(db, file);
    return db;
  } catch (error) {
    db.close();
    throw asStoreError(error, file);
  }
}

function openFile(file: string): Database {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return new BetterSqlite3(file, { timeout: BUSY_TIMEOUT });
  } catch (error) {
    const known = asStoreError(error, file);
    if (known !== error) throw known;
    throw storeError('unopened', file, error instanceof Error ? error.message : String(error), error);
  }
}

/**
 * WAL: readers beside the one writer, and a commit is one append. `synchronous = NORMAL` syncs at checkpoints: a
 * crash of the program loses nothing, a power failure may undo the last commits as a whole. That is safe for what is
 * polled, since items and the feed's validators go back together and the next poll repeats. What somebody was told
 * to be done or what went out goes through {@link durably}.
 */
function configure(db: Database): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma(`cache_size = -${CACHE_KIB}`);
  db.pragma(`journal_size_limit = ${JOURNAL_LIMIT}`);
  db.pragma('temp_store = MEMORY');
}

/**
 * SQLite opens a file without the right to write it all the same, for reading, and says so with the first change only.
 * Begins a change and takes it back, to hear it now. That another process is writing is no trouble of the file.
 */
function tryWriting(db: Database): void {
  db.pragma('busy_timeout = 0');
  try {
    db.exec('BEGIN IMMEDIATE; PRAGMA user_version = 0; ROLLBACK');
  } catch (error) {
    if (!(error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY'))) throw error;
  } finally {
    db.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
  }
}

/** Runs work whose commits must survive a power failure: each one waits for the disk. Not inside a transaction. */
export function durably<T>(db: Database, work: () => T): T {
  db.pragma('synchronous = FULL');
  try {
    return work();
  } finally {
    db.pragma('synchronous = NORMAL');
  }
}

/** Whether the file is empty; throws when it is somebody else's or newer. Writes nothing. */
function isNew(db: Database, file: string): boolean {
  const { applicationId, version, tables } = identityOf(db);
  if (applicationId === 0 && version === 0 && tables === 0) return true;
  if (applicationId !== APPLICATION_ID) throw storeError('foreign', file, '');
  if (version > SCHEMA_VERSION) {
    throw storeError('newer', file, `schema ${version}; this one knows up to ${SCHEMA_VERSION}`);
  }
  return false;
}

/** Whose database it is and how far its schema has come. */
export function identityOf(db: Database): { applicationId: number; version: number; tables: number } {
  return {
    applicationId: Number(db.pragma('application_id', { simple: true })),
    version: Number(db.pragma('user_version', { simple: true })),
    tables: Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()),
  };
}

/** Runs the missing steps, all in one transaction: a schema is never half-way. */
function migrate(db: Database, file: string): void {
  if (identityOf(db).version === SCHEMA_VERSION) return;
  const run = db.transaction(() => {
    // Asked again under the write lock: two processes may start at once.
    isNew(db, file);
    const { version } = identityOf(db);
    for (const step of MIGRATIONS.slice(version)) db.exec(step.sql);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
  });
  run.immediate();
}
