import { describe, expect, test } from 'vitest';
import { MOST_COUNTED } from '../../src/commands/ports.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import type { Query } from '../../src/query/syntax-tree.ts';
import { aChunk, draftFor, founder, foundingChunk, joiner, unrelated } from '../builders/chunk.ts';
import { anItem } from '../builders/item.ts';
import { NOW, type OpenStore, type StoreUnderTest, withFeeds } from './store-under-test.ts';
import { backtestContract } from './story-backtest.ts';

const ALL: Query = { kind: 'all' };
const day = (n: number) => NOW - n * DAY;

async function ids(store: StoreUnderTest, query: Query, offset = 0, limit = 100): Promise<number[]> {
  const page = await store.search.search(query, { now: NOW, offset, limit });
  return page.stories.map(({ id }) => id);
}

/** Founds a story by an item of each of these days, in this order. */
async function foundOn(store: StoreUnderTest, days: readonly number[]): Promise<void> {
  for (const n of days) await store.archive.commit(foundingChunk(anItem({ published: day(n) })));
}

/** What every story search does. That it selects what a query means is held by the differential test of the query language. */
export function storySearchContract(open: OpenStore): void {
  backtestContract(open);

  describe('the order of stories', () => {
    test('is by publication, newest first, also when old news comes late', () =>
      withFeeds(open, async (store) => {
        await foundOn(store, [5, 1, 9, 3]);
        expect(await ids(store, ALL)).toEqual([2, 4, 1, 3]);
      }));

    test('among stories of one moment the one that came last is first', () =>
      withFeeds(open, async (store) => {
        await foundOn(store, [5, 5, 5]);
        expect(await ids(store, ALL)).toEqual([3, 2, 1]);
      }));

    test('follows a story whose earlier item comes to light, in every way of asking', () =>
      withFeeds(open, async (store) => {
        await foundOn(store, [1, 3]);
        const earlier = anItem({ published: day(6), title: 'Talks begin' });
        const draft = draftFor(anItem({ published: day(1) }), { published: day(6) });
        await store.archive.commit(aChunk({ items: [joiner(earlier, 1)], moved: [{ id: 1, draft }] }));
        expect(await ids(store, ALL)).toEqual([2, 1]);
        expect(await ids(store, { kind: 'country', code: 'IN' })).toEqual([2, 1]);
        expect(await ids(store, { kind: 'phrase', words: ['semiconductor'] })).toEqual([2, 1]);
        expect(await ids(store, { kind: 'phrase', words: ['talks', 'begin'] })).toEqual([1]);
      }));

    test('puts a story that moves to the moment of others after them, and so first', () =>
      withFeeds(open, async (store) => {
        await foundOn(store, [1, 5, 5]);
        const draft = draftFor(anItem({ published: day(1) }), { published: day(5) });
        await store.archive.commit(
          aChunk({ items: [joiner(anItem({ published: day(5) }), 1)], moved: [{ id: 1, draft }] }),
        );
        expect(await ids(store, ALL)).toEqual([1, 3, 2]);
      }));

    test('holds for dates at the edges of time', () =>
      withFeeds(open, async (store) => {
        const published = [0, 1, Date.parse('1999-12-31T23:59:59.999Z'), Date.parse('2100-01-01'), NOW];
        for (const moment of published) {
          await store.archive.commit(foundingChunk(anItem({ published: moment })));
        }
        expect(await ids(store, ALL)).toEqual([4, 5, 3, 2, 1]);
      }));
  });

  describe('a page', () => {
    test('is a part of the order, with the number of all', () =>
      withFeeds(open, async (store) => {
        await foundOn(store, [1, 2, 3, 4, 5]);
        const page = await store.search.search(ALL, { now: NOW, offset: 1, limit: 2 });
        expect([page.total, page.more, page.stories.map(({ id }) => id)]).toEqual([5, false, [2, 3]]);
        expect(await ids(store, ALL, 4, 10)).toEqual([5]);
        expect(await ids(store, ALL, 5, 10)).toEqual([]);
      }));

    test('counts to a bound, or to the end of a page behind it', () =>
      withFeeds(open, async (store) => {
        const items = Array.from({ length: MOST_COUNTED + 2 }, (_, n) =>
          anItem({ published: NOW - n * MINUTE }),
        );
        for (let at = 0; at < items.length; at += 50) {
          const some = items.slice(at, at + 50);
          const records = some.map((item, i) => founder(item, i));
          await store.archive.commit(aChunk({ items: records, founded: some.map((item) => draftFor(item)) }));
        }
        const counts = async (query: Query, offset: number): Promise<readonly [number, boolean, number]> => {
          const page = await store.search.search(query, { now: NOW, offset, limit: 1 });
          return [page.total, page.more, page.stories.length];
        };
        const all = MOST_COUNTED + 2;
        expect(await counts(ALL, 0)).toEqual([MOST_COUNTED, true, 1]);
        expect(await counts({ kind: 'country', code: 'IN' }, MOST_COUNTED)).toEqual([
          MOST_COUNTED + 1,
          true,
          1,
        ]);
        expect(await counts({ kind: 'phrase', words: ['india'] }, all - 1)).toEqual([all, false, 1]);
        expect(await counts(ALL, all)).toEqual([all, false, 0]);
        const since: Query = { kind: 'since', bound: { kind: 'ago', span: (MOST_COUNTED - 1) * MINUTE } };
        expect(await counts(since, 0)).toEqual([MOST_COUNTED, false, 1]);
      }));

    test('of an empty store is empty', () =>
      withFeeds(open, async (store) => {
        expect(await store.search.search(ALL, { now: NOW, offset: 0, limit: 9 })).toEqual({
          stories: [],
          total: 0,
          more: false,
        });
      }));
  });

  describe('what an item that joins brings is found at once, and what it changes no longer', () => {
    const cases: readonly (readonly [string, Query, boolean, boolean])[] = [
      ['a word of its title', { kind: 'phrase', words: ['tariffs'] }, false, true],
      ['a phrase of its summary', { kind: 'phrase', words: ['rare', 'earth'] }, false, true],
      ['a beginning of a word', { kind: 'prefix', stem: 'magn' }, false, true],
      ['no phrase across two fields', { kind: 'phrase', words: ['begin', 'india'] }, false, false],
      ['its outlet', { kind: 'source', words: ['dsit'] }, false, true],
      ['the founder’s outlet', { kind: 'source', words: ['mint'] }, true, true],
      ['its kind of feed', { kind: 'feed-kind', feedKind: 'government' }, false, true],
      ['its language', { kind: 'lang', lang: 'hi' }, false, true],
      ['the new stage', { kind: 'stage', stage: 'signed' }, false, true],
      ['the old stage', { kind: 'stage', stage: 'proposed' }, true, false],
      ['a sector', { kind: 'sector', sector: 'quantum' }, false, true],
      ['the initiative', { kind: 'initiative', id: 'gb-in-tsi' }, false, true],
      ['a pair', { kind: 'pair', pair: ['GB', 'IN'] }, true, true],
      ['a background pair', { kind: 'pair', pair: ['IN', 'US'] }, false, false],
      ['a country', { kind: 'country', code: 'GB' }, true, true],
      ['not', { kind: 'not', of: { kind: 'phrase', words: ['tariffs'] } }, true, false],
      ['since', { kind: 'since', bound: { kind: 'ago', span: 3 * DAY } }, true, true],
      ['until', { kind: 'until', bound: { kind: 'ago', span: 3 * DAY } }, false, false],
    ];

    test.each(cases)('%s', (_name, query, before, after) =>
      withFeeds(open, async (store) => {
        const first = anItem({ published: day(2), summary: 'Talks begin' });
        await store.archive.commit(foundingChunk(first, { backgroundPairs: [['IN', 'US']] }));
        expect((await ids(store, query)).length > 0).toBe(before);
        const second = anItem({
          feedId: 2,
          published: day(2) + HOUR,
          title: 'India, UK sign; tariffs next',
          summary: 'Rare-earth magnets are part of it.',
          outlet: 'DSIT',
          lang: 'hi',
        });
        const draft = draftFor(first, {
          backgroundPairs: [['IN', 'US']],
          sectors: ['semiconductors', 'quantum'],
          stage: 'signed',
          initiative: 'gb-in-tsi',
        });
        await store.archive.commit(
          aChunk({ feedId: 2, items: [joiner(second, 1)], moved: [{ id: 1, draft }] }),
        );
        expect((await ids(store, query)).length > 0).toBe(after);
      }),
    );
  });

  test('a beginning finds the words that have it, be they few or hundreds', () =>
    withFeeds(open, async (store) => {
      const summary = Array.from({ length: 400 }, (_, n) => `wo${n % 20 < 10 ? 'rd' : 'rk'}${n}`).join(' ');
      await store.archive.commit(foundingChunk(anItem({ title: 'Words', summary })));
      await store.archive.commit(foundingChunk(anItem({ title: 'Wo\u0308rter', summary: '' })));
      await store.archive.commit(foundingChunk(anItem({ title: 'Others', summary: '' })));
      const begins = (stem: string) => ids(store, { kind: 'prefix', stem });
      expect([await begins('wo'), await begins('wor'), await begins('word')]).toEqual([[2, 1], [2, 1], [1]]);
      expect([await begins('word39'), await begins('wort'), await begins('work3')]).toEqual([[], [2], [1]]);
    }));

  describe('one story by its number', () => {
    test('comes with the founder’s evidence and reason', () =>
      withFeeds(open, async (store) => {
        const evidence = [
          { field: 'title', start: 0, end: 5, text: 'India', supports: 'party', label: 'IN' },
        ] as const;
        const item = anItem();
        await store.archive.commit(foundingChunk(item, {}, { evidence, because: 'Two governments.' }));
        await store.archive.commit(
          aChunk({ items: [joiner(anItem(), 1)], moved: [{ id: 1, draft: draftFor(item) }] }),
        );
        expect(await store.search.byNumber(1)).toMatchObject({
          ...draftFor(item),
          id: 1,
          revision: 2,
          evidence,
          because: 'Two governments.',
          sources: [{ founder: true }, { founder: false }],
        });
      }));

    test.each([0, 2, -1, 1.5, Number.MAX_SAFE_INTEGER])('%s is nobody’s', (number) =>
      withFeeds(open, async (store) => {
        await foundOn(store, [1]);
        expect(await store.search.byNumber(number)).toBeNull();
      }),
    );
  });

  describe('what became of an address', () => {
    test('is told of every item that has it, newest first', () =>
      withFeeds(open, async (store) => {
        const address = 'https://example.com/talks';
        const first = anItem({ canonicalUrl: address, retrievedAt: day(2) });
        const again = anItem({ feedId: 2, canonicalUrl: address, retrievedAt: day(1), title: 'Cricket' });
        await store.archive.commit(foundingChunk(first));
        await store.archive.commit(aChunk({ feedId: 2, items: [unrelated(again)] }));
        expect(await store.search.fateOf(address)).toEqual([
          {
            title: 'Cricket',
            outlet: 'Mint',
            feedTitle: 'Mint - Politics',
            published: again.published,
            retrievedAt: day(1),
            fate: 'irrelevant',
            because: 'It names no second government.',
            evidence: [],
            storyNumber: null,
            standing: null,
            corrections: [],
            changes: [],
            firstPoll: true,
          },
          expect.objectContaining({ title: first.title, fate: 'founded', storyNumber: 1 }),
        ]);
        expect(await store.search.fateOf('https://nobody.example/')).toEqual([]);
      }));
  });
}
