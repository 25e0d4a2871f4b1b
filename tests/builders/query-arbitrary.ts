import fc from 'fast-check';
import { FEED_KINDS } from '../../src/domain/feed.ts';
import { pairOf } from '../../src/domain/party.ts';
import { SECTORS } from '../../src/domain/sector.ts';
import { STAGES } from '../../src/domain/stage.ts';
import { DAY, type EpochMs, HOUR, MINUTE } from '../../src/domain/time.ts';
import { allOf, anyOf, countNodes, noneOf } from '../../src/query/build-query.ts';
import { MAX_NODES } from '../../src/query/parse-query.ts';
import type { PartySide, Query, TimeBound } from '../../src/query/syntax-tree.ts';
import { isUnspacedLetter, tokenise } from '../../src/query/tokenise.ts';
import { initiativeQuery } from '../../src/query/vocabulary.ts';
import { theVocabulary } from './vocabulary.ts';

/** What queries are drawn from: few values make matches likely, many make printing hard. */
export interface QueryDomain {
  readonly parties: readonly string[];
  readonly groups: readonly string[];
  readonly sectors: readonly (typeof SECTORS)[number][];
  readonly initiatives: readonly string[];
  readonly langs: readonly string[];
  readonly words: fc.Arbitrary<string>;
  readonly outlets: fc.Arbitrary<string>;
  /** Days that absolute bounds fall on. */
  readonly days: { readonly from: EpochMs; readonly to: EpochMs };
  /** Longest span of a relative bound, in days. */
  readonly longestSpan: number;
}

/** Words that are also names, operators, or written in scripts of all kinds. */
const AWKWARD = [
  'or',
  'and',
  'not',
  'india',
  'us',
  'ai',
  '5g',
  'signed',
  'since',
  'in',
  'a',
  's',
  'rare',
  'earth',
  '半',
  '導',
  '体',
  '한',
  'हिंदी',
  'الذكاء',
  'straße',
  'и',
  'й',
  '2030',
  'cplusplus',
  'c',
] as const;

/** Everything that a query can hold: for printing and parsing. */
export const ANY_DOMAIN: QueryDomain = {
  parties: ['GB', 'IN', 'US', 'JP', 'EU', 'AU-UNION', 'XK', 'TV'],
  groups: ['NORDIC', 'QUAD', 'FIVE-EYES', 'C5'],
  sectors: SECTORS,
  initiatives: ['in-us-icet', 'gb-in-tsi', 'eu-in-ttc', 'i2u2', 'aukus-pillar-2'],
  langs: ['en', 'hi', 'fil', 'ja'],
  words: fc.oneof(
    fc.constantFrom(...AWKWARD.map((word) => tokenise(word)[0] ?? 'x')),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }).map((text) => tokenise(text)[0] ?? 'x'),
  ),
  outlets: fc.constantFrom('mint', 'the', 'hindu', 'gov', 'uk'),
  days: { from: Date.UTC(1900, 0, 1), to: Date.UTC(2900, 0, 1) },
  longestSpan: 10_000,
};

/** A random query in normal form. */
export function queryArbitrary(domain: QueryDomain = ANY_DOMAIN): fc.Arbitrary<Query> {
  const { tree } = fc.letrec<{ tree: Query }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      { weight: 5, arbitrary: leafArbitrary(domain) },
      { weight: 2, arbitrary: fc.array(tie('tree'), { minLength: 2, maxLength: 4 }).map(allOf) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(tie('tree'), tie('tree'), fc.array(tie('tree'), { maxLength: 2 }))
          .map(([a, b, more]) => anyOf([a, b, ...more])),
      },
      { weight: 1, arbitrary: tie('tree').map(noneOf) },
    ),
  }));
  return fc
    .oneof({ weight: 40, arbitrary: tree }, { weight: 1, arbitrary: fc.constant<Query>({ kind: 'all' }) })
    .filter((query) => countNodes(query) <= MAX_NODES);
}

