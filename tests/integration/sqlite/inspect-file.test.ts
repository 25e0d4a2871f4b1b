import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inspectFile } from '../../../adapters/sqlite/inspect-file.ts';
import { SCHEMA_VERSION } from '../../../adapters/sqlite/migrations.ts';
import { tempFolder } from '../../builders/temp-folder.ts';
import { closedState, stateWith } from './state-files.ts';

const path = tempFolder();

describe('inspecting', () => {
  test('counts what is there and changes nothing', async () => {
    const file = await closedState(2, path('entente.db'));
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
    const store = await stateWith(1, path('entente.db'));
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
