import type { EpochMs } from '../domain/time.ts';
import { allOf, anyOf, noneOf } from './build-query.ts';
import type { Token } from './lex-query.ts';
import { joinMentions, type Mention, mentionsQuery } from './party-mentions.ts';
import type { QueryProblem } from './problem.ts';
import { readField } from './read-field.ts';
import { readWords } from './read-words.ts';
import type { Query } from './syntax-tree.ts';
import { tokenise } from './tokenise.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { TypedWord } from './word-reading.ts';

/** Levels of the tree, and of parentheses and minuses. */
export const MAX_DEPTH = 16;

export const TOO_DEEP = `Parentheses and minuses are nested more than ${MAX_DEPTH} deep.`;

/** What the tokens of a query say: the tree, or `null` when they say nothing; offsets go into the plain text. */
export interface Parsed {
  readonly query: Query | null;
  readonly errors: readonly QueryProblem[];
  readonly notes: readonly QueryProblem[];
}

/**
 * Reads tokens by recursive descent:
 *
 *     conjunction  = alternatives { [AND] alternatives }
 *     alternatives = unary { ("|" | OR) unary }
 *     unary        = ("-" | NOT) unary | "(" conjunction ")" | phrase | field | words
 *
 * After an error it reads on, so that all errors are told at once.
 */
export function parseTokens(tokens: readonly Token[], vocabulary: Vocabulary, now: EpochMs): Parsed {
  const state: State = { tokens, at: 0, errors: [], notes: [], vocabulary, now };
  const part = conjunction(state, 0);
  return { query: part === null ? null : queryOf(part), errors: state.errors, notes: state.notes };
}

interface State {
  readonly tokens: readonly Token[];
  at: number;
  readonly errors: QueryProblem[];
  readonly notes: QueryProblem[];
  readonly vocabulary: Vocabulary;
  readonly now: EpochMs;
}

/** A part of the query that has been read: names of parties that await others, or something whole. */
type Part =
  | { readonly kind: 'mentions'; readonly mentions: readonly [Mention, ...Mention[]] }
  | { readonly kind: 'query'; readonly query: Query };

function queryOf(part: Part): Query {
  return part.kind === 'query' ? part.query : mentionsQuery(part.mentions);
}

function whole(query: Query): Part {
  return { kind: 'query', query };
}

function fail(state: State, token: Pick<Token, 'start' | 'end'>, message: string): null {
  state.errors.push({ message, start: token.start, end: token.end });
  return null;
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.text.toLowerCase() === word;
}

/** Whether nothing follows that an operator could stand before. */
function endsHere(token: Token | undefined): boolean {
  return (
    token === undefined ||
    token.kind === 'close' ||
    token.kind === 'bar' ||
    isWord(token, 'or') ||
    isWord(token, 'and')
  );
}

function conjunction(state: State, depth: number): Part | null {
  const parts: Part[] = [];
  for (let token = state.tokens[state.at]; token !== undefined; token = state.tokens[state.at]) {
    if (token.kind === 'close' && depth > 0) break;
    if (token.kind === 'close') {
      fail(state, token, 'There is no opening parenthesis for this one.');
      state.at++;
    } else if (isWord(token, 'and')) {
      state.at++;
      if (parts.length === 0 || endsHere(state.tokens[state.at])) needsBothSides(state, token);
    } else {
      const part = alternatives(state, depth);
      if (part) parts.push(part);
    }
  }
  return conjoin(parts);
}

/** Joins the parts; the names of parties among them are read together, where the first of them stood. */
function conjoin(parts: readonly Part[]): Part | null {
  const [first, ...others] = parts.flatMap((part) => (part.kind === 'mentions' ? part.mentions : []));
  const [only, ...rest] = parts;
  if (only === undefined) return null;
  if (rest.length === 0 && others.length === 0) return only;
  let pending = first === undefined ? null : mentionsQuery([first, ...others]);
  const queries = parts.flatMap((part) => {
    if (part.kind === 'query') return [part.query];
    const joint = pending;
    pending = null;
    return joint ? [joint] : [];
  });
  return whole(allOf(queries));
}

