import { anyOf } from './build-query.ts';
import { nameKey } from './name-index.ts';
import { jointQuery, type Mention } from './party-mentions.ts';
import type { QueryProblem } from './problem.ts';
import { nearest } from './suggest.ts';
import type { Query } from './syntax-tree.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Reads what stands behind `pair:`: two parties or groups, joined by `-`, `/`, `~`, `+` or `&`. */
export function readPair(text: string, vocabulary: Vocabulary): Query | Omit<QueryProblem, 'start' | 'end'> {
  const splits = [...text.matchAll(/[-/~+&]/gu)].map(
    ({ index }) => [text.slice(0, index), text.slice(index + 1)] as const,
  );
  if (splits.length === 0) return { message: 'A pair has two parties: pair:gb-in or pair:india/uk.' };
  // `south-korea-uk`, `au-union/in`: whichever sign leaves a name on either side.
  for (const [left, right] of splits) {
    const sides = [sidesOf(left, vocabulary), sidesOf(right, vocabulary)] as const;
    if (sides[0] && sides[1]) return joint(sides[0], sides[1]);
  }
  return unknownSide(splits, vocabulary);
}

function sidesOf(name: string, vocabulary: Vocabulary): Mention | undefined {
  return vocabulary.parties.byKey.get(nameKey(name));
}

function joint(left: Mention, right: Mention): Query | Omit<QueryProblem, 'start' | 'end'> {
  const [first, ...rest] = left.flatMap((a) => right.flatMap((b) => jointQuery(a, b) ?? []));
  return first ? anyOf([first, ...rest]) : { message: 'A pair has two different parties.' };
}

function unknownSide(
  splits: readonly (readonly [string, string])[],
  vocabulary: Vocabulary,
): Omit<QueryProblem, 'start' | 'end'> {
  for (const [left, right] of splits) {
    const known = [left, right].map((name) => sidesOf(name, vocabulary) !== undefined);
    if (known[0] === known[1]) continue;
    const wrong = known[0] ? right : left;
    const near = nearest(wrong, vocabulary.parties.spellings);
    const message = `No country or bloc is called “${wrong}”.`;
    if (near === null) return { message };
    const code = sidesOf(near, vocabulary)?.[0].code ?? near;
    return { message, suggestion: known[0] ? `${left}/${code}` : `${code}/${right}` };
  }
  return { message: 'A pair has two parties that are known by name or code: pair:gb-in or pair:india/uk.' };
}
