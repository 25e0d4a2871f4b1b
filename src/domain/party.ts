/**
 * A party to a cooperation: an ISO 3166-1 alpha-2 code (upper case), `XK` for Kosovo, or one of the blocs
 * that act as one party (`EU`, `ASEAN`, `GCC`, `AU-UNION`). Which codes exist is data (`data/countries.json`).
 */
export type PartyCode = string;

/** Two different parties, codes in alphabetical order. Cooperation has no direction. */
export type Pair = readonly [PartyCode, PartyCode];

/** `GB~IN`: the pair as one string, for keys and tags (`~`, because `AU-UNION` holds a hyphen itself). */
export type PairKey = string;

/** The pair of two parties in canonical order, or `null` when both are the same. */
export function pairOf(a: PartyCode, b: PartyCode): Pair | null {
  if (a === b) return null;
  return a < b ? [a, b] : [b, a];
}

/** The key of a pair: both codes joined by `~` in canonical order. */
export function pairKey(pair: Pair): PairKey {
  return `${pair[0]}~${pair[1]}`;
}

/** The inverse of {@link pairKey}; `null` for text that is not a key. */
export function pairOfKey(key: PairKey): Pair | null {
  const [a, b, ...rest] = key.split('~');
  return a && b && rest.length === 0 ? pairOf(a, b) : null;
}

/** All pairs among several parties, each once, in canonical order. */
export function pairsAmong(parties: readonly PartyCode[]): Pair[] {
  const sorted = [...new Set(parties)].sort();
  return sorted.flatMap((a, i) => sorted.slice(i + 1).map((b): Pair => [a, b]));
}
