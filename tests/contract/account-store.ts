import { describe, expect, test } from 'vitest';
import { NO_DELIVERIES } from '../../src/domain/delivery.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import { aChunk, anUpsert, draftFor, founder, unrelated } from '../builders/chunk.ts';
import { anItem } from '../builders/item.ts';
import { NOW, type OpenStore, withStore } from './store-under-test.ts';

const none = { founded: 0, joined: 0, duplicate: 0, irrelevant: 0, unreadable: 0, pruned: 0 };

/** What every account store does. */
export function accountStoreContract(open: OpenStore): void {
  describe('the account', () => {
    test('of an empty store is all zeros', () =>
      withStore(open, async ({ account }) => {
        expect(await account.items(0)).toEqual(none);
        expect(await account.outbox()).toEqual(NO_DELIVERIES);
      }));

    test('counts every item once, by fate, of those retrieved since', () =>
      withStore(open, async ({ account, archive, feeds }) => {
        await feeds.upsert([anUpsert()]);
        const old = anItem({ retrievedAt: NOW - HOUR });
        const fresh = anItem({ retrievedAt: NOW });
        const broken = anItem({ retrievedAt: NOW });
        await archive.commit(
          aChunk({
            items: [
              unrelated(old),
              founder(fresh, 0),
              { item: broken, analysis: null, fate: 'unreadable', because: 'It has no title.', story: null },
            ],
            founded: [draftFor(fresh)],
          }),
        );
        expect(await account.items(0)).toEqual({ ...none, irrelevant: 1, founded: 1, unreadable: 1 });
        expect(await account.items(NOW)).toEqual({ ...none, founded: 1, unreadable: 1 });
        expect(await account.items(NOW + 1)).toEqual(none);
        const day = { feedId: 1, feedTitle: 'Mint - Politics', day: '2023-06-01' };
        expect(await account.book(0)).toEqual([
          { ...day, account: { ...none, irrelevant: 1, founded: 1, unreadable: 1 } },
        ]);
        expect(await account.book(NOW + 1)).toEqual([]);
      }));

    test('says what each feed has brought of items published since', () =>
      withStore(open, async ({ account, archive, feeds }) => {
        await feeds.upsert([anUpsert(), anUpsert({ url: 'https://two.example/', title: 'Two' })]);
        const [told, plain, old] = [NOW - HOUR, NOW - 5 * HOUR, NOW - DAY].map((published) =>
          anItem({ published }),
        );
        if (!told || !plain || !old) throw new Error('There are three items.');
        await archive.commit(
          aChunk({ items: [founder(told, 0), unrelated(plain), unrelated(old)], founded: [draftFor(told)] }),
        );
        const brought = { feedId: 1, items: 2, relevant: 1, first: NOW - 5 * HOUR, last: NOW - HOUR };
        expect(await account.rhythms(NOW - 6 * HOUR)).toEqual([brought]);
        expect(await account.rhythms(NOW)).toEqual([]);
      }));

    test('has a row for each feed and day', () =>
      withStore(open, async ({ account, archive, feeds }) => {
        await feeds.upsert([anUpsert(), anUpsert({ url: 'https://two.example/', title: 'Two' })]);
        for (const feedId of [2, 1]) {
          const days = [NOW, NOW - DAY, NOW - DAY + 1].map((retrievedAt) => anItem({ feedId, retrievedAt }));
          await archive.commit(aChunk({ feedId, items: days.map((item) => unrelated(item)) }));
        }
        const rows = await account.book(0);
        expect(
          rows.map(({ day, feedTitle, account: { irrelevant } }) => [day, feedTitle, irrelevant]),
        ).toEqual([
          ['2023-05-31', 'Mint - Politics', 2],
          ['2023-05-31', 'Two', 2],
          ['2023-06-01', 'Mint - Politics', 1],
          ['2023-06-01', 'Two', 1],
        ]);
      }));
  });
}
