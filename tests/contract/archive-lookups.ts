import { describe, expect, test } from 'vitest';
import { DAY } from '../../src/domain/time.ts';
import { wordingOf } from '../../src/stories/wording.ts';
import { aChunk, draftFor, foundingChunk, unrelated } from '../builders/chunk.ts';
import { anItem } from '../builders/item.ts';
import { NOW, type OpenStore, type StoreUnderTest, withFeeds } from './store-under-test.ts';

/** What every archive tells the one writer. */
export function archiveLookupsContract(open: OpenStore): void {
  describe('what is known', () => {
    test('are the fingerprints of this feed only', () =>
      withFeeds(open, async (store) => {
        const [mine, theirs] = [anItem(), anItem({ feedId: 2 })];
        await store.archive.commit(aChunk({ items: [unrelated(mine)] }));
        await store.archive.commit(aChunk({ feedId: 2, items: [unrelated(theirs)] }));
        const known = await store.archive.known(1, [mine.fingerprint, theirs.fingerprint, 'other']);
        expect([...known.keys()]).toEqual([mine.fingerprint]);
        expect(known.get(mine.fingerprint)).toEqual({
          revision: 1,
          wording: wordingOf(mine),
          fate: 'irrelevant',
          because: 'It names no second government.',
          story: null,
        });
        expect((await store.archive.known(1, [])).size).toBe(0);
      }));

    test('an address leads to the first item that has it, from whichever feed', () =>
      withFeeds(open, async (store) => {
        const first = anItem({ feedId: 2 });
        const address = first.canonicalUrl ?? '';
        await store.archive.commit(foundingChunk(first));
        await store.archive.commit(aChunk({ items: [unrelated(anItem({ canonicalUrl: address }))] }));
        expect(await store.archive.byCanonicalUrl(address)).toEqual({ fate: 'founded', story: 1 });
        expect(await store.archive.byCanonicalUrl('https://nobody.example/')).toBeNull();
      }));

    test('an address of what is no news has no story', () =>
      withFeeds(open, async (store) => {
        const item = anItem();
        await store.archive.commit(aChunk({ items: [unrelated(item)] }));
        const found = await store.archive.byCanonicalUrl(item.canonicalUrl ?? '');
        expect(found).toEqual({ fate: 'irrelevant', story: null });
      }));
  });

  describe('candidates', () => {
    const at = (days: number) => NOW - days * DAY;
    const around = (days: number, parties: readonly string[], limit = 10) => ({
      parties,
      from: at(days + 3),
      to: at(days - 3),
      limit,
    });
    const seed = async (store: StoreUnderTest) => {
      const dated: [number, readonly string[]][] = [
        [30, ['GB', 'IN']],
        [20, ['IN', 'US']],
        [19, ['GB', 'IN']],
        [18, ['FR', 'JP']],
        [21, ['AU', 'GB', 'IN']],
      ];
      for (const [days, parties] of dated) {
        const item = anItem({ published: at(days) });
        await store.archive.commit(foundingChunk(item, { parties, pairs: [] }));
      }
    };

    test.each([
      ['share a party within the window, newest first', around(20, ['IN']), [3, 2, 5]],
      ['any of several parties', around(20, ['US', 'JP']), [4, 2]],
      ['most shared parties first', around(20, ['IN', 'US', 'AU']), [2, 5, 3]],
      ['a party asked for twice counts once', around(20, ['IN', 'IN', 'GB']), [3, 5, 2]],
      ['at most the limit', around(20, ['IN'], 2), [3, 2]],
      ['none without a shared party', around(20, ['BR']), []],
      ['none without parties', around(20, []), []],
      ['none outside the window', around(60, ['IN']), []],
      ['both ends of the window are in it', { parties: ['IN'], from: at(21), to: at(20), limit: 9 }, [2, 5]],
    ] as const)('%s', (_name, asked, ids) =>
      withFeeds(open, async (store) => {
        await seed(store);
        expect((await store.archive.candidates(asked)).map(({ id }) => id)).toEqual(ids);
      }),
    );

    test('come with their present values', () =>
      withFeeds(open, async (store) => {
        const item = anItem({ published: at(20) });
        await store.archive.commit(
          foundingChunk(item, { backgroundPairs: [['IN', 'US']], initiative: 'icet' }),
        );
        const [candidate] = await store.archive.candidates(around(20, ['GB']));
        expect(candidate?.draft).toEqual(
          draftFor(item, { backgroundPairs: [['IN', 'US']], initiative: 'icet' }),
        );
      }));
  });
}
