import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import { detailOf } from './backup.ts';
import { copyDatabase, removeDatabase, syncPath } from './copy-database.ts';
import { describeCounts, type FileCounts, identityProblem, inspectFile, openAsIs } from './inspect-file.ts';
import { acquireLock } from './instance-lock.ts';

/** How a restoring went; the message is for people. */
export type RestoreOutcome =
  | {
      readonly ok: true;
      readonly message: string;
      readonly counts: FileCounts;
      /** Where the state that was replaced is kept; `null` when there was none. */
      readonly kept: string | null;
    }
  | { readonly ok: false; readonly message: string };

/**
 * Puts a backup in the place of the state file. The backup is copied and the copy verified before anything else is
 * touched; the backup itself is only read. A state that is there is replaced only with `force`, and kept beside the
 * new one. Refuses while an instance runs on the folder.
 */
export async function restore(
  source: string,
  stateFile: string,
  options: { readonly force: boolean },
): Promise<RestoreOutcome> {
  const file = resolve(stateFile);
  const backup = resolve(source);
  if (!existsSync(backup)) return refuse(`There is no backup at ${backup}.`);
  if (backup === file) return refuse(`${backup} is the state file itself. Name a backup of it.`);
  mkdirSync(dirname(file), { recursive: true });
  const lock = acquireLock(dirname(file));
  if (!lock.ok) return refuse(`Nothing was restored. ${lock.message}`);
  try {
    return await restoreLocked(backup, file, options.force);
  } catch (error) {
    return refuse(`${backup} could not be restored (${detailOf(error)}). ${file} is as it was.`);
  } finally {
    lock.release();
  }
}

async function restoreLocked(backup: string, file: string, force: boolean): Promise<RestoreOutcome> {
  if (existsSync(file) && !force) return refuse(occupied(file));
  const fresh = `${file}.restoring`;
  try {
    removeDatabase(fresh);
    const problem = (await copyBackup(backup, fresh)) ?? problemOf(fresh);
    if (problem !== null) {
      return refuse(`The backup ${backup} ${problem}, so nothing was restored. Use another backup.`);
    }
    const kept = existsSync(file) ? keepAside(file) : null;
    renameSync(fresh, file);
    syncPath(dirname(file));
    return restored(backup, file, kept);
  } finally {
    removeDatabase(fresh);
  }
}

function occupied(file: string): string {
  const there = inspectFile(file);
  const what = there.ok ? `with ${describeCounts(there.counts)}` : `that ${there.problem}`;
  return `There is a state at ${file} already, ${what}. To put the backup in its place, add --force; what is there is kept beside it.`;
}

/** Copies the backup; returns what is wrong with it. */
async function copyBackup(backup: string, target: string): Promise<string | null> {
  let db: Database | null = null;
  try {
    db = openAsIs(backup);
    const problem = identityProblem(db);
    if (problem === null) await copyDatabase(db, target);
    return problem;
  } catch (error) {
    return `cannot be read (${detailOf(error)})`;
  } finally {
    db?.close();
  }
}

function problemOf(file: string): string | null {
  const inspected = inspectFile(file);
  return inspected.ok ? null : inspected.problem;
}

/**
 * Keeps the state under another name, its write-ahead log with it: a log that stayed would be played into the new
 * file. The state stands at its place until the new one is renamed over it.
 */
function keepAside(file: string): string {
  foldLog(file);
  const kept = freeName(file);
  try {
    linkSync(file, kept);
  } catch {
    copyFileSync(file, kept);
  }
  if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${kept}-wal`);
  rmSync(`${file}-shm`, { force: true });
  syncPath(dirname(file));
  return kept;
}

/** Writes the log into the file, where the file can still be read. */
function foldLog(file: string): void {
  let db: Database | null = null;
  try {
    db = openAsIs(file);
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // A damaged file is kept as it is, its log beside it.
  } finally {
    db?.close();
  }
}

function freeName(file: string): string {
  for (let n = 1; ; n++) {
    const name = `${file}.replaced-${n}`;
    if (!existsSync(name) && !existsSync(`${name}-wal`)) return name;
  }
}

function restored(backup: string, file: string, kept: string | null): RestoreOutcome {
  const now = inspectFile(file);
  if (!now.ok) return refuse(`${file} ${now.problem} after it was restored from ${backup}. Check the disk.`);
  const aside = kept === null ? '' : ` What was there before is kept as ${kept}.`;
  const message = `Restored ${describeCounts(now.counts)} from ${backup} to ${file}.${aside}`;
  return { ok: true, message, counts: now.counts, kept };
}

function refuse(message: string): RestoreOutcome {
  return { ok: false, message };
}
