import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { backup } from '../../../adapters/sqlite/backup.ts';
import { inspectFile } from '../../../adapters/sqlite/inspect-file.ts';
import { acquireLock } from '../../../adapters/sqlite/instance-lock.ts';
import { SCHEMA_VERSION } from '../../../adapters/sqlite/migrations.ts';
import { restore } from '../../../adapters/sqlite/restore.ts';
import { openStore, type SqliteStore } from '../../../adapters/sqlite/store.ts';
import { anUpsert, foundingChunk } from '../../builders/chunk.ts';
import { anItem } from '../../builders/item.ts';
import { tempFolder } from '../../builders/temp-folder.ts';

const path = tempFolder();
const clock = { now: () => Date.parse('2023-06-01T12:00:00Z') };

async function grow(store: SqliteStore, stories: number): Promise<void> {
  for (let n = 0; n < stories; n++) await store.archive.commit(foundingChunk(anItem()));
}

/** A state with so many stories, left open. */
async function stateWith(stories: number, file = path('entente.db')): Promise<SqliteStore> {
  const store = openStore({ file, clock });
  await store.feeds.upsert([anUpsert()]);
  await grow(store, stories);
  return store;
}

async function closedState(stories: number): Promise<string> {
  const store = await stateWith(stories);
  store.close();
  return store.file;
}

async function backupOf(stories: number): Promise<string> {
  const target = path('backup.db');
  const outcome = await backup(await closedState(stories), target);
  if (!outcome.ok) throw new Error(outcome.message);
  return target;
}

const storiesIn = (file: string): number => {
  const inspected = inspectFile(file);
  return inspected.ok ? inspected.counts.stories : Number.NaN;
};

describe('a backup', () => {
  test('of a state that is open and has an unfolded log is one verified file, no log beside it', async () => {
    const store = await stateWith(3);
    const target = path('backup.db');
    const outcome = await backup(store.file, target);
    expect(outcome).toMatchObject({
      ok: true,
      target,
      counts: { feeds: 1, items: 3, stories: 3, transitions: 3 },
    });
    expect(outcome.message).toMatch(
      /^Backed up 1 feed, 3 items, 3 stories and 3 ledger entries to .*verified\.$/,
    );
    expect(readdirSync(dirname(target))).toEqual(['backup.db']);
    await grow(store, 1);
    expect([storiesIn(target), storiesIn(store.file)]).toEqual([3, 4]);
    store.close();
  });

  test('is whole while others write to the state', async () => {
    const store = await stateWith(20);
    const target = path('backup.db');
    const [outcome] = await Promise.all([backup(store.file, target), grow(store, 200)]);
    expect(outcome.ok).toBe(true);
    expect(storiesIn(target)).toBeGreaterThanOrEqual(20);
    expect(storiesIn(store.file)).toBe(220);
    store.close();
  });

  test('never overwrites a file', async () => {
    const target = path('precious.txt');
    writeFileSync(target, 'precious');
    const outcome = await backup(await closedState(1), target);
    expect(outcome).toEqual({
      ok: false,
      message: expect.stringMatching(/precious\.txt exists already\. Name another/),
    });
    expect(readFileSync(target, 'utf8')).toBe('precious');
  });

  test.each([
    ['no state', () => path('entente.db'), /There is no state yet/],
    ['a damaged state', () => garbage(), /could not be backed up .*file is not a database/],
    ["another program's", () => foreign(), /is not a state file of Entente/],
  ])('of %s leaves no file behind', async (_name, make, sentence) => {
    const target = path('backup.db');
    const outcome = await backup(make(), target);
    expect(outcome).toEqual({ ok: false, message: expect.stringMatching(sentence) });
    expect(readdirSync(dirname(target))).toEqual([]);
  });

  test('into a folder that is not there is refused', async () => {
    const outcome = await backup(await closedState(1), join(path('none'), 'backup.db'));
    expect(outcome.message).toMatch(/The folder .* does not exist/);
  });

  test('that was broken off before is made anew', async () => {
    const target = path('backup.db');
    writeFileSync(`${target}.partial`, 'half a copy');
    expect((await backup(await closedState(2), target)).ok).toBe(true);
    expect(readdirSync(dirname(target))).toEqual(['backup.db']);
  });
});

function garbage(): string {
  const file = path('entente.db');
  writeFileSync(file, 'No database. '.repeat(1_000));
  return file;
}

function foreign(): string {
  const file = path('notes.db');
  const db = new BetterSqlite3(file);
  db.exec('CREATE TABLE notes (x)');
  db.close();
  return file;
}

function newer(file: string): string {
  const db = new BetterSqlite3(file);
  db.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
  db.close();
  return file;
}

function damaged(file: string): string {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, 3 * 4_096);
  writeFileSync(file, bytes);
  return file;
}

