import type { Analysis } from '../domain/analysis.ts';
import type { Item } from '../domain/item.ts';
import { assignStory, type Candidate } from './assign-story.ts';
import { EVENT_WINDOW } from './same-event.ts';

/** An item with its analysis, before it has a story. */
export interface Telling {
  readonly item: Item;
  readonly analysis: Analysis;
}

/**
 * Groups items into events as the running program would, had it received them in order of publication. Gives a story
 * number for each item, in the order of the input; items that are no partnership news stand alone.
 */
export function groupStories(tellings: readonly Telling[]): number[] {
  const order = tellings
    .map((telling, index) => ({ telling, index }))
    .sort((a, b) => a.telling.item.published - b.telling.item.published || a.index - b.index);
  const numbers = new Array<number>(tellings.length).fill(0);
  const byParty = new Map<string, Candidate<number>[]>();
  const values = new Map<number, Candidate<number>['values']>();
  let next = 1;
  for (const { telling, index } of order) {
    const { item, analysis } = telling;
    if (!analysis.relevant) {
      numbers[index] = next++;
      continue;
    }
    const near = candidates(byParty, values, telling);
    const assigned = assignStory(item, analysis, near);
    const number = assigned.kind === 'joined' ? assigned.target : next++;
    numbers[index] = number;
    values.set(number, assigned.values);
    if (assigned.kind === 'founded') {
      for (const party of analysis.parties) {
        byParty.set(party, [...(byParty.get(party) ?? []), { target: number, values: assigned.values }]);
      }
    }
  }
  return numbers;
}

/** Stories of the window that share a party, each once, with their present values. */
function candidates(
  byParty: ReadonlyMap<string, readonly Candidate<number>[]>,
  values: ReadonlyMap<number, Candidate<number>['values']>,
  { item, analysis }: Telling,
): Candidate<number>[] {
  const found = new Map<number, Candidate<number>>();
  for (const party of analysis.parties) {
    const stories = byParty.get(party) ?? [];
    for (let i = stories.length - 1; i >= 0; i--) {
      const story = stories[i];
      if (!story || item.published - story.values.published > EVENT_WINDOW) break;
      found.set(story.target, { target: story.target, values: values.get(story.target) ?? story.values });
    }
  }
  return [...found.values()].sort((a, b) => a.target - b.target);
}
