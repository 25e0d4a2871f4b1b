import { describe, expect, test } from 'vitest';
import { inspectFile } from '../../../adapters/sqlite/inspect-file.ts';
import { prune, type RetentionPolicy } from '../../../adapters/sqlite/prune.ts';
import { openStore, type SqliteStore } from '../../../adapters/sqlite/store.ts';
import type { DeliveryState } from '../../../src/domain/delivery.ts';
import { DAY } from '../../../src/domain/time.ts';
import { aChunk, anUpsert, foundingChunk, joiner, unrelated } from '../../builders/chunk.ts';
import { anItem } from '../../builders/item.ts';
import { tempFolder } from '../../builders/temp-folder.ts';

const path = tempFolder();
const NOW = Date.parse('2023-06-01T12:00:00Z');
const ago = (days: number) => NOW - days * DAY;
const forEver: RetentionPolicy = { items: null, stories: null, deliveries: null };
const everything = { now: NOW, offset: 0, limit: 100 };

async function opened(): Promise<SqliteStore> {
  const store = openStore({ file: path('entente.db'), clock: { now: () => NOW } });
  await store.feeds.upsert([anUpsert()]);
  store.db.exec(
    `INSERT INTO destinations (platform, workspace, kind, address, created_at) VALUES ('slack', 'T1', 'channel', 'C1', 0)`,
  );
  return store;
}

const dated = (days: number) => anItem({ published: ago(days), retrievedAt: ago(days) });

async function found(store: SqliteStore, days: number) {
  const item = dated(days);
  await store.archive.commit(foundingChunk(item));
  return item;
}

function deliver(
  store: SqliteStore,
  what: { kind?: 'card' | 'edit' | 'digest'; story?: number | null; state: DeliveryState; days: number },
): void {
  const { kind = 'card', story = null, state, days } = what;
  store.db
    .prepare(
      `INSERT INTO deliveries (destination_id, kind, story_id, state, due_at, owed_at, updated_at)
       VALUES (1, ?, ?, ?, 0, 0, ?)`,
    )
    .run(kind, story, state, ago(days));
}

const ids = async (store: SqliteStore) =>
  (await store.search.search({ kind: 'all' }, everything)).stories.map(({ id }) => id);

describe('items', () => {
  test('that tell no story are emptied when they are old; identity and account stay', async () => {
    const store = await opened();
    const [old, fresh] = [dated(100), dated(10)];
    await store.archive.commit(aChunk({ items: [unrelated(old), unrelated(fresh)] }));
    const pruned = await prune(store, { ...forEver, items: 90 * DAY }, NOW);
    expect(pruned).toMatchObject({ items: 1, stories: 0, deliveries: 0 });
    expect(pruned.message).toMatch(/^Forgot 1 item, 0 stories/);
    expect(await store.search.fateOf(old.canonicalUrl ?? '')).toEqual([]);
    expect(await store.search.fateOf(fresh.canonicalUrl ?? '')).toHaveLength(1);
    expect((await store.archive.known(1, [old.fingerprint, fresh.fingerprint])).size).toBe(2);
    expect(await store.account.items(0)).toMatchObject({ irrelevant: 1, pruned: 1 });
    store.close();
  });

  test('that tell a living story stay, however old', async () => {
    const store = await opened();
    await found(store, 1_000);
    expect((await prune(store, { ...forEver, items: 0 }, NOW)).items).toBe(0);
    expect((await store.search.byNumber(1))?.sources).toHaveLength(1);
    store.close();
  });

  test('an emptied item that its feed still carries is not taken for new', async () => {
    const store = await opened();
    const item = await found(store, 400);
    await prune(store, { ...forEver, stories: 365 * DAY }, NOW);
    await store.archive.commit(foundingChunk(item));
    expect(await ids(store)).toEqual([]);
    store.close();
  });

  test('many are emptied in several batches', async () => {
    const store = await opened();
    const items = Array.from({ length: 4_100 }, () => unrelated(dated(100)));
    await store.archive.commit(aChunk({ items }));
    expect((await prune(store, { ...forEver, items: DAY }, NOW)).items).toBe(4_100);
    store.close();
  });
});