describe('restoring', () => {
  test('to where nothing is puts the state there, usable at once', async () => {
    const file = path('home/entente.db');
    const outcome = await restore(await backupOf(3), file, { force: false });
    expect(outcome).toMatchObject({ ok: true, kept: null, counts: { stories: 3 } });
    const store = await stateWith(1, file);
    expect((await store.search.search({ kind: 'all' }, { now: 0, offset: 0, limit: 9 })).total).toBe(4);
    store.close();
  });

  test('over a state is refused without force, and says what is there', async () => {
    const file = await closedState(5);
    const outcome = await restore(await backupOf(3), file, { force: false });
    expect(outcome).toEqual({
      ok: false,
      message: expect.stringMatching(/already, with 1 feed, 5 items, 5 stories .*--force/),
    });
    expect(storiesIn(file)).toBe(5);
  });

  test('over a state with force keeps the old one aside, each time under a name of its own', async () => {
    const file = await closedState(5);
    const source = await backupOf(3);
    const first = await restore(source, file, { force: true });
    const second = await restore(await backupOf(2), file, { force: true });
    expect([first, second]).toMatchObject([{ kept: `${file}.replaced-1` }, { kept: `${file}.replaced-2` }]);
    expect([storiesIn(file), storiesIn(`${file}.replaced-1`), storiesIn(`${file}.replaced-2`)]).toEqual([
      2, 5, 3,
    ]);
    expect(storiesIn(source)).toBe(3);
  });

  test('a log that a crash left goes with the old state, not into the new one', async () => {
    const crashed = await stateWith(5);
    const home = path('entente.db');
    // The files of a state whose process died before it folded its log.
    for (const suffix of ['', '-wal'])
      writeFileSync(`${home}${suffix}`, readFileSync(`${crashed.file}${suffix}`));
    crashed.close();
    expect((await restore(await backupOf(3), home, { force: true })).ok).toBe(true);
    expect([storiesIn(home), storiesIn(`${home}.replaced-1`)]).toEqual([3, 5]);
  });

  test('in the place of a damaged state keeps that to the byte', async () => {
    const file = garbage();
    const before = readFileSync(file);
    expect((await restore(await backupOf(3), file, { force: true })).ok).toBe(true);
    expect(storiesIn(file)).toBe(3);
    expect(readFileSync(`${file}.replaced-1`)).toEqual(before);
  });

  test('while an instance runs is refused', async () => {
    const file = await closedState(5);
    const lock = acquireLock(dirname(file));
    const outcome = await restore(await backupOf(3), file, { force: true });
    expect(outcome).toEqual({
      ok: false,
      message: expect.stringMatching(/^Nothing was restored\. Another Entente is running/),
    });
    expect(storiesIn(file)).toBe(5);
    if (lock.ok) lock.release();
    expect((await restore(await backupOf(3), file, { force: true })).ok).toBe(true);
  });

  test.each([
    ['is not there', async () => path('backup.db'), /There is no backup at/],
    [
      'is damaged',
      async () => damaged(await backupOf(3)),
      /(is damaged|cannot be read) .*Use another backup/,
    ],
    ['is no database', async () => garbage(), /cannot be read .*so nothing was restored/],
    ["is another program's", async () => foreign(), /is not a state file of Entente/],
    ['is newer than the program', async () => newer(await backupOf(3)), /written by a newer Entente/],
  ])('a backup that %s touches nothing', async (_name, make, sentence) => {
    const file = await closedState(5);
    const outcome = await restore(await make(), file, { force: true });
    expect(outcome).toEqual({ ok: false, message: expect.stringMatching(sentence) });
    expect(storiesIn(file)).toBe(5);
    const left = readdirSync(dirname(file)).filter((name) => name !== 'entente.lock');
    expect(left).toEqual(['entente.db']);
  });

  test('the state file from itself is refused', async () => {
    const file = await closedState(1);
    expect((await restore(file, file, { force: true })).message).toMatch(/is the state file itself/);
  });
});

describe('inspecting', () => {
  test('counts what is there and changes nothing', async () => {
    const file = await closedState(2);
    const before = readFileSync(file);
    expect(inspectFile(file)).toMatchObject({
      ok: true,
      version: SCHEMA_VERSION,
      bytes: before.length,
      counts: { feeds: 1, items: 2, stories: 2, deliveries: 0 },
    });
    expect(readFileSync(file)).toEqual(before);
    expect(readdirSync(dirname(file))).toEqual(['entente.db']);
  });

  test('finds a reference that leads nowhere', async () => {
    const store = await stateWith(1);
    store.db.pragma('foreign_keys = OFF');
    store.db.exec('DELETE FROM feeds');
    store.close();
    expect(inspectFile(store.file)).toEqual({
      ok: false,
      problem: expect.stringMatching(/a row of items refers to one of feeds/),
    });
  });

  test('of nothing says so and makes nothing', () => {
    const file = path('entente.db');
    expect(inspectFile(file)).toEqual({ ok: false, problem: 'does not exist' });
    expect(existsSync(file)).toBe(false);
    mkdirSync(file);
    expect(inspectFile(file).ok).toBe(false);
  });
});
