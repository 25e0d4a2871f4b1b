import { rmSync } from 'node:fs';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import type { KeptProse, ProseCache } from '../../src/pipeline/rewrite-stories.ts';

/** So many revisions are kept, the newest. */
const MOST_KEPT = 5_000;
const BUSY_TIMEOUT_MS = 1_000;

/**
 * Prose in a SQLite file of its own, so that the state file holds nothing that a machine wrote, and this one may be
 * deleted at any time. A damaged file is made anew; where none can be written, what is written lives in memory.
 */
export function openProseCache(file: string): ProseCache & { close(): void } {
  const db = openAnyhow(file);
  const find = db.prepare<[number, number], KeptProse>(
    'SELECT model, text, because FROM prose WHERE story = ? AND revision = ?',
  );
  const keep = db.prepare<[number, number, string, string | null, string]>(
    `INSERT INTO prose (story, revision, model, text, because) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (story, revision) DO UPDATE SET model = excluded.model, text = excluded.text, because = excluded.because`,
  );
  const drop = db.prepare('DELETE FROM prose WHERE id <= (SELECT max(id) FROM prose) - ?');
  return {
    find: (story, revision) => quietly(() => find.get(story, revision) ?? null, null),
    keep: (story, revision, { model, text, because }) =>
      quietly(() => {
        keep.run(story, revision, model, text, because);
        drop.run(MOST_KEPT);
      }, undefined),
    close: () => db.close(),
  };
}

/** A cache that cannot be read is empty, and one that cannot be written forgets: neither may stop an answer. */
function quietly<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError) return otherwise;
    throw error;
  }
}

function openAnyhow(file: string): Database {
  for (let round = 0; round < 2; round++) {
    try {
      return openAt(file);
    } catch (error) {
      if (!(error instanceof BetterSqlite3.SqliteError)) throw error;
      if (!/^SQLITE_(?:NOTADB|CORRUPT)/.test(error.code)) break;
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
    }
  }
  return openAt(':memory:');
}

function openAt(file: string): Database {
  const db = new BetterSqlite3(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    db.pragma('journal_mode = WAL');
    db.exec(`CREATE TABLE IF NOT EXISTS prose (
      id INTEGER PRIMARY KEY AUTOINCREMENT, story INTEGER NOT NULL, revision INTEGER NOT NULL, model TEXT NOT NULL,
      text TEXT, because TEXT NOT NULL, UNIQUE (story, revision)) STRICT`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
