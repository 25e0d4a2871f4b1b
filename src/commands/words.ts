import { plainInput } from '../query/plain-input.ts';

/** A run without spaces; what stands in quotes belongs to it, spaces and all, up to the end where it is not closed. */
const WORD = /(?:[^\s"]|"[^"]*"?)+/gu;

/** The words of a command in plain signs. `source:"the hindu"` and `-"joint fund"` are one word each. */
export function wordsOf(text: string): string[] {
  return plainInput(text).text.match(WORD) ?? [];
}
