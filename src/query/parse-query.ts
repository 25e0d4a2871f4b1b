import type { EpochMs } from '../domain/time.ts';
import { countNodes, depthOf, EVERYTHING } from './build-query.ts';
import { MAX_DEPTH, parseTokens, TOO_DEEP } from './grammar.ts';
import { lexQuery } from './lex-query.ts';
import { plainInput } from './plain-input.ts';
import type { QueryProblem } from './problem.ts';
import type { Query } from './syntax-tree.ts';
import type { Vocabulary } from './vocabulary.ts';

/** UTF-16 units that somebody may type. */
export const MAX_QUERY_LENGTH = 500;
/** UTF-16 units of a stored query: the canonical print is longer than what was typed. */
export const MAX_STORED_LENGTH = 10_000;
/** Nodes of the tree; bare names of n countries make n(n-1)/2 pairs. */
export const MAX_NODES = 64;

/** What reading depends on beside the text. */
export interface ParseOptions {
  /** The moment that `today`, `yesterday` and weekdays are taken from. */
  readonly now: EpochMs;
  /** The text is a canonical print (`printQuery`), not typed: only {@link MAX_STORED_LENGTH} bounds its length. */
  readonly stored?: boolean;
}

/** The query, with notes on what may not be what its writer meant; or everything that is wrong with the text. */
export type ParsedQuery =
  | { readonly ok: true; readonly query: Query; readonly notes: readonly QueryProblem[] }
  | { readonly ok: false; readonly errors: readonly [QueryProblem, ...QueryProblem[]] };

/**
 * Reads a query. Words side by side must all hold; `|` and `OR` bind tighter than that, as in web search; `-` and
 * `NOT` leave out; quotes make a phrase; `AND` is allowed. Bare names of countries, blocs, groups, sectors, stages and
 * initiatives are read as such (longest name first), everything else as a keyword; two parties in one conjunction are
 * the pair, three or more any pair among them. An empty text selects everything. Linear in the text but for the
 * look-ahead of a name's length.
 */
export function parseQuery(text: string, vocabulary: Vocabulary, options: ParseOptions): ParsedQuery {
  const longest = options.stored ? MAX_STORED_LENGTH : MAX_QUERY_LENGTH;
  if (text.length > longest) {
    const message = `A query has at most ${longest} characters; this one has ${text.length}.`;
    return { ok: false, errors: [{ message, start: longest, end: text.length }] };
  }
  const { text: plain, offsets } = plainInput(text);
  const { tokens, problems } = lexQuery(plain);
  const parsed = parseTokens(tokens, vocabulary, options.now);
  const query = parsed.query ?? EVERYTHING;
  const errors = [...problems, ...parsed.errors];
  if (errors.length === 0) errors.push(...wholeProblems(query, parsed.query === null, plain));
  const placed = (problem: QueryProblem): QueryProblem => ({
    ...problem,
    start: offsets[problem.start] ?? text.length,
    end: offsets[problem.end] ?? text.length,
  });
  const [first, ...more] = errors.sort((a, b) => a.start - b.start).map(placed);
  if (first) return { ok: false, errors: [first, ...more] };
  return { ok: true, query, notes: parsed.notes.map(placed) };
}

/** What is wrong with a query as a whole. */
function wholeProblems(query: Query, nothing: boolean, text: string): QueryProblem[] {
  const place = { start: 0, end: text.length };
  if (nothing) {
    return text.trim() === '' ? [] : [{ message: 'There is no word here to search for.', ...place }];
  }
  const nodes = countNodes(query);
  if (nodes > MAX_NODES) {
    const message = `That makes ${nodes} conditions; a query has at most ${MAX_NODES}. Several queries can say the same.`;
    return [{ message, ...place }];
  }
  return depthOf(query) > MAX_DEPTH ? [{ message: TOO_DEEP, ...place }] : [];
}
