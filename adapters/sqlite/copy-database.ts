import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import BetterSqlite3, { type Database } from 'better-sqlite3';

/** Pages of 4 KiB that are copied at a time; between two times the event loop goes on. */
const PAGES = 2_048;
/** How often other processes may make the copy begin again before it is made in one go. */
const RESTARTS = 3;
const ALL_PAGES = 0x7fff_ffff;

/**
 * Copies an open database into a new file as it stands at one moment, while others read and write it (SQLite's online
 * backup, https://www.sqlite.org/backup.html). The copy is one file without a write-ahead log, on the disk when the
 * Promise resolves. Removes what there is of the copy when it fails.
 */
export async function copyDatabase(source: Database, target: string): Promise<void> {
  if (existsSync(target)) throw new Error(`${target} exists already.`);
  let least = Number.POSITIVE_INFINITY;
  let restarts = 0;
  try {
    await source.backup(target, {
      progress: ({ remainingPages }) => {
        if (remainingPages > least) restarts++;
        least = remainingPages;
        return restarts < RESTARTS ? PAGES : ALL_PAGES;
      },
    });
    const copy = new BetterSqlite3(target, { fileMustExist: true });
    copy.pragma('journal_mode = DELETE');
    copy.close();
    syncPath(target);
  } catch (error) {
    removeDatabase(target);
    throw error;
  }
}

/** Removes a database file with what SQLite may have left beside it. */
export function removeDatabase(file: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
}

/** Waits until a file or a folder is on the disk. Where folders cannot be synced, that is left out. */
export function syncPath(path: string): void {
  let handle: number | null = null;
  try {
    handle = openSync(path, 'r');
    fsyncSync(handle);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'EISDIR' && code !== 'EPERM' && code !== 'EINVAL' && code !== 'EACCES') throw error;
  } finally {
    if (handle !== null) closeSync(handle);
  }
}
