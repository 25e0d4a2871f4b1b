import { tokenise } from './tokenise.ts';

/** Names of one kind of thing, found by their tokens whatever the case. */
export interface NameIndex<T> {
  readonly byKey: ReadonlyMap<string, readonly [T, ...T[]]>;
  /** Every name as the data spells it: what a suggestion is chosen from. */
  readonly spellings: readonly string[];
}

/** The key of a name: its tokens, joined by spaces. */
export function nameKey(name: string): string {
  return tokenise(name).join(' ');
}

/** An index over names, each with what it names; a name that several things have keeps them all, each once. */
export function nameIndex<T>(names: Iterable<readonly [name: string, thing: T]>): NameIndex<T> {
  const byKey = new Map<string, [T, ...T[]]>();
  const spellings = new Map<string, string>();
  for (const [name, thing] of names) {
    const key = nameKey(name);
    if (key === '') continue;
    const known = byKey.get(key);
    if (known === undefined) {
      byKey.set(key, [thing]);
      spellings.set(key, name);
    } else if (!known.includes(thing)) known.push(thing);
  }
  return { byKey, spellings: [...spellings.values()] };
}
