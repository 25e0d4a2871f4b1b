import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { asStoreError, guardOf, StoreError } from '../../../../adapters/sqlite/store-error.ts';

const file = '/srv/entente/entente.db';

describe('what SQLite says of the file', () => {
  test.each([
    ['SQLITE_FULL', 'full', /Free some space/],
    ['SQLITE_CORRUPT', 'corrupt', /entente restore BACKUP --force/],
    ['SQLITE_CORRUPT_VTAB', 'corrupt', /damaged file is kept/],
    ['SQLITE_NOTADB', 'corrupt', /is damaged \(as SQLite puts it\)/],
    ['SQLITE_BUSY', 'locked', /Close what else has it open/],
    ['SQLITE_BUSY_SNAPSHOT', 'locked', /try again/],
    ['SQLITE_READONLY', 'unavailable', /right to write the file/],
    ['SQLITE_CANTOPEN', 'unavailable', /Check that the path is right/],
    ['SQLITE_IOERR_READ', 'unavailable', /Check the disk/],
  ])('%s is %s, named with what to do', (sqlite, code, sentence) => {
    const error = new BetterSqlite3.SqliteError('as SQLite puts it', sqlite);
    const known = asStoreError(error, file);
    expect(known).toBeInstanceOf(StoreError);
    expect(known).toMatchObject({ code, file, cause: error, message: expect.stringMatching(sentence) });
    expect(known).toMatchObject({ message: expect.stringContaining(file) });
  });

  test.each([
    ['a mistake in our SQL', new BetterSqlite3.SqliteError('no such table', 'SQLITE_ERROR')],
    ['a broken rule', new BetterSqlite3.SqliteError('UNIQUE', 'SQLITE_CONSTRAINT_UNIQUE')],
    ['anything else', new TypeError('x')],
    ['no error at all', 'text'],
  ])('%s stays what it is', (_name, error) => {
    expect(asStoreError(error, file)).toBe(error);
  });
});

describe('a guard', () => {
  test('gives what the work gives, and rejects with what the file’s trouble is', async () => {
    const guard = guardOf(file);
    expect(await guard(() => 7)).toBe(7);
    const full = guard(() => {
      throw new BetterSqlite3.SqliteError('full', 'SQLITE_FULL');
    });
    await expect(full).rejects.toMatchObject({ name: 'StoreFailure', code: 'full' });
  });
});
