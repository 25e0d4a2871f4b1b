/** Weighted terms of a text as a vector of length 1, for comparing it with many others. */
export interface TermVector {
  /** Hashes of the terms, ascending. Two terms of one text hardly ever share one of 2^30. */
  readonly terms: readonly number[];
  /** The weight of each term; the squares add up to 1. */
  readonly weights: readonly number[];
}

/** Terms of one text at most; what stands behind is left out. */
const MOST_TERMS = 1_024;

/** Where terms are sorted: hash and place in one number, so that sorting needs no comparison of ours. */
const keys = new Float64Array(MOST_TERMS);

/** Makes the vector of weighted terms. Weights are positive. */
export function termVector(weighted: ReadonlyMap<string, number>): TermVector {
  const unsorted: number[] = [];
  let squares = 0;
  for (const [term, weight] of weighted) {
    if (unsorted.length === MOST_TERMS) break;
    keys[unsorted.length] = hashOf(term) * MOST_TERMS + unsorted.length;
    unsorted.push(weight);
    squares += weight * weight;
  }
  const sorted = keys.subarray(0, unsorted.length).sort();
  const terms: number[] = [];
  const weights: number[] = [];
  const length = Math.sqrt(squares);
  for (const key of sorted) {
    const place = key % MOST_TERMS;
    terms.push((key - place) / MOST_TERMS);
    weights.push((unsorted[place] ?? 0) / length);
  }
  return { terms, weights };
}

/** Cosine of two vectors: 0 (nothing shared) to 1. */
export function cosine(a: TermVector, b: TermVector): number {
  const [x, y] = [a.terms, b.terms];
  let [dot, i, j] = [0, 0, 0];
  while (i < x.length && j < y.length) {
    const one = x[i] ?? 0;
    const other = y[j] ?? 0;
    if (one === other) dot += (a.weights[i++] ?? 0) * (b.weights[j++] ?? 0);
    else if (one < other) i++;
    else j++;
  }
  return dot;
}

/** A hash of a term (FNV-1a over UTF-16 units) of 30 bits: engines keep such numbers without a box. */
function hashOf(term: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) value = Math.imul(value ^ term.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 15)) & 0x3fffffff;
}
