import BetterSqlite3 from 'better-sqlite3';
import { StoreFailure, type StoreFailureCode } from '../../src/pipeline/store-failure.ts';

/** What is wrong with a state file: finer than the code, because the sentence differs. */
type Trouble = 'full' | 'corrupt' | 'foreign' | 'newer' | 'locked' | 'read-only' | 'unopened' | 'io';

/** The state file cannot serve. The message is a few plain sentences that end with what to do. */
export class StoreError extends StoreFailure {
  readonly file: string;

  constructor(code: StoreFailureCode, file: string, message: string, options?: ErrorOptions) {
    super(code, message, options);
    this.file = file;
  }
}

/** SQLite's primary result codes that say something about the file, not about the program. */
const CODES: readonly (readonly [prefix: string, trouble: Trouble])[] = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_PROTOCOL', 'locked'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_PERM', 'unopened'],
  ['SQLITE_AUTH', 'unopened'],
  ['SQLITE_CANTOPEN', 'unopened'],
  ['SQLITE_IOERR', 'io'],
];

const SENTENCES: Readonly<Record<Trouble, (file: string, detail: string) => string>> = {
  full: (file) =>
    `The disk is full: ${file} cannot grow. All that was stored before is there still. Free some space on the disk; what could not be stored is then fetched again. “entente prune” keeps the file from growing for ever.`,
  corrupt: (file, detail) =>
    `The state file ${file} is damaged (${detail}). Stop Entente and bring back a backup with “entente restore BACKUP --force”; the damaged file is kept beside it.`,
  foreign: (file) =>
    `${file} is a database of another program, not a state file of Entente. It was not changed. Choose another folder with ENTENTE_HOME, or bring back a backup with “entente restore BACKUP --force”.`,
  newer: (file, detail) =>
    `The state file ${file} was written by a newer Entente (${detail}). It was not changed. Update Entente, or choose another folder with ENTENTE_HOME.`,
  locked: (file) =>
    `Another program holds the state file ${file}. Close what else has it open (a database browser, a copy tool) and try again.`,
  'read-only': (file) =>
    `The state file ${file} cannot be written. Give the user that runs Entente the right to write the file and its folder.`,
  unopened: (file, detail) =>
    `The state file ${file} cannot be opened (${detail}). Check that the path is right and that the user that runs Entente may read and write the file and its folder.`,
  io: (file, detail) =>
    `Reading or writing the state file ${file} failed (${detail}). Check the disk; if the file is lost, bring back a backup with “entente restore BACKUP --force”.`,
};

/** A {@link StoreError} with the sentence of its trouble; `detail` is what SQLite or we saw. */
export function storeError(trouble: Trouble, file: string, detail: string, cause?: unknown): StoreError {
  const message = SENTENCES[trouble](file, detail);
  return new StoreError(codeOf(trouble), file, message, cause === undefined ? {} : { cause });
}

function codeOf(trouble: Trouble): StoreFailureCode {
  return trouble === 'read-only' || trouble === 'unopened' || trouble === 'io' ? 'unavailable' : trouble;
}

/** The error as a {@link StoreError} where it speaks of the file; any other error as it is. */
export function asStoreError(error: unknown, file: string): unknown {
  if (!(error instanceof BetterSqlite3.SqliteError)) return error;
  const { code, message } = error;
  const found = CODES.find(([prefix]) => code.startsWith(prefix));
  return found ? storeError(found[1], file, message, error) : error;
}

/** Runs a piece of synchronous work behind a Promise, errors of the file turned into {@link StoreError}s. */
export type Guard = <T>(work: () => T) => Promise<T>;

/** The {@link Guard} of one file. */
export function guardOf(file: string): Guard {
  return (work) =>
    new Promise((resolve, reject) => {
      try {
        resolve(work());
      } catch (error) {
        reject(asStoreError(error, file) as Error);
      }
    });
}
