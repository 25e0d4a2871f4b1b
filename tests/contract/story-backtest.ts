import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/domain/time.ts';
import type { Query } from '../../src/query/syntax-tree.ts';
import { aChunk, draftFor, foundingChunk, joiner } from '../builders/chunk.ts';
import { anItem } from '../builders/item.ts';
import { NOW, type OpenStore, type StoreUnderTest, withFeeds } from './store-under-test.ts';

const day = (n: number) => NOW - n * DAY;

/** Founds a story by an item of each of these days, in this order. */
async function foundOn(store: StoreUnderTest, days: readonly number[]): Promise<void> {
  for (const n of days) await store.archive.commit(foundingChunk(anItem({ published: day(n) })));
}

/** What every back-test does. */
export function backtestContract(open: OpenStore): void {
  describe('a back-test', () => {
    const backtest = (store: StoreUnderTest, query: Query, days = 90, limit = 3) =>
      store.search.backtest(query, { now: NOW, days, limit });
    const ago = (kind: 'since' | 'until', days: number): Query => ({
      kind,
      bound: { kind: 'ago', span: days * DAY },
    });

    test('counts the stories of its days, and shows the newest', () =>
      withFeeds(open, async (store) => {
        await foundOn(store, [91, 90, 40, 0, 50, 1]);
        await store.archive.commit(foundingChunk(anItem({ published: NOW + HOUR })));
        const { total, days, perWeek, latest } = await backtest(store, { kind: 'country', code: 'IN' });
        expect([total, days, latest.map(({ number }) => number)]).toEqual([5, 90, [4, 6, 3]]);
        expect(perWeek).toBeCloseTo((5 * 7) / 90);
        expect(latest[0]?.sources).toHaveLength(1);
      }));

    test('is a rate over the days that the archive covers', () =>
      withFeeds(open, async (store) => {
        const asked: Query = { kind: 'country', code: 'IN' };
        expect(await backtest(store, asked)).toMatchObject({ days: 90, perWeek: 0 });
        await foundOn(store, [9.5, 1, 2]);
        expect(await backtest(store, asked)).toMatchObject({ total: 3, days: 10, perWeek: 2.1 });
        expect(await backtest(store, asked, 7)).toMatchObject({ total: 2, days: 7, perWeek: 2 });
      }));

    test('of what nobody tells finds nothing', () =>
      withFeeds(open, async (store) => {
        await foundOn(store, [1]);
        expect(await backtest(store, { kind: 'country', code: 'NZ' })).toEqual({
          total: 0,
          days: 1,
          perWeek: 0,
          latest: [],
        });
      }));

    test.each<[string, Query, number]>([
      ['since, before each story', ago('since', 7), 3],
      ['until, before each story', ago('until', 7), 0],
      ['not since', { kind: 'not', of: ago('since', 7) }, 0],
      ['an alternative', { kind: 'or', of: [ago('until', 7), { kind: 'stage', stage: 'proposed' }] }, 3],
      ['a word with a span', { kind: 'and', of: [{ kind: 'phrase', words: ['india'] }, ago('since', 7)] }, 3],
      ['a date', { kind: 'since', bound: { kind: 'at', at: NOW - (NOW % DAY) - 30 * DAY } }, 2],
    ])('counts spans from the publication of each story, dates as they are: %s', (_name, query, total) =>
      withFeeds(open, async (store) => {
        await foundOn(store, [1, 20, 60]);
        expect((await backtest(store, query)).total).toBe(total);
      }),
    );

    test('judges a story as it is now', () =>
      withFeeds(open, async (store) => {
        const first = anItem({ published: day(20) });
        await store.archive.commit(foundingChunk(first));
        const signed: Query = { kind: 'stage', stage: 'signed' };
        expect((await backtest(store, signed)).total).toBe(0);
        const draft = draftFor(first, { stage: 'signed' });
        const item = anItem({ published: day(1) });
        await store.archive.commit(aChunk({ items: [joiner(item, 1)], moved: [{ id: 1, draft }] }));
        expect((await backtest(store, signed)).total).toBe(1);
        expect((await backtest(store, signed, 10)).total).toBe(0);
      }));

    test('counts on where a page would stop', () =>
      withFeeds(open, async (store) => {
        await foundOn(store, [1, 2, 3, 4, 5]);
        expect(await backtest(store, { kind: 'all' }, 30, 0)).toMatchObject({ total: 5, latest: [] });
      }));
  });
}
