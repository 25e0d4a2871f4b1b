import { describe, expect, test } from 'vitest';
import { AS_A_FEED, type FeedHealth, NEVER_POLLED, NO_ASKS, NO_VALIDATORS } from '../../src/domain/feed.ts';
import { anUpsert } from '../builders/chunk.ts';
import { NOW, type OpenStore, withStore } from './store-under-test.ts';

const A = 'https://a.example/feed';
const B = 'https://b.example/feed';
const polled: FeedHealth = {
  ...NEVER_POLLED,
  nextPollAt: NOW + 60_000,
  lastPolledAt: NOW,
  lastSuccessAt: NOW,
  lastStatus: 'fetched',
};
const off = (because: 'user' | 'gone' | 'catalogue') => ({ because, note: `off: ${because}` });

/** What every feed store does. */
export function feedStoreContract(open: OpenStore): void {
  describe('feeds', () => {
    test('are listed in the order of their ids, as they were given', () =>
      withStore(open, async ({ feeds }) => {
        const ids = await feeds.upsert([
          anUpsert({ url: A }),
          anUpsert({ url: B, country: null, lang: null }),
        ]);
        expect(await feeds.list()).toEqual([
          {
            ...anUpsert({ url: A }).source,
            id: ids[0],
            origin: 'catalogue',
            disabled: null,
            validators: NO_VALIDATORS,
            health: NEVER_POLLED,
          },
          expect.objectContaining({ id: ids[1], url: B, country: null, lang: null }),
        ]);
      }));

    test('are refreshed by address: the id and the state stay', () =>
      withStore(open, async ({ feeds }) => {
        const [id] = await feeds.upsert([anUpsert({ url: A })]);
        await feeds.recordPoll(id ?? 0, polled, { etag: '"1"', lastModified: null });
        const again = await feeds.upsert([anUpsert({ url: B }), anUpsert({ url: A, title: 'New title' })]);
        expect(again[1]).toBe(id);
        const [feed] = await feeds.list();
        expect(feed).toMatchObject({ title: 'New title', health: polled, validators: { etag: '"1"' } });
      }));

    test('are read as people decide: a refresh leaves it, the validators go, and it is due', () =>
      withStore(open, async ({ feeds }) => {
        const page = { watch: { kind: 'page', selector: 'ul > li' }, fullText: true } as const;
        const [id = 0] = await feeds.upsert([anUpsert({ url: A }), anUpsert({ url: B, ...page }, 'user')]);
        expect((await feeds.list())[1]).toMatchObject(page);
        await feeds.recordPoll(id, polled, { etag: '"1"', lastModified: null });
        await feeds.setReading(id, page);
        await feeds.upsert([anUpsert({ url: A }), anUpsert({ url: A }, 'user')]);
        expect((await feeds.list())[0]).toMatchObject({
          ...page,
          health: { ...polled, nextPollAt: 0 },
          validators: NO_VALIDATORS,
        });
        await feeds.setReading(id, AS_A_FEED);
        expect((await feeds.list())[0]).toMatchObject(AS_A_FEED);
      }));

    test('a removed one that is added again is read as it is added', () =>
      withStore(open, async ({ feeds }) => {
        const [id = 0] = await feeds.upsert([anUpsert({ url: A, fullText: true }, 'user')]);
        await feeds.remove(id);
        await feeds.upsert([anUpsert({ url: A }, 'user')]);
        expect((await feeds.list())[0]).toMatchObject(AS_A_FEED);
      }));

    test('the same address twice in one call is one feed', () =>
      withStore(open, async ({ feeds }) => {
        const ids = await feeds.upsert([anUpsert({ url: A }), anUpsert({ url: A })]);
        expect(ids[0]).toBe(ids[1]);
        expect(await feeds.list()).toHaveLength(1);
      }));

    test('keep what a poll learnt, to the letter', () =>
      withStore(open, async ({ feeds }) => {
        const [id = 0] = await feeds.upsert([anUpsert({ url: A })]);
        const failed: FeedHealth = {
          ...polled,
          lastStatus: 'failed',
          lastError: 'It did not answer within 15 s.',
          failures: 3,
          asks: { ...NO_ASKS, updateEvery: 3_600_000, skipHours: [1, 2], skipDays: ['Sunday'] },
          between: 5_400_000.5,
          movingTo: 'https://new.example/feed',
        };
        await feeds.recordPoll(id, polled, { etag: 'W/"é"', lastModified: 'Thu, 01 Jun 2023 12:00:00 GMT' });
        await feeds.recordPoll(id, failed);
        const [feed] = await feeds.list();
        expect(feed?.health).toEqual(failed);
        expect(feed?.validators).toEqual({
          etag: 'W/"é"',
          lastModified: 'Thu, 01 Jun 2023 12:00:00 GMT',
        });
      }));
  });

  test('a feed may be polled sooner or later than was said, and nothing else of it changes', () =>
    withStore(open, async ({ feeds }) => {
      const [id = 0] = await feeds.upsert([anUpsert({ url: A })]);
      await feeds.recordPoll(id, polled, { etag: '"1"', lastModified: null });
      const [before] = await feeds.list();
      await feeds.schedule(id, NOW + 5);
      expect(await feeds.list()).toEqual([{ ...before, health: { ...polled, nextPollAt: NOW + 5 } }]);
    }));

  describe('switching a feed', () => {
    test.each([
      ['catalogue on → catalogue off', null, 'catalogue', off('catalogue'), off('catalogue')],
      ['off by the user, catalogue on', off('user'), 'catalogue', null, off('user')],
      ['off by the user, added by the user', off('user'), 'user', null, off('user')],
      ['found gone, catalogue on', off('gone'), 'catalogue', null, off('gone')],
      ['found gone, added by the user', off('gone'), 'user', null, null],
    ] as const)('%s', (_name, set, origin, given, expected) =>
      withStore(open, async ({ feeds }) => {
        const [id = 0] = await feeds.upsert([anUpsert({ url: A })]);
        if (set) await feeds.setDisabled(id, set);
        await feeds.upsert([{ ...anUpsert({ url: A }, origin), disabled: given }]);
        expect((await feeds.list())[0]?.disabled).toEqual(expected);
      }),
    );

    test('what the user switches on stays on when the catalogue says off again', () =>
      withStore(open, async ({ feeds }) => {
        const shipped = { ...anUpsert({ url: A }), disabled: off('catalogue') };
        const [id = 0] = await feeds.upsert([shipped]);
        await feeds.setDisabled(id, null);
        await feeds.upsert([shipped]);
        expect((await feeds.list())[0]?.disabled).toBeNull();
      }));

    test("a user's feed stays the user's when the catalogue has it, too", () =>
      withStore(open, async ({ feeds }) => {
        await feeds.upsert([anUpsert({ url: A }, 'user')]);
        await feeds.upsert([anUpsert({ url: A }, 'catalogue')]);
        expect((await feeds.list())[0]?.origin).toBe('user');
      }));
  });

  describe('removing a feed', () => {
    test('takes it off the list, once', () =>
      withStore(open, async ({ feeds }) => {
        const [id = 0] = await feeds.upsert([anUpsert({ url: A }), anUpsert({ url: B })]);
        expect([await feeds.remove(id), await feeds.remove(id), await feeds.remove(99)]).toEqual([
          true,
          false,
          false,
        ]);
        expect((await feeds.list()).map((feed) => feed.url)).toEqual([B]);
      }));

    test('outlasts the catalogue, but not the user, who gets it back with its id as if never polled', () =>
      withStore(open, async ({ feeds }) => {
        const [id = 0] = await feeds.upsert([anUpsert({ url: A })]);
        await feeds.recordPoll(id, polled, { etag: '"1"', lastModified: null });
        await feeds.remove(id);
        await feeds.upsert([anUpsert({ url: A })]);
        expect(await feeds.list()).toEqual([]);
        await feeds.upsert([anUpsert({ url: A }, 'user')]);
        expect(await feeds.list()).toEqual([
          expect.objectContaining({ id, health: NEVER_POLLED, validators: NO_VALIDATORS, origin: 'user' }),
        ]);
      }));
  });

  describe('a feed that has moved', () => {
    test('is fetched at its new address and known by both', () =>
      withStore(open, async ({ feeds }) => {
        const [id = 0] = await feeds.upsert([anUpsert({ url: A })]);
        expect(await feeds.relocate(id, B)).toBe(true);
        expect(await feeds.upsert([anUpsert({ url: A }), anUpsert({ url: B })])).toEqual([id, id]);
        expect((await feeds.list()).map((feed) => feed.url)).toEqual([B]);
      }));

    test('does not move to where another one stands', () =>
      withStore(open, async ({ feeds }) => {
        const [id = 0] = await feeds.upsert([anUpsert({ url: A }), anUpsert({ url: B })]);
        expect(await feeds.relocate(id, B)).toBe(false);
        expect((await feeds.list()).map((feed) => feed.url)).toEqual([A, B]);
      }));

    test('can move back', () =>
      withStore(open, async ({ feeds }) => {
        const [id = 0] = await feeds.upsert([anUpsert({ url: A })]);
        await feeds.relocate(id, B);
        expect(await feeds.relocate(id, A)).toBe(true);
        expect((await feeds.list())[0]?.url).toBe(A);
      }));
  });
}
