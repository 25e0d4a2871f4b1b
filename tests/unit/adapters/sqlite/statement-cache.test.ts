import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { statementCache } from '../../../../adapters/sqlite/statement-cache.ts';

test('a statement is prepared once while it is among the 64 used last', () => {
  const db = new BetterSqlite3(':memory:');
  const prepared = statementCache(db);
  const first = prepared('SELECT 0');
  for (let n = 1; n < 64; n++) prepared(`SELECT ${n}`);
  expect(prepared('SELECT 0')).toBe(first);
  const second = prepared('SELECT 1');
  for (let n = 64; n < 127; n++) prepared(`SELECT ${n}`);
  expect(prepared('SELECT 1')).toBe(second);
  expect(prepared('SELECT 0')).not.toBe(first);
  db.close();
});
