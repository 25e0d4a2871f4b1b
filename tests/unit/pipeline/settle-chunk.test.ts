import { describe, expect, test } from 'vitest';
import { gained, settleChunk } from '../../../src/pipeline/settle-chunk.ts';
import { aChunk, draftFor, founder, joiner, unrelated } from '../../builders/chunk.ts';
import { anItem } from '../../builders/item.ts';

const [a, b, c] = [anItem(), anItem(), anItem()];
const nothingStored = () => undefined;
const stored = (item: typeof a, story: number | null) => (asked: typeof a) =>
  asked.fingerprint === item.fingerprint ? { story, revision: 1, version: 'test' } : undefined;

describe('a chunk of which nothing is stored', () => {
  test('is done as it says', () => {
    const draft = draftFor(b);
    const chunk = aChunk({
      items: [founder(a, 0), joiner(b, 7), unrelated(c)],
      founded: [draftFor(a)],
      moved: [{ id: 7, draft }],
    });
    const settled = settleChunk(chunk, nothingStored);
    expect(settled.items.map(({ fate }) => fate)).toEqual(['founded', 'joined', 'irrelevant']);
    expect(settled.founded).toEqual([0]);
    expect(settled.moved).toEqual([{ id: 7, draft }]);
  });

  test('founds each draft once, and none that has no item', () => {
    const inFirst = { ...joiner(b, 0), story: { kind: 'new', index: 1 } } as const;
    const chunk = aChunk({ items: [founder(a, 1), inFirst], founded: [draftFor(c), draftFor(a)] });
    expect(settleChunk(chunk, nothingStored).founded).toEqual([1]);
  });

  test('a story that gains an item without new values still moves', () => {
    const chunk = aChunk({ items: [joiner(a, 7)] });
    expect(settleChunk(chunk, nothingStored).moved).toEqual([{ id: 7, draft: null }]);
  });

  test('a repeat moves nothing', () => {
    const chunk = aChunk({ items: [{ ...joiner(a, 7), fate: 'duplicate' }] });
    expect(settleChunk(chunk, nothingStored).moved).toEqual([]);
  });
});

describe('a chunk that is stored in part', () => {
  test('leaves out what is stored', () => {
    const chunk = aChunk({ items: [unrelated(a), unrelated(b)] });
    expect(settleChunk(chunk, stored(a, null)).items.map(({ record }) => record.item)).toEqual([b]);
  });

  test('does not move a story whose items are all stored', () => {
    const chunk = aChunk({ items: [joiner(a, 7)], moved: [{ id: 7, draft: draftFor(a) }] });
    expect(settleChunk(chunk, stored(a, 7))).toEqual({ items: [], edits: [], founded: [], moved: [] });
  });

  test('a draft whose founder is stored is the founder’s story', () => {
    const inFirst = { ...joiner(b, 0), story: { kind: 'new', index: 0 } } as const;
    const settled = settleChunk(
      aChunk({ items: [founder(a), inFirst], founded: [draftFor(a)] }),
      stored(a, 7),
    );
    expect(settled.items).toMatchObject([{ fate: 'joined', story: { kind: 'existing', id: 7 } }]);
    expect(settled.founded).toEqual([]);
    expect(settled.moved).toEqual([{ id: 7, draft: null }]);
  });

  test('a founder whose joiner is stored joins it, so that no story has two', () => {
    const inFirst = { ...joiner(b, 0), story: { kind: 'new', index: 0 } } as const;
    const settled = settleChunk(
      aChunk({ items: [founder(a), inFirst], founded: [draftFor(a)] }),
      stored(b, 7),
    );
    expect(settled.items).toMatchObject([{ fate: 'joined', story: { kind: 'existing', id: 7 } }]);
  });

  test('a stored item that went to no story decides nothing', () => {
    const inFirst = { ...joiner(b, 0), story: { kind: 'new', index: 0 } } as const;
    const settled = settleChunk(
      aChunk({ items: [founder(a), inFirst], founded: [draftFor(a)] }),
      stored(a, null),
    );
    expect(settled.founded).toEqual([0]);
  });
});

describe('values of a story that gained items without new values', () => {
  test.each([
    ['an earlier one', -5, [-5, 0]],
    ['a later one', 5, [0, 5]],
  ])('%s changes its dates only', (_name, shift, [published, updated]) => {
    const draft = draftFor(a);
    const item = anItem({ published: a.published + shift });
    expect(gained(draft, [item])).toEqual({
      ...draft,
      published: a.published + (published ?? 0),
      updated: a.published + (updated ?? 0),
    });
  });
});
