import type { Judged } from './gold.ts';
import { round3 } from './measures.ts';

/** How far the stated probability is from the share that came true. */
export interface Calibration {
  /** Expected calibration error over ten bins of equal mass (Naeini et al. 2015). */
  readonly error: number;
  readonly bins: readonly { readonly items: number; readonly stated: number; readonly true: number }[];
}

const BINS = 10;

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;

/** Calibration of the probability of relevance; `null` where a prediction gives none. */
export function calibrationOf(judged: readonly Judged[]): Calibration | null {
  const stated = judged.flatMap(({ gold, got }) =>
    got.probability === undefined ? [] : [{ p: got.probability, y: gold.relevant ? 1 : 0 }],
  );
  if (stated.length === 0 || stated.length < judged.length) return null;
  stated.sort((a, b) => a.p - b.p);
  const bins = Array.from({ length: BINS }, (_, i) =>
    stated.slice(Math.floor((i * stated.length) / BINS), Math.floor(((i + 1) * stated.length) / BINS)),
  ).filter((bin) => bin.length > 0);
  const rows = bins.map((bin) => ({
    items: bin.length,
    stated: mean(bin.map((x) => x.p)),
    true: mean(bin.map((x) => x.y)),
  }));
  const error = rows.reduce(
    (sum, row) => sum + (row.items / stated.length) * Math.abs(row.stated - row.true),
    0,
  );
  return {
    error: round3(error),
    bins: rows.map((row) => ({ items: row.items, stated: round3(row.stated), true: round3(row.true) })),
  };
}
