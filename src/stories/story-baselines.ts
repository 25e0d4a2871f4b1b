import { DAY } from '../domain/time.ts';
import { tokenise } from '../query/tokenise.ts';
import { STOP } from './story-words.ts';
import { stem } from './word-worth.ts';

/** What a baseline sees of an item. */
export interface BaselineItem {
  readonly title: string;
  readonly summary: string;
  /** UTC epoch milliseconds. */
  readonly published: number;
}

/**
 * A way to group items that come in order of publication, at one setting of its threshold. Gives a group number for
 * each item, in the order of the input.
 */
export type StoryBaseline = (items: readonly BaselineItem[], threshold: number) => number[];

/** Every baseline does better on the labelled news with three days than with the program's own window. */
const WINDOW = 3 * DAY;

/** Every item an event of its own. */
export const alone: StoryBaseline = (items) => items.map((_item, i) => i);

/**
 * Puts each item into the group of the earlier item of the window that is most like it, if that is enough: how
 * near-duplicate filters are run on a stream.
 */
function nearest<Value>(
  items: readonly BaselineItem[],
  read: (item: BaselineItem) => Value,
  alike: (a: Value, b: Value) => number,
  threshold: number,
): number[] {
  const values = items.map(read);
  const groups: number[] = [];
  items.forEach((item, i) => {
    let best = { group: i, alike: threshold };
    for (let j = i - 1; j >= 0; j--) {
      const [other, a, b] = [items[j], values[i], values[j]];
      if (!other || item.published - other.published > WINDOW) break;
      if (a === undefined || b === undefined) continue;
      const found = alike(a, b);
      if (found >= best.alike) best = { group: groups[j] ?? j, alike: found };
    }
    groups.push(best.group);
  });
  return groups;
}

/** A 32-bit hash (FNV-1a) of a text, varied by a seed. */
function hash(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value ^= value >>> 15;
  return Math.imul(value, 0x2c1b3c6d) >>> 0;
}

/** SimHash of 64 bits over words and word pairs of the title (Charikar 2002; Manku et al. 2007): share of equal bits. */
export const simHash: StoryBaseline = (items, threshold) => nearest(items, bitsOf, equalBits, threshold);

function bitsOf({ title }: BaselineItem): Int8Array {
  const tokens = tokenise(title);
  const grams = [...tokens, ...tokens.slice(1).map((token, i) => `${tokens[i]} ${token}`)];
  const sums = new Int32Array(64);
  for (const gram of grams) {
    const halves = [hash(gram, 1), hash(gram, 2)];
    for (let bit = 0; bit < 64; bit++) {
      const on = ((halves[bit >> 5] ?? 0) >>> (bit & 31)) & 1;
      sums[bit] = (sums[bit] ?? 0) + (on === 1 ? 1 : -1);
    }
  }
  return Int8Array.from(sums, (sum) => (sum > 0 ? 1 : 0));
}

function equalBits(a: Int8Array, b: Int8Array): number {
  return a.reduce((equal, bit, i) => equal + (bit === b[i] ? 1 : 0), 0) / 64;
}

const HASHES = 128;

/** MinHash of 128 values over the words of title and summary (Broder 1997): share of equal values. */
export const minHash: StoryBaseline = (items, threshold) => nearest(items, minimaOf, equalMinima, threshold);

function minimaOf({ title, summary }: BaselineItem): Uint32Array {
  const minima = new Uint32Array(HASHES).fill(0xffffffff);
  for (const token of new Set(tokenise(`${title} ${summary}`))) {
    if (STOP.has(token)) continue;
    for (let i = 0; i < HASHES; i++) {
      const value = hash(token, Math.imul(i + 1, 0x9e3779b1));
      if (value < (minima[i] ?? 0)) minima[i] = value;
    }
  }
  return minima;
}

function equalMinima(a: Uint32Array, b: Uint32Array): number {
  return a.reduce((equal, value, i) => equal + (value === b[i] ? 1 : 0), 0) / HASHES;
}

interface Centroid {
  readonly group: number;
  readonly sum: Map<string, number>;
  last: number;
}

/** TF-IDF vectors of title and summary (half weight) against the centroids of the window, with a running IDF. */
export const tfIdfCentroid: StoryBaseline = (items, threshold) => {
  const seen = new Map<string, number>();
  const centroids: Centroid[] = [];
  return items.map((item, i) => {
    const vector = vectorOf(item, seen, i + 1);
    let best: { centroid: Centroid; alike: number } | null = null;
    for (const centroid of centroids) {
      if (item.published - centroid.last > WINDOW) continue;
      const alike = cosineOf(vector, centroid.sum);
      if (alike >= threshold && alike > (best?.alike ?? 0)) best = { centroid, alike };
    }
    const joined = best?.centroid ?? { group: i, sum: new Map<string, number>(), last: item.published };
    if (!best) centroids.push(joined);
    joined.last = item.published;
    for (const [term, weight] of vector) joined.sum.set(term, (joined.sum.get(term) ?? 0) + weight);
    return joined.group;
  });
};

function vectorOf(item: BaselineItem, seen: Map<string, number>, count: number): Map<string, number> {
  const weights = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    for (const token of tokenise(text)) {
      if (STOP.has(token)) continue;
      const term = stem(token);
      weights.set(term, (weights.get(term) ?? 0) + weight);
    }
  };
  add(item.title, 1);
  add(item.summary, 0.5);
  for (const term of weights.keys()) seen.set(term, (seen.get(term) ?? 0) + 1);
  const scaled = [...weights].map(([term, tf]): [string, number] => {
    return [term, (1 + Math.log(1 + tf)) * Math.log(1 + count / (seen.get(term) ?? 1))];
  });
  const length = Math.sqrt(scaled.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return new Map(scaled.map(([term, weight]) => [term, weight / length]));
}

function cosineOf(unit: ReadonlyMap<string, number>, sum: ReadonlyMap<string, number>): number {
  let [dot, square] = [0, 0];
  for (const [term, weight] of unit) dot += weight * (sum.get(term) ?? 0);
  for (const weight of sum.values()) square += weight * weight;
  return square > 0 ? dot / Math.sqrt(square) : 0;
}
