import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import BetterSqlite3, { type Database } from 'better-sqlite3';

/** The lock of a state folder, or one sentence on why it was not given. */
export type InstanceLock =
  | {
      readonly ok: true;
      /** Gives the folder free; a second call does nothing. */
      release(): void;
    }
  | { readonly ok: false; readonly message: string };

/** Name of the lock file within the state folder. It is empty; what counts is who holds a lock on it. */
const LOCK_FILE = 'entente.lock';

/** Locks that are held. A connection that nobody refers to would be closed by the garbage collector, lock and all. */
const held = new Set<Database>();

/**
 * Makes this process the one running instance of a state folder, by an exclusive SQLite transaction on a lock file.
 * The lock is the operating system's, so it ends with the process however that ends, and no stale one has to be
 * cleared away. Reading the state does not need it. Does not wait.
 */
export function acquireLock(folder: string): InstanceLock {
  const path = join(resolve(folder), LOCK_FILE);
  let db: Database | null = null;
  try {
    mkdirSync(resolve(folder), { recursive: true });
    db = new BetterSqlite3(path, { timeout: 0 });
    // No journal file beside the lock file: nothing is ever written.
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
    held.add(db);
    return { ok: true, release: releaserOf(db) };
  } catch (error) {
    db?.close();
    return { ok: false, message: refusal(resolve(folder), path, error) };
  }
}

function releaserOf(db: Database): () => void {
  return () => {
    // Closing rolls the (empty) transaction back.
    if (held.delete(db)) db.close();
  };
}

function refusal(folder: string, path: string, error: unknown): string {
  const code = error instanceof BetterSqlite3.SqliteError ? error.code : '';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return `Another Entente is running on the state folder ${folder}. Stop it first, or give this one a folder of its own with ENTENTE_HOME. “ask”, “feeds”, “doctor” and “backup” work beside a running instance.`;
  }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return `The lock file ${path} holds something else. It is safe to delete it while no Entente runs; then try again.`;
  }
  const detail = error instanceof Error ? error.message : String(error);
  return `The state folder ${folder} cannot be locked (${detail}). Check that the folder exists and that the user that runs Entente may write to it.`;
}
