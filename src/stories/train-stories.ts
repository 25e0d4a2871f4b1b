import { groupBy } from '../analysis/group-by.ts';
import { foldsByGroup, trainLogistic } from '../analysis/train.ts';
import { pairKey } from '../domain/party.ts';
import { factsOf } from './event-facts.ts';
import { eventFeatures } from './event-features.ts';
import type { EventModel } from './event-model.ts';
import { groupStories, type ReadItem } from './group-stories.ts';
import { createSameEvent, EVENT_WINDOW } from './same-event.ts';
import { type Telling, tellingOf } from './telling.ts';

/** An item with its true event, and with a block of items that must not be parted by cross-validation. */
export interface TrainingItem extends ReadItem {
  readonly event: string;
  readonly block: string;
}

const TRAINING = { penalty: 0.002, rounds: 800 };

/** Probability from which on two tellings count as one event: chosen by cross-validation. */
const THRESHOLD = 0.5;

/**
 * Trains on every two items of a set that may be compared: within the window, with a party in common. Several sets
 * may hold the same items with other labels (a reader's and the program's own).
 */
export function trainEventModel(sets: readonly (readonly TrainingItem[])[]): EventModel {
  const examples = sets.flatMap((items) => {
    const tellings = items.map((one) => ({ one, telling: tellingOf(factsOf(one.item, one.analysis)) }));
    return tellings.flatMap((a, i) =>
      tellings.slice(0, i).flatMap((b) => {
        if (!comparable(a.telling, b.telling)) return [];
        const answer = a.one.event === b.one.event;
        return [{ features: eventFeatures(a.telling, b.telling), answer, group: a.one.block }];
      }),
    );
  });
  return { threshold: THRESHOLD, ...trainLogistic(examples, TRAINING) };
}

function comparable(a: Telling, b: Telling): boolean {
  const near = Math.abs(a.facts.published - b.facts.published) <= EVENT_WINDOW;
  return near && a.facts.parties.some((party) => b.facts.parties.includes(party));
}

/**
 * Blocks for cross-validation: items of one event, and of events of one pair within the window of each other, are in
 * one, so that a model is never asked about a neighbour of what it was trained on.
 */
export function blocksOf(items: readonly (ReadItem & { readonly event: string })[]): string[] {
  const parent = items.map((_item, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== undefined && parent[at] !== at) at = parent[at] ?? at;
    return at;
  };
  const join = (indices: readonly number[]): void => {
    for (const i of indices.slice(1)) parent[root(indices[0] ?? i)] = root(i);
  };
  const all = items.map((_item, i) => i);
  for (const group of groupBy(all, (i) => items[i]?.event ?? '').values()) join(group);
  const keyed = all.flatMap((i) =>
    (items[i]?.analysis.pairs ?? []).map((pair) => ({ i, key: pairKey(pair) })),
  );
  for (const group of groupBy(keyed, ({ key }) => key).values()) {
    const at = (i: number): number => items[i]?.item.published ?? 0;
    const sorted = group.map(({ i }) => i).sort((a, b) => at(a) - at(b));
    sorted.forEach((i, n) => {
      const before = sorted[n - 1];
      if (before !== undefined && at(i) - at(before) <= EVENT_WINDOW) join([before, i]);
    });
  }
  return all.map((i) => `block-${root(i)}`);
}

/**
 * Groups each set by models that have not seen the block of any item which they judge: fold by fold, trained on the
 * other folds of all sets. Gives group names in the order of each set; the sets hold the same items in the same order.
 */
export function crossGroup(
  sets: readonly (readonly TrainingItem[])[],
  folds: number,
  seed: number,
): string[][] {
  const blocks = sets[0]?.map(({ block }) => block) ?? [];
  const fold = foldsByGroup(blocks, folds, seed);
  const grouped = sets.map((set) => set.map(() => ''));
  for (let k = 0; k < folds; k++) {
    const model = trainEventModel(
      sets.map((set) => set.filter(({ analysis }, i) => fold[i] !== k && analysis.relevant)),
    );
    sets.forEach((set, s) => {
      const indices = set.flatMap((_item, i) => (fold[i] === k ? [i] : []));
      const part = indices.flatMap((i) => set[i] ?? []);
      groupStories(part, createSameEvent(model)).forEach((group, n) => {
        const index = indices[n];
        const row = grouped[s];
        if (row && index !== undefined) row[index] = `${k}:${group}`;
      });
    });
  }
  return grouped;
}
