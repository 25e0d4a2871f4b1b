import type { Analysis } from '../domain/analysis.ts';
import type { Item } from '../domain/item.ts';
import { assignStory } from './assign-story.ts';
import { createRecentStories } from './recent-stories.ts';
import type { SameEvent } from './same-event.ts';

/** An item with its analysis, before it has a story. */
export interface ReadItem {
  readonly item: Item;
  readonly analysis: Analysis;
}

/**
 * Groups items into events as the running program would, had it received them in order of publication. Gives a story
 * number for each item, in the order of the input; items that are no partnership news stand alone.
 */
export function groupStories(items: readonly ReadItem[], sameEvent: SameEvent): number[] {
  const order = items
    .map((read, index) => ({ read, index }))
    .sort((a, b) => a.read.item.published - b.read.item.published || a.index - b.index);
  const numbers = new Array<number>(items.length).fill(0);
  const recent = createRecentStories<number>();
  let next = 1;
  for (const { read, index } of order) {
    const { item, analysis } = read;
    if (!analysis.relevant) {
      numbers[index] = next++;
      continue;
    }
    const candidates = recent.near(analysis, item.published);
    const assigned = assignStory({ item, analysis, official: false }, candidates, sameEvent);
    const number = assigned.kind === 'joined' ? assigned.target : next++;
    numbers[index] = number;
    recent.put(number, assigned.values);
  }
  return numbers;
}