describe('stories', () => {
  test('go with their items, tags and text; others stay as they are', async () => {
    const store = await opened();
    const item = await found(store, 400);
    await found(store, 10);
    const pruned = await prune(store, { ...forEver, stories: 365 * DAY }, NOW);
    expect(pruned).toMatchObject({ items: 0, stories: 1 });
    expect(await ids(store)).toEqual([2]);
    for (const query of [
      { kind: 'country', code: 'IN' },
      { kind: 'phrase', words: ['semiconductor'] },
    ] as const) {
      expect((await store.search.search(query, everything)).total).toBe(1);
    }
    expect(await store.search.fateOf(item.canonicalUrl ?? '')).toEqual([]);
    expect(inspectFile(store.file)).toMatchObject({ ok: true });
    store.close();
  });

  test('an old story that something joined lately stays', async () => {
    const store = await opened();
    const item = await found(store, 400);
    const late = dated(10);
    const draft = { ...foundingChunk(item).founded[0], updated: late.published };
    await store.archive.commit(
      aChunk({ items: [joiner(late, 1)], moved: [{ id: 1, draft: draft as never }] }),
    );
    expect((await prune(store, { ...forEver, stories: 365 * DAY }, NOW)).stories).toBe(0);
    store.close();
  });

  test.each([
    ['pending', 0],
    ['sending', 0],
    ['held', 0],
    ['sent', 1],
    ['failed', 0],
    ['digested', 1],
    ['withdrawn', 1],
    ['dead', 1],
  ] as const)('one with a delivery that is %s: %s forgotten', async (state, expected) => {
    const store = await opened();
    await found(store, 400);
    deliver(store, { story: 1, state, days: 399 });
    expect((await prune(store, { ...forEver, stories: 365 * DAY }, NOW)).stories).toBe(expected);
    expect((await store.account.outbox())[state]).toBe(1);
    store.close();
  });

  test('numbers are not given again', async () => {
    const store = await opened();
    await found(store, 400);
    await found(store, 399);
    await prune(store, { ...forEver, stories: 365 * DAY }, NOW);
    await found(store, 1);
    expect((await store.search.byNumber(3))?.id).toBe(3);
    expect(await store.search.byNumber(1)).toBeNull();
    store.close();
  });

  test('the ledger outlives its story, with the words and addresses that support it', async () => {
    const store = await opened();
    const item = dated(400);
    const evidence = [
      { field: 'title', start: 0, end: 4, text: 'sign pact', supports: 'stage', label: 'signed' },
    ] as const;
    await store.archive.commit(foundingChunk(item, { stage: 'signed' }, { stage: 'signed', evidence }));
    await prune(store, { items: 0, stories: 0, deliveries: 0 }, NOW);
    const row = store.db.prepare('SELECT * FROM transitions').get() as Record<string, unknown>;
    expect(row).toMatchObject({ parties: 'GB~IN', stage: 'signed', story_id: null, story_number: 1 });
    expect(JSON.parse(String(row.evidence))).toEqual([
      {
        outlet: item.outlet,
        title: item.title,
        url: item.url,
        published: item.published,
        quotes: ['sign pact'],
        kind: 'news',
        confidence: expect.any(Number),
      },
    ]);
    store.close();
  });
});

describe('deliveries', () => {
  test.each([
    ['an old digest that was sent', { kind: 'digest', state: 'sent', days: 400 }, 1],
    ['an old edit that was given up', { kind: 'edit', state: 'dead', days: 400 }, 1],
    ['a digest of late', { kind: 'digest', state: 'sent', days: 10 }, 0],
    ['an old digest that is held', { kind: 'digest', state: 'held', days: 400 }, 0],
    ['an old card of a story that is gone', { kind: 'card', state: 'sent', days: 400 }, 1],
    [
      'an old card of a living story: else it would go out again',
      { kind: 'card', story: 1, state: 'sent', days: 400 },
      0,
    ],
  ] as const)('%s', async (_name, what, expected) => {
    const store = await opened();
    await found(store, 1);
    deliver(store, what);
    expect((await prune(store, { ...forEver, deliveries: 365 * DAY }, NOW)).deliveries).toBe(expected);
    store.close();
  });
});

describe('pruning', () => {
  test('with nothing old does nothing and says so', async () => {
    const store = await opened();
    await found(store, 1);
    const policy = { items: 90 * DAY, stories: 365 * DAY, deliveries: 365 * DAY };
    const nothing = { items: 0, stories: 0, deliveries: 0, bytes: 0 };
    expect(await prune(store, policy, NOW)).toEqual({
      ...nothing,
      message: 'Nothing was old enough to be forgotten.',
    });
    expect(await prune(store, forEver, NOW)).toMatchObject(nothing);
    store.close();
  });

  test('twice finds nothing the second time', async () => {
    const store = await opened();
    await found(store, 400);
    await store.archive.commit(aChunk({ items: [unrelated(dated(400))] }));
    const policy = { items: 90 * DAY, stories: 365 * DAY, deliveries: 365 * DAY };
    expect(await prune(store, policy, NOW)).toMatchObject({ items: 1, stories: 1 });
    expect(await prune(store, policy, NOW)).toMatchObject({ items: 0, stories: 0 });
    store.close();
  });

  test('gives the room back to the disk', async () => {
    const store = await opened();
    for (let n = 0; n < 100; n++) {
      const items = Array.from({ length: 50 }, () =>
        unrelated(anItem({ retrievedAt: 0, summary: 'long '.repeat(200) })),
      );
      await store.archive.commit(aChunk({ items }));
    }
    const pruned = await prune(store, { ...forEver, items: 1 }, NOW);
    expect(pruned.bytes).toBeGreaterThan(1_000_000);
    expect(pruned.message).toMatch(/MB went back to the disk\.$/);
    store.close();
  });

  test('for a negative time is nonsense', async () => {
    const store = await opened();
    await expect(prune(store, { ...forEver, items: -1 }, NOW)).rejects.toThrow(RangeError);
    store.close();
  });
});
