import { STAGES, type Stage } from '../domain/stage.ts';
import { type Judged, pairKeys } from './gold.ts';
import { groupBy } from './group-by.ts';

/** Precision, recall and their harmonic mean, rounded to three places; and the counts behind them. */
export interface Prf {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
}

/** To three places. */
export const round3 = (x: number): number => Math.round(x * 1000) / 1000;

/** Precision, recall and F1 of counts; 0 where nothing was to be found or nothing was said. */
export function prf(tp: number, fp: number, fn: number): Prf {
  const precision = tp + fp ? tp / (tp + fp) : 0;
  const recall = tp + fn ? tp / (tp + fn) : 0;
  const f1 = precision + recall ? (2 * precision * recall) / (precision + recall) : 0;
  return { precision: round3(precision), recall: round3(recall), f1: round3(f1), tp, fp, fn };
}

/** Micro-averaged over items: sets wanted against sets given. */
export function microSets(
  items: readonly Judged[],
  wanted: (j: Judged) => ReadonlySet<string>,
  given: (j: Judged) => ReadonlySet<string>,
): Prf {
  let tp = 0;
  let fp = 0;
  let fn = 0;
  for (const item of items) {
    const want = wanted(item);
    const got = given(item);
    for (const key of got)
      if (want.has(key)) tp += 1;
      else fp += 1;
    for (const key of want) if (!got.has(key)) fn += 1;
  }
  return prf(tp, fp, fn);
}

const flag = (on: boolean): ReadonlySet<string> => new Set(on ? ['relevant'] : []);
const NONE: ReadonlySet<string> = new Set();

/** Relevance over all items. */
export const relevanceOf = (items: readonly Judged[]): Prf =>
  microSets(
    items,
    (j) => flag(j.gold.relevant),
    (j) => flag(j.got.relevant),
  );

/** Pairs over the given items (usually the relevant ones). */
export const pairsOf = (items: readonly Judged[]): Prf =>
  microSets(
    items,
    (j) => pairKeys(j.gold.pairs),
    (j) => pairKeys(j.got.pairs),
  );

/** Sectors over the given items. */
export const sectorsOf = (items: readonly Judged[]): Prf =>
  microSets(
    items,
    (j) => new Set(j.gold.sectors),
    (j) => new Set(j.got.sectors),
  );

/** (item, pair) over all items: an alert on a pair is right only if item and pair are. */
export const endToEndOf = (items: readonly Judged[]): Prf =>
  microSets(
    items,
    (j) => (j.gold.relevant ? pairKeys(j.gold.pairs) : NONE),
    (j) => (j.got.relevant ? pairKeys(j.got.pairs) : NONE),
  );

/** One label of a set against the rest. */
export const labelOf = (
  items: readonly Judged[],
  label: string,
  wanted: (j: Judged) => readonly string[],
  given: (j: Judged) => readonly string[],
): Prf =>
  microSets(
    items,
    (j) => flag(wanted(j).includes(label)),
    (j) => flag(given(j).includes(label)),
  );

/** Share of items with the right stage, and the mean F1 of the stages that occur in the gold. */
export function stagesOf(items: readonly Judged[]): { accuracy: number; macroF1: number } {
  const names = [...new Set(items.map((j) => j.gold.stage))];
  const right = items.filter((j) => j.got.stage === j.gold.stage).length;
  const f1s = names.map((name) => stageF1(items, name).f1);
  return {
    accuracy: round3(items.length ? right / items.length : 0),
    macroF1: round3(f1s.length ? f1s.reduce((a, b) => a + b, 0) / f1s.length : 0),
  };
}

/** One stage against the rest. */
export function stageF1(items: readonly Judged[], stage: Stage | null): Prf {
  return microSets(
    items,
    (j) => flag(j.gold.stage === stage),
    (j) => flag(j.got.stage === stage),
  );
}

/** How often a stage of the gold (row) was read as another (column); `none` for no stage. */
export function confusion(items: readonly Judged[]): Record<string, Record<string, number>> {
  const columns = [...STAGES, 'none'];
  const table = Object.fromEntries(
    STAGES.map((row) => [row, Object.fromEntries(columns.map((column) => [column, 0]))]),
  );
  for (const { gold, got } of items) {
    const row = table[gold.stage ?? ''];
    const column = got.stage ?? 'none';
    if (row) row[column] = (row[column] ?? 0) + 1;
  }
  return table;
}

/** B-cubed precision, recall and F1 of the grouping into stories (Bagga and Baldwin 1998). */
export function bCubed(items: readonly Judged[]): { precision: number; recall: number; f1: number } {
  const group = (key: (j: Judged) => string): Map<string, Set<string>> =>
    new Map([...groupBy(items, key)].map(([name, group]) => [name, new Set(group.map((j) => j.gold.id))]));
  const given = (j: Judged): string => j.got.story ?? `alone:${j.gold.id}`;
  const gold = group((j) => j.gold.story);
  const got = group(given);
  let precision = 0;
  let recall = 0;
  for (const j of items) {
    const a = gold.get(j.gold.story) ?? new Set();
    const b = got.get(given(j)) ?? new Set();
    const both = [...a].filter((id) => b.has(id)).length;
    precision += both / b.size;
    recall += both / a.size;
  }
  const n = items.length || 1;
  const p = precision / n;
  const r = recall / n;
  return { precision: round3(p), recall: round3(r), f1: round3(p + r ? (2 * p * r) / (p + r) : 0) };
}
