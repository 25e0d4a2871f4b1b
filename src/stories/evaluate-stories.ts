import type { LabelledItem } from '../analysis/baselines.ts';
import type { Interval } from '../analysis/bootstrap.ts';
import type { Analysis } from '../domain/analysis.ts';
import { groupStories, type ReadItem } from './group-stories.ts';
import { asLabelled, asRead } from './labelled-stories.ts';
import { type Grouped, measureStories, type StoryFigures, storyIntervals } from './measure-stories.ts';
import type { SameEvent } from './same-event.ts';
import { alone, minHash, type StoryBaseline, simHash, tfIdfCentroid } from './story-baselines.ts';
import { blocksOf, crossGroup } from './train-stories.ts';

/** One way of grouping with its figures. */
export interface StoryRow {
  readonly name: string;
  /** The threshold at which a baseline did best on these very items; `null` where there is none to choose. */
  readonly threshold: number | null;
  readonly figures: StoryFigures;
  readonly intervals: { readonly bCubed: Interval; readonly pairwise: Interval };
}

/** The figures of the program and of the baselines on the same items. */
export interface StoryReport {
  /** Grouped by the labels of the gold: what the grouping itself is worth. */
  readonly labelled: StoryRow;
  /** Grouped by what the program reads: what a user gets. An item that it misses stands alone. */
  readonly read: StoryRow;
  readonly baselines: readonly StoryRow[];
  /** The events that were put together wrongly with the labels of the gold, a line each. */
  readonly errors: readonly string[];
}

const BASELINES: readonly (readonly [name: string, group: StoryBaseline, thresholds: readonly number[]])[] = [
  ['every item alone', alone, [0]],
  ['SimHash, title', simHash, [0.66, 0.69, 0.72, 0.75, 0.78, 0.81, 0.84]],
  ['MinHash, words', minHash, [0.04, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.3]],
  ['TF-IDF centroid', tfIdfCentroid, [0.02, 0.03, 0.05, 0.07, 0.09, 0.12, 0.15, 0.2]],
];

/** Measures how relevant items are grouped into events. Deterministic. */
export function evaluateStories(
  gold: readonly LabelledItem[],
  analyse: (item: LabelledItem) => Analysis,
  sameEvent: SameEvent,
): StoryReport {
  const relevant = gold.filter((item) => item.relevant);
  const read = relevant.map((item) => ({ item, analysis: analyse(item) }));
  const labelled = read.map(({ item, analysis }) => asLabelled(item, analysis));
  const own = read.map(({ item, analysis }) => asRead(item, analysis));
  const grouped = (items: readonly ReadItem[]): Grouped[] =>
    withEvents(relevant, groupStories(items, sameEvent));
  const byLabels = grouped(labelled);
  return {
    labelled: rowOf('Entente, labels of the gold', null, byLabels),
    read: rowOf('Entente, its own labels', null, grouped(own)),
    baselines: BASELINES.map(([name, group, thresholds]) => baselineRow(name, group, thresholds, relevant)),
    errors: mixedGroups(relevant, byLabels),
  };
}

/** Folds of the cross-validation, and the seed by which blocks fall into them. */
const FOLDS = 5;
const SEED = 7;

/**
 * The figures that new news can be expected to reach: the shipped model was trained on the labelled items, so here
 * each item is grouped by a model that has seen neither its event nor any of its pair within a week.
 */
export function crossValidated(
  gold: readonly LabelledItem[],
  analyse: (item: LabelledItem) => Analysis,
): readonly StoryRow[] {
  const relevant = gold.filter((item) => item.relevant);
  const read = relevant.map((item) => ({ item, analysis: analyse(item) }));
  const labelled = read.map(({ item, analysis }) => ({ ...asLabelled(item, analysis), event: item.story }));
  const blocks = blocksOf(labelled);
  const own = read.map(({ item, analysis }) => ({ ...asRead(item, analysis), event: item.story }));
  const sets = [labelled, own].map((set) => set.map((one, i) => ({ ...one, block: blocks[i] ?? '' })));
  const names = ['Entente, labels of the gold, cross-validated', 'Entente, its own labels, cross-validated'];
  return crossGroup(sets, FOLDS, SEED).map((groups, s) => {
    const grouped = relevant.map(({ story }, i) => ({ event: story, group: groups[i] ?? '' }));
    return rowOf(names[s] ?? '', null, grouped);
  });
}

function withEvents(items: readonly LabelledItem[], groups: readonly number[]): Grouped[] {
  return items.map(({ story }, i) => ({ event: story, group: groups[i] ?? -1 - i }));
}

function rowOf(name: string, threshold: number | null, grouped: readonly Grouped[]): StoryRow {
  return { name, threshold, figures: measureStories(grouped), intervals: storyIntervals(grouped) };
}

function baselineRow(
  name: string,
  group: StoryBaseline,
  thresholds: readonly number[],
  items: readonly LabelledItem[],
): StoryRow {
  const order = items.map((item) => ({ item, published: Date.parse(item.published) }));
  order.sort((a, b) => a.published - b.published);
  const sorted = order.map(({ item }) => item);
  const seen = order.map(({ item: { title, summary }, published }) => ({ title, summary, published }));
  const [first, ...others] = thresholds.map((threshold) => {
    const grouped = withEvents(sorted, group(seen, threshold));
    return { threshold, grouped, f1: measureStories(grouped).bCubed.f1 };
  });
  if (!first) throw new Error(`The baseline ${name} has no threshold to try.`);
  const best = others.reduce((a, b) => (b.f1 > a.f1 ? b : a), first);
  return rowOf(name, others.length > 0 ? best.threshold : null, best.grouped);
}

function mixedGroups(items: readonly LabelledItem[], grouped: readonly Grouped[]): string[] {
  const groups = new Map<string | number, LabelledItem[]>();
  grouped.forEach(({ group }, i) => {
    const item = items[i];
    if (item) groups.set(group, [...(groups.get(group) ?? []), item]);
  });
  return [...groups.values()].flatMap((members) => {
    const events = new Set(members.map(({ story }) => story));
    return events.size > 1 ? [`one story of ${[...events].join(' and ')}: ${members[0]?.title}`] : [];
  });
}
