/** Weighted terms of a text as a vector of length 1, for comparing it with many others. */
export interface TermVector {
  /** Keys of the terms, ascending. */
  readonly terms: readonly number[];
  /** The weight of each term; the squares add up to 1. */
  readonly weights: readonly number[];
}

/** Words of one text at most; what stands behind is left out. */
const MOST_WORDS = 1_024;

/** Where words are sorted: key and place in one number, so that sorting needs no comparison of ours. */
const sorting = new Float64Array(MOST_WORDS);

/**
 * Makes the vector of words, given by the keys of their terms. Weights are positive; a term that comes again counts once, with its greatest
 * weight.
 */
export function termVector(keys: readonly number[], weights: readonly number[]): TermVector {
  const count = Math.min(keys.length, MOST_WORDS);
  for (let i = 0; i < count; i++) sorting[i] = (keys[i] ?? 0) * MOST_WORDS + i;
  const sorted = sorting.subarray(0, count).sort();
  const terms: number[] = [];
  const kept: number[] = [];
  for (let i = 0; i < count; i++) {
    const packed = sorted[i] ?? 0;
    const place = packed % MOST_WORDS;
    const key = (packed - place) / MOST_WORDS;
    const weight = weights[place] ?? 0;
    const last = terms.length - 1;
    if (terms[last] !== key) {
      terms.push(key);
      kept.push(weight);
    } else if (weight > (kept[last] ?? 0)) kept[last] = weight;
  }
  let squares = 0;
  for (const weight of kept) squares += weight * weight;
  const length = Math.sqrt(squares);
  for (let i = 0; i < kept.length; i++) kept[i] = (kept[i] ?? 0) / length;
  return { terms, weights: kept };
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

/**
 * The key of a term: a hash (FNV-1a over UTF-16 units) of 30 bits, for engines keep such numbers without a box. Two terms
 * of one text hardly ever share one of 2^30.
 */
export function termKey(term: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) value = Math.imul(value ^ term.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 15)) & 0x3fffffff;
}
