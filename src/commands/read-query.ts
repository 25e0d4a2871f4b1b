import { parseQuery } from '../query/parse-query.ts';
import { mended } from '../query/problem.ts';
import type { Query } from '../query/syntax-tree.ts';
import type { Reading } from './reading.ts';

/** A query within a command, with remarks on it; or what is wrong, and the query put right where that is near. */
export type ReadQuery =
  | { readonly ok: true; readonly query: Query; readonly notes: readonly string[] }
  | { readonly ok: false; readonly message: string; readonly nearest: string | null };

/** Reads the query within a command. */
export function readQuery(text: string, { vocabulary, now }: Reading): ReadQuery {
  const parsed = parseQuery(text, vocabulary, { now });
  if (parsed.ok) return { ok: true, query: parsed.query, notes: parsed.notes.map(({ message }) => message) };
  const [error] = parsed.errors;
  return { ok: false, message: error.message, nearest: mended(text, error) };
}
