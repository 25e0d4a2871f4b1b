import BetterSqlite3 from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { groupCommit } from '../../../../adapters/sqlite/group-commit.ts';
import { guardOf } from '../../../../adapters/sqlite/store-error.ts';

const db = new BetterSqlite3(':memory:');
db.exec('CREATE TABLE polls (id INTEGER PRIMARY KEY, said TEXT NOT NULL)');
const insert = db.prepare<[number, string | null]>('INSERT INTO polls VALUES (?, ?)');
const stored = (): unknown[] => db.prepare('SELECT id FROM polls ORDER BY id').pluck().all();
afterEach(() => db.exec('DELETE FROM polls'));

/** Counts the transactions that reached the file. */
function counted(write: (id: number, said: string | null) => void) {
  const states: boolean[] = [];
  const record = groupCommit(
    db,
    (id: number, said: string | null) => {
      states.push(db.inTransaction);
      write(id, said);
    },
    guardOf(':memory:'),
  );
  return { record, states };
}

describe('a group commit', () => {
  it('stores what is asked for in one turn in one transaction, before anybody is told', async () => {
    const { record, states } = counted((id, said) => void insert.run(id, said));
    const told: number[] = [];
    await Promise.all(
      [1, 2, 3].map(async (id) => {
        await record(id, 'unchanged');
        expect(stored()).toEqual([1, 2, 3]);
        told.push(id);
      }),
    );
    expect(told).toEqual([1, 2, 3]);
    expect(states).toEqual([true, true, true]);
  });

  it('lets one bad row fail alone', async () => {
    const { record } = counted((id, said) => void insert.run(id, said));
    const ends = await Promise.allSettled([record(1, 'a'), record(2, null), record(3, 'c')]);
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(stored()).toEqual([1, 3]);
  });

  it('goes on in the next turn', async () => {
    const { record } = counted((id, said) => void insert.run(id, said));
    await record(1, 'a');
    await record(2, 'b');
    expect(stored()).toEqual([1, 2]);
  });
});
