import { closeSync, copyFileSync, openSync, readFileSync, writeSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inspectFile } from '../../../adapters/sqlite/inspect-file.ts';
import { openStore, type SqliteStore } from '../../../adapters/sqlite/store.ts';
import { StoreError } from '../../../adapters/sqlite/store-error.ts';
import { StoreFailure } from '../../../src/pipeline/store-failure.ts';
import { aChunk, anUpsert, draftFor, founder } from '../../builders/chunk.ts';
import { anItem } from '../../builders/item.ts';
import { tempFolder } from '../../builders/temp-folder.ts';

const path = tempFolder();
const clock = { now: () => Date.parse('2023-06-01T12:00:00Z') };
const everything = { now: clock.now(), offset: 0, limit: 10 };

/** A chunk of 50 items that found a story each. */
function bigChunk() {
  const items = Array.from({ length: 50 }, () =>
    anItem({ summary: 'Semiconductors and quantum. '.repeat(20) }),
  );
  return aChunk({
    items: items.map((item, i) => founder(item, i)),
    founded: items.map((item) => draftFor(item)),
  });
}

async function failureOf(work: () => Promise<unknown>): Promise<StoreError> {
  const error: unknown = await work().then(
    () => new Error('It worked.'),
    (reason: unknown) => reason,
  );
  if (error instanceof StoreError) return error;
  throw error;
}

async function storeWith(file: string, chunks: number): Promise<SqliteStore> {
  const store = openStore({ file, clock });
  await store.feeds.upsert([anUpsert()]);
  for (let n = 0; n < chunks; n++) await store.archive.commit(bigChunk());
  return store;
}

describe('a full disk', () => {
  test('fails with one clear sentence, keeps what was stored before, and goes on when there is room', async () => {
    const file = path('entente.db');
    (await storeWith(file, 1)).close();
    const small = openStore({ file, clock, maxPages: 250 });
    let stored = 1;
    const chunks = Array.from({ length: 20 }, bigChunk);
    const failure = await failureOf(async () => {
      for (const chunk of chunks) {
        await small.archive.commit(chunk);
        stored++;
      }
    });
    expect(failure).toBeInstanceOf(StoreFailure);
    expect(failure.code).toBe('full');
    expect(failure.message).toMatch(/^The disk is full: .*entente\.db cannot grow\. .*Free some space/);
    expect((await small.account.items(0)).founded).toBe(50 * stored);
    expect(
      (await small.search.search({ kind: 'phrase', words: ['quantum'] }, { ...everything, limit: 1_000 }))
        .total,
    ).toBe(50 * stored);
    small.close();

    expect(inspectFile(file)).toMatchObject({ ok: true, counts: { items: 50 * stored } });
    const roomy = openStore({ file, clock });
    const failed = chunks[stored - 1];
    if (failed) await roomy.archive.commit(failed);
    expect((await roomy.account.items(0)).founded).toBe(50 * (stored + 1));
    roomy.close();
  });

  test('a new file that finds no room at all says so', () => {
    expect(() => openStore({ file: path('entente.db'), clock, maxPages: 5 })).toThrow(/^The disk is full/);
  });
});

describe('a file that is damaged while it is in use', () => {
  /** Overwrites a page (from 1) with what cannot be a page. */
  function damage(file: string, page: number): void {
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(4_096, 0xa5), 0, 4_096, (page - 1) * 4_096);
    closeSync(handle);
  }

  test('wherever it is hit, the answer is right or a sentence that says to restore; inspection finds it', async () => {
    const whole = path('entente.db');
    (await storeWith(whole, 2)).close();
    const pages = readFileSync(whole).length / 4_096;
    let found = 0;
    for (let page = 2; page <= pages; page += 1) {
      const file = path('entente.db');
      copyFileSync(whole, file);
      damage(file, page);
      const use = async () => {
        const store = openStore({ file, clock });
        try {
          await store.search.search({ kind: 'all' }, { ...everything, limit: 100 });
          await store.archive.commit(bigChunk());
          await store.search.search({ kind: 'phrase', words: ['quantum'] }, everything);
        } finally {
          store.close();
        }
      };
      const error: unknown = await use().catch((reason: unknown) => reason);
      if (error === undefined) continue;
      found++;
      expect(error).toBeInstanceOf(StoreError);
      expect(error).toMatchObject({
        code: 'corrupt',
        message: expect.stringContaining('entente restore BACKUP --force'),
      });
      expect(inspectFile(file), `page ${page}`).toMatchObject({
        ok: false,
        problem: expect.stringMatching(/damaged|cannot be read/),
      });
    }
    expect(found).toBeGreaterThan(0);
  });
});

describe('a file that another program holds', () => {
  test('is waited for, then reported', async () => {
    const file = path('entente.db');
    const store = await storeWith(file, 0);
    const other = openStore({ file, clock });
    store.db.pragma('busy_timeout = 1');
    other.db.exec('BEGIN IMMEDIATE');
    const failure = await failureOf(() => store.archive.commit(bigChunk()));
    expect([failure.code, failure.message]).toEqual([
      'locked',
      expect.stringMatching(/Close what else has it open/),
    ]);
    expect(await store.feeds.list()).toHaveLength(1);
    other.db.exec('ROLLBACK');
    await store.archive.commit(bigChunk());
    other.close();
    store.close();
  });
});
