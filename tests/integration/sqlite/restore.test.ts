import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { acquireLock } from '../../../adapters/sqlite/instance-lock.ts';
import { restore } from '../../../adapters/sqlite/restore.ts';
import { tempFolder } from '../../builders/temp-folder.ts';
import {
  backupOf,
  closedState,
  damaged,
  foreign,
  garbage,
  newer,
  stateWith,
  storiesIn,
} from './state-files.ts';

const path = tempFolder();

describe('restoring', () => {
  test('to where nothing is puts the state there, usable at once', async () => {
    const file = path('home/entente.db');
    const outcome = await restore(await backupOf(3, path('backup.db')), file, { force: false });
    expect(outcome).toMatchObject({ ok: true, kept: null, counts: { stories: 3 } });
    const store = await stateWith(1, file);
    expect((await store.search.search({ kind: 'all' }, { now: 0, offset: 0, limit: 9 })).total).toBe(4);
    store.close();
  });

  test('over a state is refused without force, and says what is there', async () => {
    const file = await closedState(5, path('entente.db'));
    const outcome = await restore(await backupOf(3, path('backup.db')), file, { force: false });
    expect(outcome).toEqual({
      ok: false,
      message: expect.stringMatching(/already, with 1 feed, 5 items, 5 stories .*--force/),
    });
    expect(storiesIn(file)).toBe(5);
  });

  test('over a state with force keeps the old one aside, each time under a name of its own', async () => {
    const file = await closedState(5, path('entente.db'));
    const source = await backupOf(3, path('backup.db'));
    const first = await restore(source, file, { force: true });
    const second = await restore(await backupOf(2, path('backup.db')), file, { force: true });
    expect([first, second]).toMatchObject([{ kept: `${file}.replaced-1` }, { kept: `${file}.replaced-2` }]);
    expect([storiesIn(file), storiesIn(`${file}.replaced-1`), storiesIn(`${file}.replaced-2`)]).toEqual([
      2, 5, 3,
    ]);
    expect(storiesIn(source)).toBe(3);
  });

  test('a log that a crash left goes with the old state, not into the new one', async () => {
    const crashed = await stateWith(5, path('entente.db'));
    const home = path('entente.db');
    // The files of a state whose process died before it folded its log.
    for (const suffix of ['', '-wal'])
      writeFileSync(`${home}${suffix}`, readFileSync(`${crashed.file}${suffix}`));
    crashed.close();
    expect((await restore(await backupOf(3, path('backup.db')), home, { force: true })).ok).toBe(true);
    expect([storiesIn(home), storiesIn(`${home}.replaced-1`)]).toEqual([3, 5]);
  });

  test('in the place of a damaged state keeps that to the byte', async () => {
    const file = garbage(path('entente.db'));
    const before = readFileSync(file);
    expect((await restore(await backupOf(3, path('backup.db')), file, { force: true })).ok).toBe(true);
    expect(storiesIn(file)).toBe(3);
    expect(readFileSync(`${file}.replaced-1`)).toEqual(before);
  });

  test('while an instance runs is refused', async () => {
    const file = await closedState(5, path('entente.db'));
    const lock = acquireLock(dirname(file));
    const outcome = await restore(await backupOf(3, path('backup.db')), file, { force: true });
    expect(outcome).toEqual({
      ok: false,
      message: expect.stringMatching(/^Nothing was restored\. Another Entente is running/),
    });
    expect(storiesIn(file)).toBe(5);
    if (lock.ok) lock.release();
    expect((await restore(await backupOf(3, path('backup.db')), file, { force: true })).ok).toBe(true);
  });

  test.each([
    ['is not there', async () => path('backup.db'), /There is no backup at/],
    [
      'is damaged',
      async () => damaged(await backupOf(3, path('backup.db'))),
      /(is damaged|cannot be read) .*Use another backup/,
    ],
    ['is no database', async () => garbage(path('entente.db')), /cannot be read .*so nothing was restored/],
    ["is another program's", async () => foreign(path('notes.db')), /is not a state file of Entente/],
    [
      'is newer than the program',
      async () => newer(await backupOf(3, path('backup.db'))),
      /written by a newer Entente/,
    ],
  ])('a backup that %s touches nothing', async (_name, make, sentence) => {
    const file = await closedState(5, path('entente.db'));
    const outcome = await restore(await make(), file, { force: true });
    expect(outcome).toEqual({ ok: false, message: expect.stringMatching(sentence) });
    expect(storiesIn(file)).toBe(5);
    const left = readdirSync(dirname(file)).filter((name) => name !== 'entente.lock');
    expect(left).toEqual(['entente.db']);
  });

  test('the state file from itself is refused', async () => {
    const file = await closedState(1, path('entente.db'));
    expect((await restore(file, file, { force: true })).message).toMatch(/is the state file itself/);
  });
});
