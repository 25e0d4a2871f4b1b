import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../adapters/memory/memory-store.ts';
import { openStore } from '../../adapters/sqlite/store.ts';
import { FEED_KINDS } from '../../src/domain/feed.ts';
import type { Item } from '../../src/domain/item.ts';
import type { Chunk } from '../../src/pipeline/ports.ts';
import { printQuery } from '../../src/query/print-query.ts';
import type { Query } from '../../src/query/syntax-tree.ts';
import {
  ARCHIVE_DOMAIN,
  ARCHIVE_NOW,
  type RandomStory,
  storyArbitrary,
} from '../builders/archive-arbitrary.ts';
import { aChunk, anUpsert, draftFor, founder, joiner } from '../builders/chunk.ts';
import { anItem } from '../builders/item.ts';
import { queryArbitrary } from '../builders/query-arbitrary.ts';
import type { StoreUnderTest } from '../contract/store-under-test.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-differential-'));
let opened = 0;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The chunks that bring a story into an empty store of so many stories. */
function chunksOf(story: RandomStory, id: number): Chunk[] {
  const { published } = story.labels;
  const items = story.tellings.map(
    (telling): Item => anItem({ ...telling, published, retrievedAt: published }),
  );
  const [first, ...others] = items;
  if (first === undefined) return [];
  const draft = draftFor(first, { ...story.labels, lang: first.lang });
  return [
    aChunk({ feedId: first.feedId, items: [founder(first)], founded: [draft] }),
    ...others.map((item) =>
      aChunk({ feedId: item.feedId, items: [joiner(item, id)], moved: [{ id, draft }] }),
    ),
  ];
}

async function fill(store: StoreUnderTest, chunks: readonly Chunk[]): Promise<void> {
  await store.feeds.upsert(
    FEED_KINDS.slice(0, 3).map((kind, i) => anUpsert({ url: `https://${i}.example/feed`, kind })),
  );
  for (const chunk of chunks) await store.archive.commit(chunk);
}

async function selected(store: StoreUnderTest, query: Query): Promise<{ ids: number[]; total: number }> {
  const page = await store.search.search(query, { now: ARCHIVE_NOW, offset: 0, limit: 1_000 });
  return { ids: page.stories.map(({ id }) => id), total: page.total };
}

describe('search in SQLite and the definition of a query', () => {
  it('select the same stories in the same order, for random queries and archives', async () => {
    const counts = { queries: 0, selecting: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(storyArbitrary, { minLength: 1, maxLength: 14 }),
        fc.array(queryArbitrary(ARCHIVE_DOMAIN), { minLength: 1, maxLength: 60, size: 'max' }),
        async (stories, queries) => {
          const chunks = stories.flatMap((story, i) => chunksOf(story, i + 1));
          const sqlite = openStore({
            file: join(folder, `${opened++}.db`),
            clock: { now: () => ARCHIVE_NOW },
          });
          const memory = createMemoryStore();
          try {
            await fill(sqlite, chunks);
            await fill(memory, chunks);
            for (const query of queries) {
              const expected = await selected(memory, query);
              expect(await selected(sqlite, query), printQuery(query)).toEqual(expected);
              counts.queries++;
              if (expected.total > 0 && expected.total < stories.length) counts.selecting++;
            }
          } finally {
            sqlite.close();
          }
        },
      ),
      { numRuns: 100 },
    );
    // The comparison means something only while many queries select some stories and leave others.
    expect(counts.selecting).toBeGreaterThan(counts.queries / 4);
  }, 120_000);
});
