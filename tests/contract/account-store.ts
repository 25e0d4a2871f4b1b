import { describe, expect, test } from 'vitest';
import { HOUR } from '../../src/domain/time.ts';
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
        expect(await account.outbox()).toEqual({
          pending: 0,
          sending: 0,
          sent: 0,
          held: 0,
          failed: 0,
          dead: 0,
        });
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
      }));
  });
}
