import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { APPLICATION_ID, durably, openConnection } from '../../../../adapters/sqlite/connection.ts';
import { MIGRATIONS, SCHEMA_VERSION } from '../../../../adapters/sqlite/migrations.ts';
import { StoreError } from '../../../../adapters/sqlite/store-error.ts';
import { tempFolder } from '../../../builders/temp-folder.ts';

const path = tempFolder();

/** Makes a database that is not, or not simply, ours. */
function make(file: string, sql: string): string {
  const db = new BetterSqlite3(file);
  db.exec(sql);
  db.close();
  return file;
}

/** Nobody's number in most systems. */
const NOBODY = 65_534;

/** Does something with a file of one's own as a user to whom rights apply: the superuser may write every file. */
function asOwner<T>(file: string, act: () => T): T {
  if (process.geteuid?.() !== 0) return act();
  const folder = dirname(file);
  chmodSync(dirname(folder), 0o711);
  for (const own of [folder, file]) chownSync(own, NOBODY, NOBODY);
  process.seteuid?.(NOBODY);
  try {
    return act();
  } finally {
    process.seteuid?.(0);
  }
}

function failure(open: () => unknown): StoreError {
  try {
    open();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error('It was opened.');
}

const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('a new state file', () => {
  test('is made with its folder, ours, in WAL, with foreign keys, at the newest schema', () => {
    const db = openConnection({ file: path('a/b/entente.db') });
    const value = (pragma: string) => db.pragma(pragma, { simple: true });
    expect(value('application_id')).toBe(APPLICATION_ID);
    expect(value('user_version')).toBe(SCHEMA_VERSION);
    expect(value('journal_mode')).toBe('wal');
    expect(value('foreign_keys')).toBe(1);
    expect(value('auto_vacuum')).toBe(2);
    expect(value('busy_timeout')).toBe(5_000);
    db.close();
  });

  test('an empty file counts as new', () => {
    const file = path('entente.db');
    writeFileSync(file, '');
    const db = openConnection({ file });
    expect(db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    db.close();
  });

  test('has only strict tables', () => {
    const db = openConnection({ file: path('entente.db') });
    const loose = db
      .prepare(
        `SELECT name FROM pragma_table_list
         WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
      )
      .pluck()
      .all();
    expect(loose).toEqual([]);
    db.close();
  });

  test('keeps teams apart: what belongs to one carries platform and workspace', () => {
    const db = openConnection({ file: path('entente.db') });
    for (const table of ['destinations', 'subscriptions', 'settings', 'feedback', 'roles', 'mutes']) {
      const columns = db.prepare('SELECT name FROM pragma_table_info(?) WHERE "notnull"').pluck().all(table);
      expect(columns, table).toEqual(expect.arrayContaining(['platform', 'workspace']));
    }
    db.close();
  });

  test('is opened again, also twice at once, without going through the steps again', () => {
    const file = path('entente.db');
    const first = openConnection({ file });
    const second = openConnection({ file });
    expect(second.prepare('SELECT count(*) FROM feeds').pluck().get()).toBe(0);
    second.close();
    first.close();
  });
});

describe('steps', () => {
  test('are numbered from 1 without a gap', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
  });
});

describe('a file that cannot be the state is refused', () => {
  const ours = `PRAGMA application_id = ${APPLICATION_ID}; CREATE TABLE feeds (x); INSERT INTO feeds VALUES (1);`;

  test.each([
    [
      'newer',
      `${ours} PRAGMA user_version = ${SCHEMA_VERSION + 1}`,
      'newer',
      /written by a newer Entente \(schema/,
    ],
    [
      'newer, in WAL',
      `PRAGMA journal_mode = WAL; ${ours} PRAGMA user_version = 999`,
      'newer',
      /Update Entente/,
    ],
    ["another program's", 'CREATE TABLE notes (x)', 'foreign', /not a state file of Entente/],
    ["another program's, versioned", 'PRAGMA user_version = 1', 'foreign', /ENTENTE_HOME/],
  ] as const)('%s, and not changed', (_name, sql, code, sentence) => {
    const file = make(path('entente.db'), sql);
    const before = digest(file);
    const error = failure(() => openConnection({ file }));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(sentence);
    expect(error.message).toContain(file);
    expect(digest(file)).toBe(before);
    expect(readdirSync(dirname(file))).toEqual(['entente.db']);
  });

  test.each([
    ['text', Buffer.from('This is no database. '.repeat(500))],
    ['zeros where the header was', Buffer.alloc(8_192)],
    ['a header and nothing else', Buffer.from('SQLite format 3\0')],
  ])('damaged (%s): says to restore, and is not changed', (_name, bytes) => {
    const file = path('entente.db');
    writeFileSync(file, bytes);
    const error = failure(() => openConnection({ file }));
    expect(error.code).toBe('corrupt');
    expect(error.message).toMatch(/entente restore BACKUP --force/);
    expect(readFileSync(file)).toEqual(bytes);
  });

  test('a folder in its place', () => {
    const file = path('entente.db');
    mkdirSync(file);
    expect(failure(() => openConnection({ file })).code).toBe('unavailable');
  });

  test('a file in the place of its folder', () => {
    const folder = path('home');
    writeFileSync(folder, '');
    const error = failure(() => openConnection({ file: `${folder}/entente.db` }));
    expect(error.code).toBe('unavailable');
    expect(error.message).toMatch(/cannot be opened/);
  });

  test('a file that may not be written', () => {
    const file = path('entente.db');
    openConnection({ file }).close();
    const open = () => openConnection({ file }).close();
    expect(() => asOwner(file, open)).not.toThrow();
    chmodSync(file, 0o444);
    const error = failure(() => asOwner(file, open));
    expect(error.code).toBe('unavailable');
    expect(error.message).toMatch(/cannot be written\. Give the user/);
  });

  test('but not one in which another process is writing', () => {
    const file = path('entente.db');
    const writer = openConnection({ file });
    writer.exec('BEGIN IMMEDIATE');
    const other = openConnection({ file });
    writer.exec('ROLLBACK');
    expect(other.pragma('busy_timeout', { simple: true })).toBe(5_000);
    other.exec('BEGIN IMMEDIATE; ROLLBACK');
    other.close();
    writer.close();
  });
});

describe('durably', () => {
  test('syncs each commit while it runs, also when it throws', () => {
    const db = openConnection({ file: path('entente.db') });
    const level = () => db.pragma('synchronous', { simple: true });
    const [NORMAL, FULL] = [1, 2];
    expect(level()).toBe(NORMAL);
    expect(durably(db, level)).toBe(FULL);
    expect(level()).toBe(NORMAL);
    expect(() => durably(db, () => db.exec('no SQL'))).toThrow();
    expect(level()).toBe(NORMAL);
    db.close();
  });
});

describe('the schema', () => {
  test('never gives an id again', () => {
    const file = path('entente.db');
    expect(existsSync(file)).toBe(false);
    const db = openConnection({ file });
    const add = db.prepare(
      `INSERT INTO stories (number, position, title, summary, confidence, published, updated, labels)
       VALUES (?, ?, '', '', 1, 0, 0, '{}')`,
    );
    const id = add.run(1, 1).lastInsertRowid;
    db.prepare('DELETE FROM stories').run();
    expect(add.run(2, 2).lastInsertRowid).toBe(Number(id) + 1);
    db.close();
  });

  test.each([
    ["INSERT INTO feeds (url, title, publisher, kind, origin) VALUES ('u', 't', 'p', 'news', 'nobody')"],
    [
      "INSERT INTO feeds (url, title, publisher, kind, origin, failures) VALUES ('u', 't', 'p', 'news', 'user', 'x')",
    ],
    ['INSERT INTO story_items (story_id, item_id, founder) VALUES (1, 1, 1)'],
  ])('refuses nonsense: %s', (sql) => {
    const db = openConnection({ file: path('entente.db') });
    expect(() => db.exec(sql)).toThrow(/constraint|cannot store/i);
    db.close();
  });
});
