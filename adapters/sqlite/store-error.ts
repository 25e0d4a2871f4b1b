import BetterSqlite3 from 'better-sqlite3';

/** What is wrong with the state file, for branching; the message is for people. */
export type StoreErrorCode =
  | 'disk-full'
  | 'corrupt'
  | 'not-ours'
  | 'newer'
  | 'busy'
  | 'read-only'
  | 'cannot-open'
  | 'io';

/** The state file cannot serve. The message is one or two plain sentences that end with what to do. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}

/** SQLite's primary result codes that say something about the file, not about the program. */
const CODES: readonly (readonly [prefix: string, code: StoreErrorCode])[] = [
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_PROTOCOL', 'busy'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_PERM', 'cannot-open'],
  ['SQLITE_AUTH', 'cannot-open'],
  ['SQLITE_CANTOPEN', 'cannot-open'],
  ['SQLITE_IOERR', 'io'],
];

const SENTENCES: Readonly<Record<StoreErrorCode, (file: string, detail: string) => string>> = {
  'disk-full': (file) =>
    `The disk is full: ${file} cannot grow. All that was stored before is there still. Free some space on the disk, or remove what is old with “entente prune”; what could not be stored is fetched again.`,
  corrupt: (file, detail) =>
    `The state file ${file} is damaged (${detail}). Stop Entente and bring back a backup with “entente restore BACKUP --force”; the damaged file is kept beside it.`,
  'not-ours': (file) =>
    `${file} is a database of another program, not a state file of Entente. It was not changed. Choose another folder with ENTENTE_HOME, or bring back a backup with “entente restore BACKUP --force”.`,
  newer: (file, detail) =>
    `The state file ${file} was written by a newer Entente (${detail}). It was not changed. Update Entente, or choose another folder with ENTENTE_HOME.`,
  busy: (file) =>
    `Another program holds the state file ${file}. Close what else has it open (a database browser, a copy tool) and try again.`,
  'read-only': (file) =>
    `The state file ${file} cannot be written. Give the user that runs Entente the right to write the file and its folder.`,
  'cannot-open': (file, detail) =>
    `The state file ${file} cannot be opened (${detail}). Check that the path is right and that the user that runs Entente may read and write the file and its folder.`,
  io: (file, detail) =>
    `Reading or writing the state file ${file} failed (${detail}). Check the disk; if the file is lost, bring back a backup with “entente restore BACKUP --force”.`,
};

/** A {@link StoreError} with the sentence of its code; `detail` is what SQLite or we saw. */
export function storeError(code: StoreErrorCode, file: string, detail: string, cause?: unknown): StoreError {
  return new StoreError(code, SENTENCES[code](file, detail), cause === undefined ? {} : { cause });
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
