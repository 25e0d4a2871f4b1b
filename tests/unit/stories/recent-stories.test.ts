import { describe, expect, it } from 'vitest';
import type { Pair } from '../../../src/domain/party.ts';
import { DAY } from '../../../src/domain/time.ts';
import { createRecentStories, MOST_CANDIDATES } from '../../../src/stories/recent-stories.ts';
import { draftFor } from '../../builders/chunk.ts';
import { anItem } from '../../builders/item.ts';

const START = Date.parse('2025-01-01T00:00:00Z');
const story = (parties: readonly string[], at = START, pairs: readonly Pair[] = []) => {
  const draft = draftFor(anItem({ published: at }), { parties, pairs });
  return { ...draft, memory: { ...draft.memory, founding: { ...draft.memory.founding, parties, pairs } } };
};
const india = { parties: ['GB', 'IN'], pairs: [['GB', 'IN']] } as const;

describe('recent stories', () => {
  it('are those that share most parties, then the newest', () => {
    const recent = createRecentStories<string>();
    recent.put('one', story(['IN', 'US'], START + DAY));
    recent.put('two', story(['GB', 'IN', 'US'], START));
    recent.put('three', story(['FR', 'JP'], START + DAY));
    recent.put('four', story(['GB', 'US'], START + 2 * DAY));
    const met = recent.near({ parties: ['GB', 'IN', 'US'], pairs: [] }, START + 2 * DAY);
    expect(met.map(({ target }) => target)).toEqual(['two', 'four', 'one']);
  });

  it('that share one party only are met where either has no pair', () => {
    const recent = createRecentStories<string>();
    recent.put('a pair', story(['IN', 'US'], START, [['IN', 'US']]));
    recent.put('no pair', story(['IN'], START));
    const targets = (item: Parameters<typeof recent.near>[0]) =>
      recent.near(item, START + DAY).map(({ target }) => target);
    expect(targets(india)).toEqual(['no pair']);
    expect(targets({ parties: ['IN'], pairs: [] })).toEqual(['no pair', 'a pair']);
  });

  it('are met by a party that acts unnamed', () => {
    const recent = createRecentStories<string>();
    recent.put('one', story(['GB', 'IN'], START, [['GB', 'IN']]));
    expect(recent.near({ parties: ['GB'], pairs: [['GB', 'IN']] }, START)).toHaveLength(1);
  });

  it('have their present values', () => {
    const recent = createRecentStories<string>();
    recent.put('one', story(['GB', 'IN']));
    recent.put('one', { ...story(['GB', 'IN']), stage: 'signed' });
    expect(recent.near(india, START)).toMatchObject([{ values: { stage: 'signed' } }]);
    expect(recent.size()).toBe(1);
  });

  it('are never those of long ago', () => {
    const recent = createRecentStories<number>();
    recent.put(1, story(['GB', 'IN']));
    expect(recent.near(india, START + 30 * DAY)).toEqual([]);
  });

  it('are bounded in number, and let go once they are old', () => {
    const recent = createRecentStories<number>();
    for (let n = 0; n < 20_000; n++) recent.put(n, story(['GB', 'IN'], START + n * (DAY / 100)));
    expect(recent.near(india, START + 200 * DAY).length).toBeLessThanOrEqual(MOST_CANDIDATES);
    expect(recent.size()).toBeLessThan(2_000);
  });
});
