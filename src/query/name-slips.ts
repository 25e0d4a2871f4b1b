import type { BareName } from './bare-names.ts';
import { nearest, type SuggestRule } from './suggest.ts';

/** Names of several words, found again where one of the words is mistyped or the spaces are missing. */
export interface NameSlips {
  /** The words that can stand in a gap: under `south _` stand `korea`, `africa` and the like. */
  readonly gaps: ReadonlyMap<string, readonly string[]>;
  /** Names by their words closed up: `southkorea`. */
  readonly closed: ReadonlyMap<string, string>;
  /** How a name is typed, by its key. */
  readonly spelt: ReadonlyMap<string, string>;
}

/** Beside the rest of a name one word is enough to know it by, even a short one or one with another first letter. */
const IN_CONTEXT: SuggestRule = {
  edits: (length) => (length < 3 ? 0 : length < 9 ? 1 : 2),
  slipsOnly: false,
};

/** Indexes the names that may be guessed. */
export function nameSlips(bare: ReadonlyMap<string, readonly BareName[]>): NameSlips {
  const gaps = new Map<string, string[]>();
  const closed = new Map<string, string>();
  const spelt = new Map<string, string>();
  for (const [key, names] of bare) {
    const name = names.find(({ guess }) => guess);
    const words = key.split(' ');
    if (name === undefined || words.length < 2 || !/^[a-z0-9 ]+$/u.test(key)) continue;
    spelt.set(key, name.asSpelt ? name.spelling : key);
    const joined = words.join('');
    if (!bare.has(joined)) closed.set(joined, key);
    words.forEach((word, i) => {
      const gap = withGap(words, i);
      const known = gaps.get(gap);
      if (known) known.push(word);
      else gaps.set(gap, [word]);
    });
  }
  return { gaps, closed, spelt };
}

/** The name that these words are but for one slip, as it is typed; `null` when they are none, or are one exactly. */
export function nearName(words: readonly string[], { gaps, spelt }: NameSlips): string | null {
  if (words.length < 2 || spelt.has(words.join(' '))) return null;
  for (const [i, word] of words.entries()) {
    const candidates = gaps.get(withGap(words, i));
    const near = candidates ? nearest(word, candidates, IN_CONTEXT) : null;
    // A much longer name that merely begins so is no slip.
    if (near === null || near.length > word.length + IN_CONTEXT.edits(word.length)) continue;
    return spelt.get(words.with(i, near).join(' ')) ?? null;
  }
  return null;
}

/** The name whose words, closed up, are this word. */
export function closedName(word: string, { closed, spelt }: NameSlips): string | null {
  const key = closed.get(word);
  return key === undefined ? null : (spelt.get(key) ?? null);
}

function withGap(words: readonly string[], at: number): string {
  return words.with(at, '_').join(' ');
}
