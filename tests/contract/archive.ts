import { describe, expect, test } from 'vitest';
import { NEVER_POLLED } from '../../src/domain/feed.ts';
import { HOUR } from '../../src/domain/time.ts';
import { aChunk, draftFor, founder, foundingChunk, joiner, unrelated } from '../builders/chunk.ts';
import { anItem } from '../builders/item.ts';
import { NOW, type OpenStore, type StoreUnderTest, withFeeds } from './store-under-test.ts';

const everything = { now: NOW, offset: 0, limit: 100 };

const stories = async (store: StoreUnderTest) =>
  (await store.search.search({ kind: 'all' }, everything)).stories;

/** What every archive does. */
export function archiveContract(open: OpenStore): void {
  describe('committing a chunk', () => {
    test('founds a story with its item as the first source', () =>
      withFeeds(open, async (store) => {
        const item = anItem();
        await store.archive.commit(foundingChunk(item));
        expect(await stories(store)).toEqual([
          {
            id: 1,
            number: 1,
            revision: 1,
            ...draftFor(item),
            sources: [
              {
                outlet: item.outlet,
                kind: 'news',
                title: item.title,
                url: item.url,
                lang: 'en',
                published: item.published,
                stage: 'proposed',
                founder: true,
                credits: [],
              },
            ],
          },
        ]);
      }));

    test('keeps the sums and the date of the news', () =>
      withFeeds(open, async (store) => {
        const item = anItem();
        const details = {
          amounts: [{ currency: 'INR', value: 1e10, text: 'Rs 1,000 crore' }],
          date: '2023-05-04',
        };
        await store.archive.commit(aChunk({ items: [founder(item)], founded: [draftFor(item, details)] }));
        expect(await stories(store)).toMatchObject([details]);
        expect(await store.search.byNumber(1)).toMatchObject(details);
      }));

    test('shows what credits an agency in the text of a source', () =>
      withFeeds(open, async (store) => {
        await store.archive.commit(foundingChunk(anItem({ summary: 'They agreed. (PTI)' })));
        const [story] = await stories(store);
        expect(story?.sources.map(({ credits }) => credits)).toEqual([[{ name: 'PTI', certain: true }]]);
      }));

    test('an item of another feed joins: new values, the revision one up, a second source', () =>
      withFeeds(open, async (store) => {
        const first = anItem();
        const second = anItem({ feedId: 2, outlet: 'DSIT', published: first.published + HOUR });
        await store.archive.commit(foundingChunk(first));
        const draft = draftFor(first, { stage: 'signed', updated: second.published });
        await store.archive.commit(
          aChunk({
            feedId: 2,
            items: [joiner(second, 1, { stage: 'signed' })],
            moved: [{ id: 1, draft }],
          }),
        );
        const [story] = await stories(store);
        expect(story).toMatchObject({ revision: 2, stage: 'signed', updated: second.published });
        expect(
          story?.sources.map(({ outlet, kind, stage, founder: isFounder }) => [
            outlet,
            kind,
            stage,
            isFounder,
          ]),
        ).toEqual([
          ['Mint', 'news', 'proposed', true],
          ['DSIT', 'government', 'signed', false],
        ]);
      }));

    test('several stories and items at once, joiners within the chunk among them', () =>
      withFeeds(open, async (store) => {
        const [a, b, c] = [anItem({ title: 'A' }), anItem({ title: 'B' }), anItem({ title: 'C' })];
        const inA = { ...joiner(b, 0), story: { kind: 'new', index: 0 } } as const;
        await store.archive.commit(
          aChunk({
            items: [founder(a, 0), inA, unrelated(), founder(c, 1)],
            founded: [draftFor(a), draftFor(c, { published: c.published + 1 })],
          }),
        );
        const found = await stories(store);
        expect(found.map((story) => story.sources.map(({ title }) => title))).toEqual([['C'], ['A', 'B']]);
        expect(found.map(({ revision }) => revision)).toEqual([1, 1]);
      }));

    test('a repeat belongs to its story without being a source or changing it', () =>
      withFeeds(open, async (store) => {
        const first = anItem();
        await store.archive.commit(foundingChunk(first));
        const repeat = anItem({ feedId: 2, canonicalUrl: first.canonicalUrl });
        await store.archive.commit(
          aChunk({
            feedId: 2,
            items: [{ ...joiner(repeat, 1), fate: 'duplicate' }],
          }),
        );
        const [story] = await stories(store);
        expect([story?.revision, story?.sources.length]).toEqual([1, 1]);
        const fates = await store.search.fateOf(first.canonicalUrl ?? '');
        expect(fates.map(({ fate, storyNumber }) => [fate, storyNumber])).toEqual([
          ['duplicate', 1],
          ['founded', 1],
        ]);
      }));

    test('what the poll learnt goes with it', () =>
      withFeeds(open, async (store) => {
        const health = { ...NEVER_POLLED, lastPolledAt: NOW, nextPollAt: NOW + HOUR };
        const validators = { etag: '"x"', lastModified: null };
        await store.archive.commit(aChunk({ feedId: 2, poll: { health, validators } }));
        const [one, two] = await store.feeds.list();
        expect(one?.health).toEqual(NEVER_POLLED);
        expect(two).toMatchObject({ health, validators });
      }));

    test('items of a feed that was removed stay, and so does its name', () =>
      withFeeds(open, async (store) => {
        const item = anItem();
        await store.archive.commit(foundingChunk(item));
        await store.feeds.remove(1);
        expect(await stories(store)).toHaveLength(1);
        expect(await store.search.fateOf(item.canonicalUrl ?? '')).toEqual([
          expect.objectContaining({ feedTitle: 'Mint - Politics' }),
        ]);
      }));
  });

  describe('committing again', () => {
    test('the same chunk changes nothing', () =>
      withFeeds(open, async (store) => {
        const chunk = foundingChunk(anItem());
        await store.archive.commit(chunk);
        const before = await stories(store);
        await store.archive.commit(chunk);
        expect(await stories(store)).toEqual(before);
        expect((await store.account.items(0)).founded).toBe(1);
      }));

    test('a chunk that moved a story does not move it twice', () =>
      withFeeds(open, async (store) => {
        const first = anItem();
        await store.archive.commit(foundingChunk(first));
        const chunk = aChunk({
          items: [joiner(anItem(), 1)],
          moved: [{ id: 1, draft: draftFor(first, { stage: 'signed' }) }],
        });
        await store.archive.commit(chunk);
        await store.archive.commit(chunk);
        expect((await stories(store))[0]?.revision).toBe(2);
      }));

    test('in another cut: what is new joins the story that the stored items founded', () =>
      withFeeds(open, async (store) => {
        const [first, second] = [anItem(), anItem({ title: 'Second' })];
        await store.archive.commit(foundingChunk(first));
        await store.archive.commit(
          aChunk({
            items: [founder(first, 0), { ...joiner(second, 0), story: { kind: 'new', index: 0 } }],
            founded: [draftFor(first)],
          }),
        );
        const found = await stories(store);
        expect(found).toHaveLength(1);
        expect(found[0]).toMatchObject({
          revision: 2,
          sources: [{ title: first.title }, { title: 'Second' }],
        });
        expect(await store.account.items(0)).toMatchObject({ founded: 1, joined: 1 });
      }));

    test('the same item twice in one chunk is one item', () =>
      withFeeds(open, async (store) => {
        const item = anItem();
        await store.archive.commit(
          aChunk({ items: [founder(item, 0), founder(item, 1)], founded: [draftFor(item), draftFor(item)] }),
        );
        expect(await stories(store)).toHaveLength(1);
      }));

    test('the same fingerprint in another feed is another item', () =>
      withFeeds(open, async (store) => {
        const item = anItem();
        await store.archive.commit(aChunk({ items: [unrelated(item)] }));
        await store.archive.commit(aChunk({ feedId: 2, items: [unrelated({ ...item, feedId: 2 })] }));
        expect((await store.account.items(0)).irrelevant).toBe(2);
      }));
  });

  describe('a chunk that cannot be stored', () => {
    test.each([
      [
        'moves a story that is not there',
        { moved: [{ id: 7, draft: draftFor(anItem()) }], items: [joiner(anItem(), 7)] },
      ],
      ['founds a story without a draft', { items: [founder(anItem(), 3)] }],
      ['belongs to a feed that is not there', { feedId: 9, items: [unrelated(anItem({ feedId: 9 }))] }],
    ] as const)('because it %s leaves nothing behind', (_name, wrong) =>
      withFeeds(open, async (store) => {
        const good = foundingChunk(anItem());
        const chunk = aChunk({ ...good, ...wrong, items: [...good.items, ...wrong.items] });
        await expect(store.archive.commit(chunk)).rejects.toThrow();
        expect(await stories(store)).toEqual([]);
        expect((await store.account.items(0)).founded).toBe(0);
      }),
    );
  });
}