function alternatives(state: State, depth: number): Part | null {
  const parts = [unary(state, depth)];
  for (
    let token = state.tokens[state.at];
    token?.kind === 'bar' || isWord(token, 'or');
    token = state.tokens[state.at]
  ) {
    state.at++;
    if (token && endsHere(state.tokens[state.at])) needsBothSides(state, token);
    else parts.push(unary(state, depth));
  }
  const [first, ...rest] = parts.filter((part) => part !== null);
  if (first === undefined || rest.length === 0) return first ?? null;
  const mentions = joinMentions(
    [first, ...rest].map((part) => (part.kind === 'mentions' ? part.mentions : [])),
  );
  if (mentions) return { kind: 'mentions', mentions: [mentions] };
  return whole(anyOf([queryOf(first), ...rest.map(queryOf)]));
}

function needsBothSides(state: State, token: Token): null {
  const sign = token.kind === 'word' ? token.text.toUpperCase() : '|';
  const hint = token.kind === 'word' ? ' Put the word in quotes to search for it.' : '';
  return fail(state, token, `${sign} stands between two things; here one is missing.${hint}`);
}

function unary(state: State, depth: number): Part | null {
  const token = state.tokens[state.at];
  if (token === undefined) return null;
  if (depth > MAX_DEPTH) {
    state.at = state.tokens.length;
    return fail(state, token, TOO_DEEP);
  }
  if (token.kind === 'word' && !isWord(token, 'or') && !isWord(token, 'not')) return words(state);
  state.at++;
  switch (token.kind) {
    case 'minus':
      return negation(state, token, depth);
    case 'word':
      return isWord(token, 'not') ? negation(state, token, depth) : needsBothSides(state, token);
    case 'bar':
    case 'close':
      return needsBothSides(state, token);
    case 'open':
      return parenthesis(state, token, depth);
    case 'phrase':
      return phrase(state, token);
    case 'field':
      return field(state, token);
  }
}

function negation(state: State, token: Token, depth: number): Part | null {
  if (endsHere(state.tokens[state.at]))
    return fail(state, token, 'A minus or NOT stands directly before what it leaves out.');
  const part = unary(state, depth + 1);
  if (part) return whole(noneOf(queryOf(part)));
  return state.errors.length > 0 ? null : fail(state, token, 'There is nothing here to leave out.');
}

function parenthesis(state: State, token: Token, depth: number): Part | null {
  const part = conjunction(state, depth + 1);
  if (state.tokens[state.at]?.kind === 'close') state.at++;
  else if (state.at < state.tokens.length || state.errors.length === 0)
    fail(state, token, 'This parenthesis is never closed.');
  if (part === null && state.errors.length === 0)
    fail(state, token, 'There is nothing between these parentheses.');
  return part;
}

function phrase(state: State, token: Extract<Token, { kind: 'phrase' }>): Part | null {
  const tokens = tokenise(token.text);
  if (tokens.length > 0) return whole({ kind: 'phrase', words: tokens });
  return fail(state, token, 'There is no letter or digit between these quotation marks.');
}

function field(state: State, token: Extract<Token, { kind: 'field' }>): Part | null {
  const read = readField(token, state.vocabulary, state.now);
  if ('query' in read) return whole(read.query);
  state.errors.push(...read.problems);
  return null;
}

/** Words side by side, up to the longest name that begins with the first. */
function words(state: State): Part | null {
  const [first, ...rest] = adjacentWords(state);
  if (first === undefined) return null;
  const read = readWords([first, ...rest], state.vocabulary);
  state.at += read.taken;
  if (read.error) state.errors.push(read.error);
  // A word within a name that has been remarked upon needs no remark of its own.
  if (read.note && read.note.start >= (state.notes.at(-1)?.end ?? 0)) state.notes.push(read.note);
  return read.meaning.kind === 'nothing' ? null : read.meaning;
}

function adjacentWords(state: State): TypedWord[] {
  const found: TypedWord[] = [];
  for (let i = state.at; found.length < state.vocabulary.longestName; i++) {
    const token = state.tokens[i];
    if (token?.kind !== 'word' || (found.length > 0 && !token.joined)) break;
    found.push(token);
  }
  return found;
}
