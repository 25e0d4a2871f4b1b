import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backup } from '../../../adapters/sqlite/backup.ts';
import { acquireLock, type InstanceLock } from '../../../adapters/sqlite/instance-lock.ts';
import { openStore } from '../../../adapters/sqlite/store.ts';
import { anUpsert } from '../../builders/chunk.ts';
import { tempFolder } from '../../builders/temp-folder.ts';
import { startChild } from './child.ts';

const path = tempFolder();

function release(lock: InstanceLock): void {
  if (!lock.ok) throw new Error(lock.message);
  lock.release();
}

describe('the lock of a state folder', () => {
  test('is given to one, refused to the next with what to do, and given again once released', () => {
    const home = path('home');
    const first = acquireLock(home);
    const second = acquireLock(home);
    expect(second).toEqual({
      ok: false,
      message: expect.stringContaining(`running on the state folder ${home}`),
    });
    expect(second).toMatchObject({ message: expect.stringMatching(/Stop it first, .* ENTENTE_HOME/) });
    release(first);
    release(first);
    release(acquireLock(home));
  });

  test('is each folder’s own', () => {
    const [a, b] = [acquireLock(path('a')), acquireLock(path('b'))];
    release(a);
    release(b);
  });

  test('a refused attempt does not loosen the lock', () => {
    const home = path('home');
    const lock = acquireLock(home);
    acquireLock(home);
    expect(acquireLock(home).ok).toBe(false);
    release(lock);
  });

  test('is refused to another process, and ends with the one that held it, however that ends', async () => {
    const home = path('home');
    const holder = startChild('hold-lock.mjs', home);
    expect(await holder.line()).toBe('held');
    expect(acquireLock(home).ok).toBe(false);
    const other = startChild('hold-lock.mjs', home);
    expect(await other.line()).toBe('refused');
    await other.kill();
    await holder.kill();
    release(acquireLock(home));
  });

  test('leaves reading, switching feeds and backups alone', async () => {
    const home = path('home');
    const holder = startChild('hold-lock.mjs', home);
    await holder.line();
    const file = join(home, 'entente.db');
    const store = openStore({ file, clock: { now: () => 0 } });
    await store.feeds.upsert([anUpsert()]);
    expect(await store.feeds.list()).toHaveLength(1);
    store.close();
    expect((await backup(file, join(home, 'backup.db'))).ok).toBe(true);
    await holder.kill();
  });

  test('says what is wrong when the lock file is something else', () => {
    const home = path('home');
    mkdirSync(home);
    writeFileSync(join(home, 'entente.lock'), 'No lock. '.repeat(1_000));
    expect(acquireLock(home)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/safe to delete it/),
    });
  });

  test('says what is wrong when the folder cannot be', () => {
    const home = path('home');
    writeFileSync(home, '');
    expect(acquireLock(join(home, 'state'))).toMatchObject({
      ok: false,
      message: expect.stringContaining(`${join(home, 'state')} cannot be locked`),
    });
  });
});
