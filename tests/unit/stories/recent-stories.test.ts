import { describe, expect, it } from 'vitest';
import { DAY } from '../../../src/domain/time.ts';
import { createRecentStories, MOST_CANDIDATES } from '../../../src/stories/recent-stories.ts';
import { draftFor } from '../../builders/chunk.ts';
import { anItem } from '../../builders/item.ts';

const START = Date.parse('2025-01-01T00:00:00Z');
const story = (parties: readonly string[], at = START) => {
  const draft = draftFor(anItem({ published: at }), { parties });
  return { ...draft, memory: { ...draft.memory, founding: { ...draft.memory.founding, parties } } };
};

describe('recent stories', () => {
  it('are those that share most parties, then the newest', () => {
    const recent = createRecentStories<string>();
    recent.put('one', story(['GB', 'IN']));
    recent.put('two', story(['IN', 'US'], START + DAY));
    recent.put('three', story(['FR', 'JP'], START + DAY));
    expect(recent.near(['GB', 'IN'], START + DAY).map(({ target }) => target)).toEqual(['one', 'two']);
  });

  it('have their present values', () => {
    const recent = createRecentStories<string>();
    recent.put('one', story(['GB', 'IN']));
    recent.put('one', { ...story(['GB', 'IN']), stage: 'signed' });
    expect(recent.near(['GB', 'IN'], START)).toMatchObject([{ values: { stage: 'signed' } }]);
    expect(recent.size()).toBe(1);
  });

  it('are never those of long ago', () => {
    const recent = createRecentStories<number>();
    recent.put(1, story(['GB', 'IN']));
    expect(recent.near(['GB'], START + 30 * DAY)).toEqual([]);
  });

  it('are bounded in number, and let go once they are old', () => {
    const recent = createRecentStories<number>();
    for (let n = 0; n < 20_000; n++) recent.put(n, story(['GB', 'IN'], START + n * (DAY / 100)));
    expect(recent.near(['GB', 'IN'], START + 200 * DAY).length).toBeLessThanOrEqual(MOST_CANDIDATES);
    expect(recent.size()).toBeLessThan(2_000);
  });
});
