import { distance } from 'fastest-levenshtein';

/** Longer texts are no typos of a name; names of initiatives have up to some ninety letters. */
const LONGEST = 100;

/** How far a typed word may be from a name. */
export interface SuggestRule {
  /** Edits allowed for a typed word of this length. */
  readonly edits: (length: number) => number;
  /**
   * Only what is plainly a slip of the fingers counts: the first letter is right (unless it changed places with the
   * second), and in a short word no letter stands for another, which would make it another word (`child`, `chile`);
   * of a very short one, two letters have changed places.
   */
  readonly slipsOnly: boolean;
}

/** Behind a field, or for a command, something of the kind must have been meant: look further. */
export const MEANT: SuggestRule = {
  edits: (length) => (length < 3 ? 0 : length < 6 ? 1 : length < 10 ? 2 : 3),
  slipsOnly: false,
};

/** A bare word may be any word: only what is plainly a slip counts. */
export const SLIP: SuggestRule = {
  edits: (length) => (length < 4 ? 0 : length < 9 ? 1 : 2),
  slipsOnly: true,
};

/**
 * The name nearest to what was typed (compared without case), by Levenshtein distance with a swap of neighbours
 * counted as one edit; else, where something was meant, the one name that begins so. `null` when none is near.
 */
export function nearest(typed: string, names: Iterable<string>, rule: SuggestRule = MEANT): string | null {
  const word = typed.trim().toLowerCase();
  if (word.length === 0 || word.length > LONGEST) return null;
  const limit = rule.edits(word.length);
  let best: string | null = null;
  let bestEdits = limit + 1;
  const longer: string[] = [];
  for (const name of names) {
    const known = name.toLowerCase();
    if (known.startsWith(word)) longer.push(name);
    if (Math.abs(known.length - word.length) > limit) continue;
    const edits = editsBetween(word, known);
    // Of two as near, the longer one: letters are left out more often than put in.
    const nearer = edits < bestEdits || (edits === bestEdits && known.length > (best?.length ?? 0));
    if (edits > limit || !nearer || (rule.slipsOnly && !isSlip(word, known))) continue;
    best = name;
    bestEdits = edits;
  }
  if (best !== null || rule.slipsOnly || word.length < 3) return best;
  return longer.length > 0 ? longer.reduce((a, b) => (b.length < a.length ? b : a)) : null;
}

const VERY_SHORT_WORD = 5;
const SHORT_WORD = 6;

function isSlip(word: string, known: string): boolean {
  const sameStart = word[0] === known[0] || (word[0] === known[1] && word[1] === known[0]);
  if (!sameStart || word === known || word.length >= SHORT_WORD || hasSwap(word, known)) return sameStart;
  return word.length >= VERY_SHORT_WORD && word.length !== known.length;
}

/** Levenshtein distance, with two neighbours that changed places (the commonest slip) counted as one edit. */
function editsBetween(a: string, b: string): number {
  const edits = distance(a, b);
  if (edits < 2 || !hasSwap(a, b)) return edits;
  const at = commonStart(a, b);
  const righted =
    a.slice(0, at) +
    a
      .slice(at, at + 2)
      .split('')
      .reverse()
      .join('') +
    a.slice(at + 2);
  return Math.min(edits, 1 + distance(righted, b));
}

/** Whether the words differ first by two neighbours that changed places. */
function hasSwap(a: string, b: string): boolean {
  const i = commonStart(a, b);
  return i + 1 < a.length && a[i] === b[i + 1] && a[i + 1] === b[i];
}

function commonStart(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return i;
}
