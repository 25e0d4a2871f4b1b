import { describe, expect, test } from 'vitest';
import type { CorrectionAct } from '../../src/domain/correction.ts';
import type { Stage } from '../../src/domain/stage.ts';
import { HOUR } from '../../src/domain/time.ts';
import { aChunk, draftFor, founder, joiner } from '../builders/chunk.ts';
import { anItem } from '../builders/item.ts';
import { NOW, type OpenStore, type StoreUnderTest, withFeeds } from './store-under-test.ts';

const signed = { by: 'reviewer', why: 'I read it.', at: NOW };
const everything = { now: NOW, offset: 0, limit: 100 };

/** Commits one story a row, each told by items with these titles, the first its founder. */
async function told(store: StoreUnderTest, ...stories: readonly (readonly string[])[]): Promise<void> {
  for (const [i, titles] of stories.entries()) {
    const items = titles.map((title) => anItem({ title, outlet: title, published: NOW - HOUR }));
    const [first, ...others] = items;
    if (!first) continue;
    await store.archive.commit(aChunk({ items: [founder(first, 0)], founded: [draftFor(first)] }));
    for (const other of others) {
      const moved = [{ id: i + 1, draft: draftFor(first) }];
      await store.archive.commit(aChunk({ items: [joiner(other, i + 1)], moved }));
    }
  }
}

const correct = async (store: StoreUnderTest, story: number, act: CorrectionAct, at = NOW) => {
  const outcome = await store.review.correct(story, act, { ...signed, at });
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.correction.number;
};

const shown = async (store: StoreUnderTest) => {
  const { stories } = await store.search.search({ kind: 'all' }, everything);
  return stories.map(({ number, sources }) => [number, ...sources.map(({ title }) => title)]);
};

const ids = async (store: StoreUnderTest, story: number) =>
  (await store.review.sheet(story))?.tellers.map(({ id }) => id) ?? [];

