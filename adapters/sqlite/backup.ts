import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import { copyDatabase, removeDatabase, syncPath } from './copy-database.ts';
import {
  countRows,
  describeCounts,
  type FileCounts,
  identityProblem,
  inspectFile,
  openAsIs,
} from './inspect-file.ts';

/** How a backup went; the message is for people. */
export type BackupOutcome =
  | {
      readonly ok: true;
      readonly message: string;
      readonly target: string;
      readonly bytes: number;
      readonly counts: FileCounts;
    }
  | { readonly ok: false; readonly message: string };

/**
 * Copies the state file to `target`, also while an instance runs, and verifies the copy before it gets its name. A
 * file that is there already is never overwritten.
 */
export async function backup(file: string, target: string): Promise<BackupOutcome> {
  const path = resolve(target);
  if (existsSync(path)) return refuse(`${path} exists already. Name another file, or remove that one first.`);
  if (!existsSync(file)) return refuse(`There is no state yet at ${file}, so there is nothing to back up.`);
  if (!existsSync(dirname(path))) {
    return refuse(`The folder ${dirname(path)} does not exist. Make it first, or name another one.`);
  }
  const partial = `${path}.partial`;
  try {
    removeDatabase(partial);
    const before = await copyState(file, partial);
    const copy = inspectFile(partial);
    if (!copy.ok) return refuse(`The copy ${copy.problem}, so no backup was kept. ${DAMAGED_STATE}`);
    // Feeds and items are never deleted, so a true copy cannot have fewer.
    if (copy.counts.items < before.items || copy.counts.feeds < before.feeds) {
      return refuse(`The copy of ${file} came out incomplete, so no backup was kept. Try again.`);
    }
    giveName(partial, path);
    const message = `Backed up ${describeCounts(copy.counts)} to ${path} (${megabytes(copy.bytes)}); the copy is verified.`;
    return { ok: true, message, target: path, bytes: copy.bytes, counts: copy.counts };
  } catch (error) {
    return refuse(`${file} could not be backed up to ${path} (${detailOf(error)}). Nothing was changed.`);
  } finally {
    removeDatabase(partial);
  }
}

const DAMAGED_STATE =
  'If “entente doctor” finds the state damaged, too, bring back an earlier backup with “entente restore BACKUP --force”.';

/** Copies the state; returns its counts before. */
async function copyState(file: string, target: string): Promise<FileCounts> {
  let source: Database | null = null;
  try {
    source = openAsIs(file);
    const problem = identityProblem(source);
    if (problem !== null) throw new Error(`it ${problem}`);
    const before = countRows(source);
    await copyDatabase(source, target);
    return before;
  } finally {
    source?.close();
  }
}

/** Gives the copy its name unless somebody took that meanwhile: a hard link fails then, a renaming would not. */
function giveName(partial: string, path: string): void {
  try {
    linkSync(partial, path);
    rmSync(partial);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') throw error;
    // File systems without hard links.
    renameSync(partial, path);
  }
  syncPath(dirname(path));
}

function refuse(message: string): BackupOutcome {
  return { ok: false, message };
}

/** What an error said. */
export function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** `12.3 MB`. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
