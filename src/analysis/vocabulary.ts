import type { Token } from './tokens.ts';

/** The words of all patterns with their numbers; stems (`quant*`) apart. */
export interface Vocabulary {
  readonly exact: Map<string, number>;
  readonly stems: Map<string, number>;
  shortestStem: number;
  longestStem: number;
}

/** A vocabulary without words. */
export const emptyVocabulary = (): Vocabulary => ({
  exact: new Map(),
  stems: new Map(),
  shortestStem: Number.POSITIVE_INFINITY,
  longestStem: 0,
});

const isStem = (word: string): boolean => word.length > 1 && word.endsWith('*');

/** The number of a word of a pattern, a new one at its first use. */
export function keyOf(vocabulary: Vocabulary, word: string): number {
  const stem = isStem(word);
  const text = stem ? word.slice(0, -1) : word;
  const table = stem ? vocabulary.stems : vocabulary.exact;
  const known = table.get(text);
  if (known !== undefined) return known;
  const key = vocabulary.exact.size + vocabulary.stems.size;
  table.set(text, key);
  if (stem) {
    vocabulary.shortestStem = Math.min(vocabulary.shortestStem, text.length);
    vocabulary.longestStem = Math.max(vocabulary.longestStem, text.length);
  }
  return key;
}

/** The words of a vocabulary that a token is, the most exact first. */
export function keysOf({ exact, stems, shortestStem, longestStem }: Vocabulary, token: Token): number[] {
  const { text, bare } = token;
  const keys = [exact.get(text), bare === null ? undefined : exact.get(bare)];
  if (isNumber(text)) keys.push(exact.get('#'));
  const longest = token.kind === 'mark' ? 0 : Math.min(longestStem, text.length);
  for (let length = longest; length >= shortestStem; length--) keys.push(stems.get(text.slice(0, length)));
  return keys.filter((key) => key !== undefined);
}

const isNumber = (text: string): boolean => {
  const code = text.charCodeAt(0);
  return code >= 48 && code <= 57;
};
