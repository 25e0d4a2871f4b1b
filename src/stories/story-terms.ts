import { isUnspacedLetter, tokenise } from '../query/tokenise.ts';
import { type TermVector, termVector } from './term-vector.ts';
import { type Worth, worthOf } from './word-worth.ts';

/** The telling words of a text, a word as often as it stands there; weights are positive, 1 is a plain title word. */
export interface StoryTerms {
  readonly words: readonly Worth[];
  readonly weights: readonly number[];
}

const TITLE = 1;
const SUMMARY = 0.5;

/** How much of a summary is read, in UTF-16 units. */
const SUMMARY_LENGTH = 600;

/** The terms of an item: title words count full, summary words half. */
export function storyTerms(title: StoryTerms, summary: string): StoryTerms {
  const terms = { words: [...title.words], weights: [...title.weights] };
  add(terms, summary.slice(0, SUMMARY_LENGTH), SUMMARY);
  return terms;
}

/** The terms of a headline alone. */
export function titleTerms(title: string): StoryTerms {
  const terms = { words: [], weights: [] };
  add(terms, title, TITLE);
  return terms;
}

/** The terms as a vector. */
export function vectorOf({ words, weights }: StoryTerms): TermVector {
  return termVector(
    words.map(({ term }) => term),
    weights,
  );
}

/** The roots as a vector: by them texts of two languages meet. */
export function rootVectorOf({ words, weights }: StoryTerms): TermVector {
  const keys: number[] = [];
  const kept: number[] = [];
  for (const [i, { root }] of words.entries()) {
    if (root === null) continue;
    keys.push(root);
    kept.push(weights[i] ?? 0);
  }
  return termVector(keys, kept);
}

function add(terms: { words: Worth[]; weights: number[] }, text: string, weight: number): void {
  for (const token of tokensOf(text)) {
    const worth = worthOf(token);
    if (worth.scale === 0) continue;
    terms.words.push(worth);
    terms.weights.push(weight * worth.scale);
  }
}

/** Below the first letter of a script without spaces (Thai). */
const FIRST_UNSPACED = 0x0e00;

/** Tokens, but of scripts without spaces each two letters that stand together: one letter alone says little. */
function tokensOf(text: string): readonly string[] {
  const tokens = tokenise(text);
  if (!tokens.some(mayBeUnspaced)) return tokens;
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1];
    if (!isUnspacedLetter(token)) return [token];
    return next !== undefined && isUnspacedLetter(next) ? [token + next] : [];
  });
}

function mayBeUnspaced(token: string): boolean {
  return token.charCodeAt(0) >= FIRST_UNSPACED;
}
