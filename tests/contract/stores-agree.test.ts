import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { createMemoryStore } from '../../adapters/memory/memory-store.ts';
import { openStore } from '../../adapters/sqlite/store.ts';
import type { Chunk } from '../../src/pipeline/ports.ts';
import { chunkStream, fingerprintOf, KEYS } from '../builders/chunk-stream.ts';
import { type Happening, happen, reviewStream } from '../builders/review-stream.ts';
import { NOW, type OpenStore, type StoreUnderTest, withFeeds } from './store-under-test.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-agree-'));
let opened = 0;
const openSqlite = () => openStore({ file: join(folder, `${++opened}.db`), clock: { now: () => NOW } });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All that can be seen of a store. */
async function seen(store: StoreUnderTest): Promise<object> {
  const page = { now: NOW, offset: 0, limit: 1_000 };
  const byWord = await Promise.all(
    KEYS.map((key) => store.search.search({ kind: 'phrase', words: [`word${key}`] }, page)),
  );
  return {
    all: await store.search.search({ kind: 'all' }, page),
    signed: await store.search.search({ kind: 'stage', stage: 'signed' }, page),
    words: byWord.map(({ stories }) => stories.map(({ id }) => id)),
    records: await Promise.all([1, 2, 3, 4, 5, 6, 7].map(async (number) => store.search.byNumber(number))),
    account: await store.account.items(0),
    // The memory store has no clock to say when a step was recorded.
    ledger: (await store.ledger.since('', null, 1_000)).map((step) => ({ ...step, recordedAt: 0 })),
    known: [...(await store.archive.known(1, KEYS.map(fingerprintOf)))].sort(([a], [b]) => (a < b ? -1 : 1)),
  };
}

/** What a fresh store shows after these chunks. */
async function shownAfter(open: OpenStore, chunks: readonly Chunk[]): Promise<unknown> {
  let shown: unknown = null;
  await withFeeds(open, async (store) => {
    for (const chunk of chunks) await store.archive.commit(chunk);
    shown = await seen(store);
  });
  return shown;
}

describe('whatever stream of chunks is committed', () => {
  test('both stores show the same', async () => {
    await fc.assert(
      fc.asyncProperty(chunkStream(NOW), async (chunks) => {
        expect(await shownAfter(openSqlite, chunks)).toEqual(await shownAfter(createMemoryStore, chunks));
      }),
      { numRuns: 60 },
    );
  }, 180_000);

  test('and however items are edited and stories corrected between them', async () => {
    const shownBy = async (open: OpenStore, stream: readonly Happening[]): Promise<unknown> => {
      let shown: unknown = null;
      await withFeeds(open, async (store) => {
        const outcomes: unknown[] = [];
        for (const happening of stream) outcomes.push(await happen(store, happening, NOW));
        const corrections = await store.review.corrections(99);
        shown = { outcomes, corrections, ...(await seen(store)) };
      });
      return shown;
    };
    await fc.assert(
      fc.asyncProperty(reviewStream(NOW), async (stream) => {
        expect(await shownBy(openSqlite, stream)).toEqual(await shownBy(createMemoryStore, stream));
      }),
      { numRuns: 40 },
    );
  }, 180_000);

  test('chunks that are committed again, at once or after others, change nothing', async () => {
    const withRepeats = fc.tuple(chunkStream(NOW), fc.array(fc.nat({ max: 5 }), { maxLength: 6 }));
    await fc.assert(
      fc.asyncProperty(withRepeats, async ([chunks, repeats]) => {
        const repeated = [
          ...chunks.flatMap((chunk, i) => (repeats.includes(i) ? [chunk, chunk] : [chunk])),
          ...repeats.flatMap((i) => chunks[i] ?? []),
        ];
        expect(await shownAfter(openSqlite, repeated)).toEqual(await shownAfter(openSqlite, chunks));
      }),
      { numRuns: 60 },
    );
  }, 180_000);
});
