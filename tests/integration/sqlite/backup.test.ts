import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backup } from '../../../adapters/sqlite/backup.ts';
import { tempFolder } from '../../builders/temp-folder.ts';
import { closedState, foreign, garbage, grow, stateWith, storiesIn } from './state-files.ts';

const path = tempFolder();

describe('a backup', () => {
  test('of a state that is open and has an unfolded log is one verified file, no log beside it', async () => {
    const store = await stateWith(3, path('entente.db'));
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
    const store = await stateWith(20, path('entente.db'));
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
    const outcome = await backup(await closedState(1, path('entente.db')), target);
    expect(outcome).toEqual({
      ok: false,
      message: expect.stringMatching(/precious\.txt exists already\. Name another/),
    });
    expect(readFileSync(target, 'utf8')).toBe('precious');
  });

  test.each([
    ['no state', () => path('entente.db'), /There is no state yet/],
    ['a damaged state', () => garbage(path('entente.db')), /could not be backed up .*file is not a database/],
    ["another program's", () => foreign(path('notes.db')), /is not a state file of Entente/],
  ])('of %s leaves no file behind', async (_name, make, sentence) => {
    const target = path('backup.db');
    const outcome = await backup(make(), target);
    expect(outcome).toEqual({ ok: false, message: expect.stringMatching(sentence) });
    expect(readdirSync(dirname(target))).toEqual([]);
  });

  test('into a folder that is not there is refused', async () => {
    const outcome = await backup(await closedState(1, path('entente.db')), join(path('none'), 'backup.db'));
    expect(outcome.message).toMatch(/The folder .* does not exist/);
  });

  test('that was broken off before is made anew', async () => {
    const target = path('backup.db');
    writeFileSync(`${target}.partial`, 'half a copy');
    expect((await backup(await closedState(2, path('entente.db')), target)).ok).toBe(true);
    expect(readdirSync(dirname(target))).toEqual(['backup.db']);
  });
});
