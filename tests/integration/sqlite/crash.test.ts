import type { Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { inspectFile } from '../../../adapters/sqlite/inspect-file.ts';
import { openStore } from '../../../adapters/sqlite/store.ts';
import { tempFolder } from '../../builders/temp-folder.ts';
import { startChild } from './child.ts';

const path = tempFolder();
const CHUNK = 50;

/** What a chunk left in each place that it writes to. */
function perPlace(db: Database): Record<string, unknown> {
  const one = (sql: string) => db.prepare(sql).pluck().get();
  return {
    items: one('SELECT count(*) FROM items'),
    stories: one('SELECT count(*) FROM stories'),
    told: one('SELECT count(*) FROM story_items'),
    text: one("SELECT count(*) FROM story_text WHERE story_text MATCH 'text : quantum'"),
    tagged: one("SELECT count(*) FROM story_tags WHERE tag = 'p:GB~IN'"),
    ledger: one('SELECT count(*) FROM transitions'),
    poll: Number(one('SELECT etag FROM feeds')) * CHUNK,
  };
}

/** The same number in every place. */
const everywhere = (n: number) => ({ items: n, stories: n, told: n, text: n, tagged: n, ledger: n, poll: n });

describe('a process that is killed while it commits', () => {
  test.each(['3-1', '3-25', '3-50'])(
    'in the middle of a chunk (item %s) leaves the chunks before, whole',
    async (fatal) => {
      const file = path('entente.db');
      const child = startChild('commit-chunks.mjs', file, fatal);
      expect(await child.ended()).toBe('SIGKILL');
      const store = openStore({ file, clock: { now: () => 0 } });
      expect(perPlace(store.db)).toEqual(everywhere(2 * CHUNK));
      const known = await store.archive.known(1, ['2-50', '3-1', '3-24']);
      expect([...known.keys()]).toEqual(['2-50']);
      store.close();
      expect(inspectFile(file)).toMatchObject({ ok: true });
    },
  );

  test.each([1, 2, 3, 5, 8])('at any moment after chunk %s leaves only whole chunks', async (last) => {
    const file = path('entente.db');
    const child = startChild('commit-chunks.mjs', file);
    for (let line = await child.line(); line !== String(last); line = await child.line()) {
      if (line === null) throw new Error('The process ended by itself.');
    }
    await child.kill();
    const store = openStore({ file, clock: { now: () => 0 } });
    const places = perPlace(store.db);
    expect(Number(places.items) % CHUNK).toBe(0);
    expect(Number(places.items)).toBeGreaterThanOrEqual(last * CHUNK);
    expect(places).toEqual(everywhere(Number(places.items)));
    store.close();
    expect(inspectFile(file)).toMatchObject({ ok: true });
  });

  test('while another process has the file open: that one reads on and can write', async () => {
    const file = path('entente.db');
    const store = openStore({ file, clock: { now: () => 0 } });
    const child = startChild('commit-chunks.mjs', file, '2-30');
    await child.ended();
    expect((await store.account.items(0)).founded).toBe(CHUNK);
    expect(await store.feeds.remove(1)).toBe(true);
    store.close();
  });
});
