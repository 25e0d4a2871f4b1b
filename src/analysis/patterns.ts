import { tokenise } from './tokens.ts';

/**
 * One step of a pattern: a word, or a choice of sequences (an empty one may be left out). A word may end in `*` (any
 * ending) or be `#` (a number).
 */
export type Step =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'choice'; readonly options: readonly (readonly Step[])[] };

/** Words of a stretch without braces, a star kept at the end of its word. */
function wordsOf(text: string): Step[] {
  const words: string[] = [];
  for (const token of tokenise(text)) {
    const last = words.length - 1;
    if (token.text === '*' && !token.spaced && last >= 0) words[last] = `${words[last] ?? ''}*`;
    else words.push(token.text);
  }
  return words.map((word) => ({ kind: 'word', word }));
}

/** The alternatives inside braces, cut at the bars of the same depth. */
function optionsOf(inside: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < inside.length; i++) {
    if (inside[i] === '{') depth += 1;
    else if (inside[i] === '}') depth -= 1;
    else if (inside[i] === '|' && depth === 0) {
      parts.push(inside.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(inside.slice(start));
  return parts;
}

function closing(pattern: string, open: number): number {
  let depth = 0;
  for (let i = open; i < pattern.length; i++) {
    if (pattern[i] === '{') depth += 1;
    else if (pattern[i] === '}' && --depth === 0) return i;
  }
  return -1;
}

/**
 * Reads a pattern: `{sign|ink} {a|} pact` is a choice of two words, a word that may be missing, and a word. Braces
 * nest. Throws a `RangeError` for an unclosed brace.
 */
export function parsePattern(pattern: string): Step[] {
  const open = pattern.indexOf('{');
  if (open < 0) return wordsOf(pattern);
  const close = closing(pattern, open);
  if (close < 0) throw new RangeError(`a brace is not closed in "${pattern}"`);
  const options = optionsOf(pattern.slice(open + 1, close)).map(parsePattern);
  return [
    ...wordsOf(pattern.slice(0, open)),
    { kind: 'choice', options },
    ...parsePattern(pattern.slice(close + 1)),
  ];
}
