import { FEED_KINDS } from '../domain/feed.ts';
import { SECTORS } from '../domain/sector.ts';
import { STAGES } from '../domain/stage.ts';
import type { EpochMs } from '../domain/time.ts';
import { anyOf } from './build-query.ts';
import type { Token, Value } from './lex-query.ts';
import { type NameIndex, nameKey } from './name-index.ts';
import { sidesQuery } from './party-mentions.ts';
import type { QueryProblem } from './problem.ts';
import { readPair } from './read-pair.ts';
import { nearest } from './suggest.ts';
import type { Query } from './syntax-tree.ts';
import { parseTimeBound, TIME_FORMS } from './time-bound.ts';
import { tokenise } from './tokenise.ts';
import { initiativeQuery, type Vocabulary } from './vocabulary.ts';

/** The fields of the language, in the order of the manual. */
export const FIELDS = [
  'country',
  'pair',
  'sector',
  'stage',
  'initiative',
  'source',
  'kind',
  'lang',
  'since',
  'until',
] as const;
export type Field = (typeof FIELDS)[number];

/** Other words that people try for a field. */
const FIELD_ALIASES: ReadonlyMap<string, Field> = new Map([
  ['countries', 'country'],
  ['party', 'country'],
  ['bloc', 'country'],
  ['group', 'country'],
  ['pairs', 'pair'],
  ['sectors', 'sector'],
  ['status', 'stage'],
  ['outlet', 'source'],
  ['publisher', 'source'],
  ['type', 'kind'],
  ['language', 'lang'],
  ['after', 'since'],
  ['from', 'since'],
  ['before', 'until'],
  ['to', 'until'],
]);

type FieldToken = Extract<Token, { kind: 'field' }>;

/** What a value was read as, or what is wrong with it. */
type Outcome = Query | Omit<QueryProblem, 'start' | 'end'>;

/** Reads a field with its values (alternatives); every value that cannot be read is a problem of its own. */
export function readField(
  token: FieldToken,
  vocabulary: Vocabulary,
  now: EpochMs,
): { readonly query: Query } | { readonly problems: readonly QueryProblem[] } {
  const field = fieldOf(token.name);
  if (field === null) return { problems: [unknownField(token)] };
  const problems: QueryProblem[] = [];
  const queries: Query[] = [];
  for (const value of token.values) {
    const outcome = readSafely(field, value, vocabulary, now);
    if ('kind' in outcome) queries.push(outcome);
    else problems.push({ ...outcome, start: value.start, end: value.end });
  }
  if ((field === 'since' || field === 'until') && token.values.length > 1)
    problems.push({ message: `“${field}:” takes one moment.`, start: token.start, end: token.end });
  const [first, ...rest] = queries;
  return problems.length > 0 || first === undefined ? { problems } : { query: anyOf([first, ...rest]) };
}

function fieldOf(name: string): Field | null {
  return FIELDS.find((field) => field === name) ?? FIELD_ALIASES.get(name) ?? null;
}

function unknownField(token: FieldToken): QueryProblem {
  const near = nearest(token.name, [...FIELDS, ...FIELD_ALIASES.keys()]);
  const message = `There is no field “${token.name}:”. Fields: ${FIELDS.join(', ')}. Put the text in quotes to search for it as words.`;
  const place = { start: token.start, end: token.nameEnd };
  return near === null ? { message, ...place } : { message, ...place, suggestion: fieldOf(near) ?? near };
}

/** Signs that mean something elsewhere in the language are not passed over in a value. */
function readSafely(field: Field, value: Value, vocabulary: Vocabulary, now: EpochMs): Outcome {
  if (value.text.startsWith('-'))
    return {
      message: `To leave something out, put the minus before the field: -${field}:${value.text.slice(1)}`,
    };
  if (value.text.includes('*')) return { message: 'A star works on plain words only, not behind a field.' };
  return readValue(field, value.text, vocabulary, now);
}

function readValue(field: Field, text: string, vocabulary: Vocabulary, now: EpochMs): Outcome {
  switch (field) {
    case 'country': {
      const sides = vocabulary.parties.byKey.get(nameKey(text));
      return sides ? sidesQuery(sides) : unknown('country or bloc', text, vocabulary.parties);
    }
    case 'pair':
      return readPair(text, vocabulary);
    case 'sector':
      return named(text, 'sector', vocabulary.sectors, SECTORS, (sector) => ({ kind: 'sector', sector }));
    case 'stage':
      return named(text, 'stage', vocabulary.stages, STAGES, (stage) => ({ kind: 'stage', stage }));
    case 'initiative': {
      const ids = vocabulary.initiatives.byKey.get(nameKey(text));
      return ids ? initiativeQuery(ids, vocabulary) : unknown('initiative', text, vocabulary.initiatives);
    }
    case 'kind':
      return named(text, 'kind of source', vocabulary.kinds, FEED_KINDS, (feedKind) => ({
        kind: 'feed-kind',
        feedKind,
      }));
    case 'lang':
      return named(text, 'language', vocabulary.langs, [], (lang) => ({ kind: 'lang', lang }));
    case 'source': {
      const words = tokenise(text);
      return words.length > 0
        ? { kind: 'source', words }
        : { message: 'An outlet’s name has a letter or a digit.' };
    }
    case 'since':
    case 'until': {
      const bound = parseTimeBound(text, field, now);
      return bound ? { kind: field, bound } : unknownTime(text);
    }
  }
}

function named<T>(
  text: string,
  what: string,
  index: NameIndex<T>,
  list: readonly string[],
  build: (thing: T) => Query,
): Outcome {
  const things = index.byKey.get(nameKey(text));
  if (things === undefined) return unknown(what, text, index, list);
  const [first, ...rest] = things;
  return anyOf([build(first), ...rest.map(build)]);
}

function unknown(
  what: string,
  text: string,
  index: NameIndex<unknown>,
  list: readonly string[] = [],
): Omit<QueryProblem, 'start' | 'end'> {
  const near = nearest(text.replaceAll('-', ' '), index.spellings) ?? nearest(text, index.spellings);
  const listed = list.length > 0 ? ` There are: ${list.join(', ')}.` : '';
  const message = `No ${what} is called “${text}”.${listed}`;
  return near === null ? { message } : { message, suggestion: inOneWord(near) };
}

/** A name as the value of a field: hyphens for spaces where that reads back, quotes otherwise. */
function inOneWord(name: string): string {
  if (/^[\p{L}\p{N}.-]+$/u.test(name)) return name;
  return /^[\p{L}\p{N} -]+$/u.test(name) ? name.replaceAll(' ', '-') : `"${name}"`;
}

function unknownTime(text: string): Omit<QueryProblem, 'start' | 'end'> {
  const message = `“${text}” is no moment that can be read. Write one of: ${TIME_FORMS}.`;
  return /^\d{1,4}$/u.test(text) ? { message, suggestion: `${text}d` } : { message };
}
