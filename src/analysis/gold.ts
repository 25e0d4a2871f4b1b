import type { Stage } from '../domain/stage.ts';

/** What a careful reader says of an item (`tests/gold/GUIDE.md`). Field names are those of the JSONL files. */
export interface GoldItem {
  readonly id: string;
  readonly lang: string;
  readonly relevant: boolean;
  readonly pairs: readonly (readonly string[])[];
  readonly background_pairs: readonly (readonly string[])[];
  readonly sectors: readonly string[];
  readonly stage: Stage | null;
  readonly story: string;
  /** The proper name that the item gives, if any. */
  readonly initiative?: string | null;
}

/** What a program says of the same item. A missing field is an empty answer; a missing story is one of its own. */
export interface Prediction {
  readonly id: string;
  readonly relevant: boolean;
  readonly pairs: readonly (readonly string[])[];
  readonly sectors: readonly string[];
  readonly stage: Stage | null;
  readonly story?: string | null;
  /** Probability that the item is relevant, 0 to 1, where the program gives one. */
  readonly probability?: number;
}

/** A gold item with its prediction: an absent one is "not relevant". */
export interface Judged {
  readonly gold: GoldItem;
  readonly got: Prediction;
}

/** Joins gold and predictions on the id, in the order of the gold. */
export function judge(gold: readonly GoldItem[], predictions: readonly Prediction[]): Judged[] {
  const byId = new Map(predictions.map((p) => [p.id, p]));
  const absent = (id: string): Prediction => ({ id, relevant: false, pairs: [], sectors: [], stage: null });
  return gold.map((item) => ({ gold: item, got: byId.get(item.id) ?? absent(item.id) }));
}

/** `GB-IN` keys of a list of pairs, each once. */
export function pairKeys(pairs: readonly (readonly string[])[]): Set<string> {
  return new Set(pairs.map((pair) => [...pair].sort().join('-')));
}
