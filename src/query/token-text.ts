import { tokenise } from './tokenise.ts';

/**
 * Stands between the fields of a text, so that no phrase runs from one headline into the next. A private-use
 * character: {@link tokenise} never gives it.
 */
export const FIELD_BREAK = '\ue000';

/** Several texts (titles, summaries; or outlets) as one row of tokens that can be asked for phrases. */
export interface TokenText {
  /** All tokens in order, with {@link FIELD_BREAK} between the fields. */
  readonly tokens: readonly string[];
  /** Where each token stands in the row. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** Tokenises texts into one row, each text a field of its own. */
export function tokenText(texts: readonly string[]): TokenText {
  const tokens: string[] = [];
  const places = new Map<string, number[]>();
  for (const text of texts) {
    if (tokens.length > 0) tokens.push(FIELD_BREAK);
    for (const token of tokenise(text)) {
      const known = places.get(token);
      if (known) known.push(tokens.length);
      else places.set(token, [tokens.length]);
      tokens.push(token);
    }
  }
  return { tokens, places };
}

/** Whether the words stand in the text, in a row and within one field. No words stand nowhere. */
export function hasPhrase(text: TokenText, words: readonly string[]): boolean {
  const [first, ...rest] = words;
  if (first === undefined) return false;
  const starts = text.places.get(first);
  if (starts === undefined || rest.length === 0) return starts !== undefined;
  // Every word must be there at all before places are compared: most phrases fail here.
  if (!rest.every((word) => text.places.has(word))) return false;
  return starts.some((start) => rest.every((word, i) => text.tokens[start + 1 + i] === word));
}

/** Whether some token of the text begins with the stem. */
export function hasPrefix(text: TokenText, stem: string): boolean {
  for (const token of text.places.keys()) if (token.startsWith(stem)) return true;
  return false;
}
