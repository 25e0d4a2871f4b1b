import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureStories, storyIntervals } from '../../../src/stories/measure-stories.ts';

const grouped = (events: string, groups: string) =>
  events.split('').map((event, i) => ({ event, group: groups[i] ?? '' }));

describe('figures of a grouping', () => {
  it.each([
    ['perfect', 'aabbc', '11223', 1, 1, 0],
    ['every item alone', 'aab', '123', (2 * (2 / 3)) / (1 + 2 / 3), 0, 0],
    ['all in one', 'aabb', '1111', (2 * 0.5) / 1.5, (2 * (2 / 6)) / (1 + 2 / 6), 1],
  ])('%s', (_what, events, groups, bCubed, pairwise, overMerged) => {
    const figures = measureStories(grouped(events, groups));
    expect(figures.bCubed.f1).toBeCloseTo(bCubed, 9);
    expect(figures.pairwise.f1).toBeCloseTo(pairwise, 9);
    expect(figures.overMerged).toBe(overMerged);
  });

  it('lie between 0 and 1 and are 1 for the truth, over random groupings', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(letters, letters, (events, groups) => {
        const items = events.map((event, i) => ({ event, group: groups[i % groups.length] ?? '' }));
        for (const { precision, recall, f1 } of [
          measureStories(items).bCubed,
          measureStories(items).pairwise,
        ]) {
          for (const rate of [precision, recall, f1]) expect(rate >= 0 && rate <= 1).toBe(true);
        }
        const truth = measureStories(events.map((event) => ({ event, group: event })));
        expect([truth.bCubed.f1, truth.pairwise.f1, truth.overMerged]).toEqual([1, 1, 0]);
      }),
    );
  });

  it('have intervals around them', () => {
    const items = grouped('aabbccddee', '1122334567');
    const { bCubed } = storyIntervals(items);
    const { f1 } = measureStories(items).bCubed;
    expect(bCubed.low).toBeLessThan(f1);
    expect(bCubed.high).toBeGreaterThan(f1);
  });
});
