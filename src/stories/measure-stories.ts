import { bootstrap, type Interval } from '../analysis/bootstrap.ts';
import { groupBy } from '../analysis/group-by.ts';

/** Precision, recall and their harmonic mean, 0 to 1, not rounded. */
export interface Rates {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** How well items were grouped into events. */
export interface StoryFigures {
  readonly items: number;
  /** Events in truth, and as grouped. */
  readonly wanted: number;
  readonly found: number;
  /** Averaged over items (Bagga and Baldwin 1998). */
  readonly bCubed: Rates;
  /** Over all pairs of items. */
  readonly pairwise: Rates;
  /** Groups that hold more than one event. */
  readonly overMerged: number;
}

/** An item's true event and the group that it was put into. */
export interface Grouped {
  readonly event: string;
  readonly group: string | number;
}

/** What one item adds to the figures: shares of its group and event, and pairs (each counted at both ends). */
interface Part extends Grouped {
  readonly precision: number;
  readonly recall: number;
  readonly right: number;
  readonly grouped: number;
  readonly told: number;
}

function partsOf(items: readonly Grouped[]): Part[] {
  const groups = groupBy(items, (item) => `${item.group}`);
  const events = groupBy(items, (item) => item.event);
  const both = groupBy(items, (item) => `${item.group}\n${item.event}`);
  return items.map((item) => {
    const size = (map: ReadonlyMap<string, readonly Grouped[]>, key: string): number =>
      map.get(key)?.length ?? 1;
    const grouped = size(groups, `${item.group}`);
    const told = size(events, item.event);
    const right = size(both, `${item.group}\n${item.event}`);
    return {
      ...item,
      precision: right / grouped,
      recall: right / told,
      right: right - 1,
      grouped: grouped - 1,
      told: told - 1,
    };
  });
}

function ratesOf(precision: number, recall: number): Rates {
  const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  return { precision, recall, f1 };
}

function bCubedOf(parts: readonly Part[]): Rates {
  const mean = (of: (part: Part) => number): number =>
    parts.reduce((sum, part) => sum + of(part), 0) / Math.max(1, parts.length);
  return ratesOf(
    mean((part) => part.precision),
    mean((part) => part.recall),
  );
}

/** Where no pair was made, none is wrong; where none was to be found, none is missed. */
function pairwiseOf(parts: readonly Part[]): Rates {
  const sum = (of: (part: Part) => number): number => parts.reduce((all, part) => all + of(part), 0);
  const [right, grouped, told] = [sum((p) => p.right), sum((p) => p.grouped), sum((p) => p.told)];
  return ratesOf(grouped > 0 ? right / grouped : 1, told > 0 ? right / told : 1);
}

/** Measures a grouping. */
export function measureStories(items: readonly Grouped[]): StoryFigures {
  const parts = partsOf(items);
  const groups = [...groupBy(items, (item) => `${item.group}`).values()];
  const mixed = groups.filter((group) => new Set(group.map((item) => item.event)).size > 1);
  return {
    items: items.length,
    wanted: new Set(items.map((item) => item.event)).size,
    found: groups.length,
    bCubed: bCubedOf(parts),
    pairwise: pairwiseOf(parts),
    overMerged: mixed.length,
  };
}

/** 95 % intervals of both F1 figures: whole events are drawn with replacement, with what their items add. */
export function storyIntervals(items: readonly Grouped[]): {
  readonly bCubed: Interval;
  readonly pairwise: Interval;
} {
  const none: Interval = { low: 0, high: 0 };
  const [bCubed = none, pairwise = none] = bootstrap(
    partsOf(items),
    (part) => part.event,
    (sample) => [bCubedOf(sample).f1, pairwiseOf(sample).f1],
  );
  return { bCubed, pairwise };
}