function leafArbitrary(domain: QueryDomain): fc.Arbitrary<Query> {
  const party = fc.constantFrom(...domain.parties);
  const phrase = fc.array(domain.words, { minLength: 1, maxLength: 3 }).filter(isStable);
  return fc.oneof(
    { weight: 3, arbitrary: party.map((code): Query => ({ kind: 'country', code })) },
    { weight: 3, arbitrary: fc.tuple(party, party).map(([a, b]): Query => pairQuery(a, b)) },
    { weight: 1, arbitrary: groupArbitrary(domain) },
    { weight: 2, arbitrary: betweenArbitrary(domain) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...domain.sectors).map((sector): Query => ({ kind: 'sector', sector })),
    },
    { weight: 2, arbitrary: fc.constantFrom(...STAGES).map((stage): Query => ({ kind: 'stage', stage })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...domain.initiatives).map((id) => initiativeQuery([id], theVocabulary())),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...FEED_KINDS).map((feedKind): Query => ({ kind: 'feed-kind', feedKind })),
    },
    { weight: 1, arbitrary: fc.constantFrom(...domain.langs).map((lang): Query => ({ kind: 'lang', lang })) },
    {
      weight: 1,
      arbitrary: fc
        .array(domain.outlets, { minLength: 1, maxLength: 2 })
        .map((words): Query => ({ kind: 'source', words })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('since', 'until'), boundArbitrary(domain))
        .map(([kind, bound]): Query => ({ kind, bound })),
    },
    { weight: 5, arbitrary: phrase.map((words): Query => ({ kind: 'phrase', words })) },
    { weight: 2, arbitrary: stemArbitrary(domain).map((stem): Query => ({ kind: 'prefix', stem })) },
  );
}

/** Tokens drawn one by one may join when they stand side by side in a text (`c ++`); such rows are no phrases. */
function isStable(words: readonly string[]): boolean {
  return tokenise(words.join(' ')).join(' ') === words.join(' ');
}

function pairQuery(a: string, b: string): Query {
  const pair = pairOf(a, b);
  return pair === null ? { kind: 'country', code: a } : { kind: 'pair', pair };
}

function sideOf(code: string): PartySide {
  const [side] = theVocabulary().parties.byKey.get(tokenise(code).join(' ')) ?? [];
  if (side?.kind !== 'group') throw new Error(`${code} is no group of the vocabulary`);
  return side;
}

function groupArbitrary(domain: QueryDomain): fc.Arbitrary<Query> {
  return fc.constantFrom(...domain.groups).map((code): Query => {
    const side = sideOf(code);
    return side.kind === 'group' ? side : { kind: 'country', code };
  });
}

function betweenArbitrary(domain: QueryDomain): fc.Arbitrary<Query> {
  const group = fc.constantFrom(...domain.groups).map(sideOf);
  const party = fc.constantFrom(...domain.parties).map((code): PartySide => ({ kind: 'party', code }));
  return fc
    .tuple(group, fc.oneof(group, party))
    .map(([a, b]): Query => ({ kind: 'between', sides: a.code <= b.code ? [a, b] : [b, a] }));
}

function boundArbitrary({ days, longestSpan }: QueryDomain): fc.Arbitrary<TimeBound> {
  const span = fc.oneof(
    fc.integer({ min: 1, max: longestSpan }).map((n) => n * DAY),
    fc.integer({ min: 1, max: 1_000 }).map((n) => n * HOUR),
    fc.integer({ min: 1, max: 1_000 }).map((n) => n * MINUTE),
  );
  return fc.oneof(
    span.map((length): TimeBound => ({ kind: 'ago', span: length })),
    fc
      .integer({ min: days.from / DAY, max: days.to / DAY })
      .map((day): TimeBound => ({ kind: 'at', at: day * DAY })),
  );
}

/** Words and beginnings of words. */
function stemArbitrary({ words }: QueryDomain): fc.Arbitrary<string> {
  return fc
    .tuple(words, fc.integer({ min: 2, max: 8 }))
    .map(([word, length]) => word.slice(0, length))
    .filter((stem) => stem.length >= 2 && !isUnspacedLetter(stem) && isStable([stem]));
}