/** What every store of corrections does. */
export function reviewStoreContract(open: OpenStore): void {
  describe('a relabelled story', () => {
    test('has the labels that were set, in searches and in the ledger, and a revision more', () =>
      withFeeds(open, async (store) => {
        await told(store, ['A']);
        const labels = {
          pairs: [['IN', 'JP']],
          sectors: ['quantum'],
          stage: 'signed',
          initiative: 'X',
        } as const;
        await correct(store, 1, { kind: 'relabel', labels });
        const jp = { kind: 'country', code: 'JP' } as const;
        expect(await store.search.search(jp, everything)).toMatchObject({
          stories: [{ number: 1, revision: 2, ...labels }],
        });
        expect(await store.ledger.byPair(['GB', 'IN'], 9)).toEqual([]);
        expect(await store.ledger.byPair(['IN', 'JP'], 9)).toMatchObject([
          { stage: 'signed', initiative: 'X' },
        ]);
      }));

    test.each<[string, Stage, 'news' | 'government', number, Stage]>([
      ['a copy with the overruled stage', 'signed', 'news', HOUR, 'announced'],
      ['an official word on the overruled stage', 'signed', 'government', HOUR, 'signed'],
      ['news of a further stage', 'active', 'news', HOUR, 'active'],
      ['news of an earlier stage', 'proposed', 'news', HOUR, 'announced'],
      ['what was published before the review', 'active', 'news', -HOUR, 'announced'],
    ])('after %s stands as it should', (_what, stage, kind, after, expected) =>
      withFeeds(open, async (store) => {
        const first = anItem({ published: NOW - HOUR });
        const draft = draftFor(first, { stage: 'signed' });
        await store.archive.commit(
          aChunk({ items: [founder(first, 0, { stage: 'signed' })], founded: [draft] }),
        );
        await correct(store, 1, { kind: 'relabel', labels: { stage: 'announced' } });
        const feedId = kind === 'government' ? 2 : 1;
        const copy = anItem({ feedId, published: NOW + after });
        // As a writer does that prepared its chunk before the reviewer came.
        await store.archive.commit(
          aChunk({ feedId, items: [joiner(copy, 1, { stage })], moved: [{ id: 1, draft }] }),
        );
        expect((await store.search.byNumber(1))?.stage).toBe(expected);
      }),
    );

    test('is as it was read once that is undone', () =>
      withFeeds(open, async (store) => {
        await told(store, ['A']);
        const before = await store.search.byNumber(1);
        const first = await correct(store, 1, { kind: 'relabel', labels: { stage: 'signed' } });
        await correct(store, 1, { kind: 'relabel', labels: { sectors: ['space'] } });
        await store.review.undo(first, signed);
        const after = await store.search.byNumber(1);
        expect(after).toMatchObject({ stage: before?.stage, sectors: ['space'], revision: 4 });
        expect((await store.ledger.byPair(['GB', 'IN'], 9)).map(({ stage }) => stage)).toEqual(['proposed']);
        expect(await store.review.undo(first, signed)).toMatchObject({ ok: false });
      }));
  });

  describe('a dismissed story', () => {
    test.each([{ kind: 'dismiss' }, { kind: 'irrelevant' }] as const)(
      'by $kind is not shown, nor when copies come',
      (act) =>
        withFeeds(open, async (store) => {
          await told(store, ['A'], ['B']);
          const number = await correct(store, 1, act);
          expect(await shown(store)).toEqual([[2, 'B']]);
          expect(await store.ledger.byPair(['GB', 'IN'], 9)).toMatchObject([{ story: 2 }]);
          const around = { parties: ['IN'], from: 0, to: NOW, limit: 9 };
          expect((await store.archive.candidates(around)).map(({ id }) => id).sort()).toEqual([1, 2]);
          const copy = anItem({ title: 'C' });
          await store.archive.commit(
            aChunk({ items: [joiner(copy, 1)], moved: [{ id: 1, draft: draftFor(copy) }] }),
          );
          expect(await shown(store)).toEqual([[2, 'B']]);
          expect(await store.search.byNumber(1)).toMatchObject({ standing: 'dismissed', revision: 2 });
          await store.review.undo(number, signed);
          expect((await shown(store)).sort()).toEqual([
            [1, 'A', 'C'],
            [2, 'B'],
          ]);
        }),
    );
  });

  describe('merged stories', () => {
    test('are one: the number that went leads to the other, and what joins it', () =>
      withFeeds(open, async (store) => {
        await told(store, ['A', 'B'], ['C', 'D']);
        await correct(store, 2, { kind: 'merge', into: 1 });
        expect(await shown(store)).toEqual([[1, 'A', 'B', 'C', 'D']]);
        expect(await store.search.byNumber(2)).toMatchObject({ number: 1, standing: 'current' });
        expect((await store.search.byNumber(1))?.sources.filter(({ founder }) => founder)).toHaveLength(1);
        const late = anItem({ title: 'E' });
        await store.archive.commit(
          aChunk({ items: [joiner(late, 2)], moved: [{ id: 2, draft: draftFor(late) }] }),
        );
        expect(await shown(store)).toEqual([[1, 'A', 'B', 'C', 'D', 'E']]);
        expect((await store.archive.candidates({ parties: ['IN'], from: 0, to: NOW, limit: 9 })).length).toBe(
          1,
        );
        expect(await store.account.items(0)).toMatchObject({ founded: 1, joined: 4 });
      }));

    test('in a chain lead to the last; apart again, each has its own', () =>
      withFeeds(open, async (store) => {
        await told(store, ['A', 'B'], ['C', 'D'], ['E']);
        const first = await correct(store, 3, { kind: 'merge', into: 2 });
        const second = await correct(store, 2, { kind: 'merge', into: 1 });
        expect(await store.search.byNumber(3)).toMatchObject({ number: 1 });
        expect((await store.ledger.byPair(['GB', 'IN'], 9)).map(({ story }) => story)).toEqual([1, 1, 1]);
        expect(await store.review.undo(first, signed)).toMatchObject({ ok: false });
        await store.review.undo(second, signed);
        await store.review.undo(first, signed);
        expect((await shown(store)).sort()).toEqual([
          [1, 'A', 'B'],
          [2, 'C', 'D'],
          [3, 'E'],
        ]);
        expect(await store.account.items(0)).toMatchObject({ founded: 3, joined: 2 });
      }));

    test('keep a repeat with them', () =>
      withFeeds(open, async (store) => {
        await told(store, ['A'], ['B']);
        const repeat = anItem();
        await store.archive.commit(aChunk({ items: [{ ...joiner(repeat, 2), fate: 'duplicate' }] }));
        const number = await correct(store, 2, { kind: 'merge', into: 1 });
        const storyOf = async () => (await store.search.fateOf(repeat.canonicalUrl ?? ''))[0]?.storyNumber;
        expect(await storyOf()).toBe(1);
        await store.review.undo(number, signed);
        expect(await storyOf()).toBe(2);
      }));
  });

  describe('a split story', () => {
    test('leaves its items in two; together again, the new number leads to the old', () =>
      withFeeds(open, async (store) => {
        await told(store, ['A', 'B', 'C']);
        const [first = 0, second = 0] = await ids(store, 1);
        const number = await correct(store, 1, { kind: 'split', items: [first, second] });
        expect((await shown(store)).sort()).toEqual([
          [1, 'C'],
          [2, 'A', 'B'],
        ]);
        expect(await store.search.byNumber(2)).toMatchObject({ revision: 1, title: 'A' });
        expect(await store.search.byNumber(1)).toMatchObject({ title: 'C', corrections: [{ number }] });
        await store.review.undo(number, signed);
        expect((await shown(store)).map(([n, ...titles]) => [n, ...titles.sort()])).toEqual([
          [1, 'A', 'B', 'C'],
        ]);
        expect(await store.search.byNumber(2)).toMatchObject({ number: 1 });
      }));
  });

  describe('a correction that cannot be', () => {
    test.each<[string, number, CorrectionAct, RegExp]>([
      ['of no story', 9, { kind: 'dismiss' }, /no story #9/],
      ['that sets nothing', 1, { kind: 'relabel', labels: {} }, /at least one label/],
      ['that merges with itself', 1, { kind: 'merge', into: 1 }, /into itself/],
      ['that merges with none', 1, { kind: 'merge', into: 9 }, /no story #9/],
      ['that splits off a strange item', 1, { kind: 'split', items: [999] }, /Item 999/],
      ['that splits off all', 1, { kind: 'split', items: [1] }, /at least one item/],
      ['of a merged story', 2, { kind: 'dismiss' }, /merged/],
    ])('%s is refused and changes nothing', (_what, story, act, message) =>
      withFeeds(open, async (store) => {
        await told(store, ['A'], ['B'], ['C']);
        await correct(store, 2, { kind: 'merge', into: 3 });
        const before = await shown(store);
        expect(await store.review.correct(story, act, signed)).toMatchObject({
          ok: false,
          message: expect.stringMatching(message),
        });
        expect(await shown(store)).toEqual(before);
        expect(await store.review.corrections(9)).toHaveLength(1);
      }),
    );
  });

  describe('the record of corrections', () => {
    test('keeps who, when and why, and what was undone', () =>
      withFeeds(open, async (store) => {
        await told(store, ['A'], ['B']);
        const one = await correct(store, 1, { kind: 'dismiss' });
        const two = await correct(store, 2, { kind: 'irrelevant' });
        const by = { by: 'another', why: 'A mistake.', at: NOW + 1 };
        await store.review.undo(one, by);
        expect(await store.review.corrections(9)).toMatchObject([
          { number: two, story: 2, act: { kind: 'irrelevant' }, ...signed, undone: null },
          { number: one, story: 1, act: { kind: 'dismiss' }, ...signed, undone: by },
        ]);
        expect(await store.review.corrections(9, 1)).toHaveLength(1);
        expect(await store.review.undo(99, by)).toMatchObject({ ok: false });
      }));
  });
}
