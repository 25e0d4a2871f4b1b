import { type PartyCode, pairKey, pairOf } from '../../src/domain/party.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import { ftsPhrase, ftsPrefix } from '../../src/query/full-text.ts';
import { PLURILATERAL, type Tag, tagOf } from '../../src/query/story-tags.ts';
import type { PartySide, Query } from '../../src/query/syntax-tree.ts';
import { sinceMoment, untilMoment } from '../../src/query/time-bound.ts';

/** A query in terms of what the tables hold: tags, words of the full-text index, and the date. */
export type Formula =
  | { readonly kind: 'true' }
  | { readonly kind: 'and'; readonly of: readonly Formula[] }
  | { readonly kind: 'or'; readonly of: readonly Formula[] }
  | { readonly kind: 'not'; readonly of: Formula }
  /** Has one of these tags. */
  | { readonly kind: 'tags'; readonly tags: readonly Tag[] }
  /** An FTS5 expression for one column. */
  | { readonly kind: 'text'; readonly match: string }
  /** Published at or after the moment. */
  | { readonly kind: 'from'; readonly moment: EpochMs }
  /** Published at or before the moment. */
  | { readonly kind: 'to'; readonly moment: EpochMs };

/** The words of the archive that begin with a stem; `null` when there are too many to name. */
export type WordsOf = (stem: string) => readonly string[] | null;

/** The formula of a query at a moment. */
export function formulaOf(query: Query, now: EpochMs, wordsOf: WordsOf = () => null): Formula {
  switch (query.kind) {
    case 'all':
      return { kind: 'true' };
    case 'and':
    case 'or':
      return { kind: query.kind, of: query.of.map((member) => formulaOf(member, now, wordsOf)) };
    case 'not':
      return { kind: 'not', of: formulaOf(query.of, now, wordsOf) };
    case 'country':
      return tags([tagOf.country(query.code)]);
    case 'group':
      return tags(query.members.map(tagOf.country));
    case 'pair':
      return tags([tagOf.pair(pairKey(query.pair))]);
    case 'between':
      return between(query.sides);
    case 'sector':
      return tags([tagOf.sector(query.sector)]);
    case 'stage':
      return tags([tagOf.stage(query.stage)]);
    case 'initiative':
      return initiative(query);
    case 'feed-kind':
      return tags([tagOf.feedKind(query.feedKind)]);
    case 'lang':
      return tags([tagOf.lang(query.lang)]);
    case 'source':
      return { kind: 'text', match: `outlets : ${ftsPhrase(query.words)}` };
    case 'phrase':
      return { kind: 'text', match: `text : ${ftsPhrase(query.words)}` };
    case 'prefix':
      return prefix(query.stem, wordsOf(query.stem));
    case 'since':
      return { kind: 'from', moment: sinceMoment(query.bound, now) };
    case 'until':
      return { kind: 'to', moment: untilMoment(query.bound, now) };
  }
}

function tags(of: readonly Tag[]): Formula {
  return { kind: 'tags', tags: of };
}

/** Words instead of their beginning: see the schema's `story_words`. */
function prefix(stem: string, words: readonly string[] | null): Formula {
  if (words === null) return { kind: 'text', match: `text : ${ftsPrefix(stem)}` };
  if (words.length === 0) return tags([]);
  return { kind: 'text', match: `text : (${words.map((word) => ftsPhrase([word])).join(' OR ')})` };
}

/** Known by its id or a name of its own; or by a name that others share, with all its parties. */
function initiative({ id, names }: Extract<Query, { kind: 'initiative' }>): Formula {
  const own = tags([...new Set([id, ...(names?.own ?? [])].map(tagOf.initiative))]);
  if (names === undefined || names.shared.length === 0) return own;
  const parties = names.parties.map((code) => tags([tagOf.country(code)]));
  return {
    kind: 'or',
    of: [own, { kind: 'and', of: [tags(names.shared.map(tagOf.initiative)), ...parties] }],
  };
}

/** A pair across the two sides; or, of a plurilateral story, two different parties on them. */
function between([left, right]: readonly [PartySide, PartySide]): Formula {
  const a = membersOf(left);
  const b = membersOf(right);
  const pairs = a.flatMap((x) => b.map((y) => pairOf(x, y))).filter((pair) => pair !== null);
  const plurilateral: Formula = { kind: 'and', of: [tags([PLURILATERAL]), twoAcross(a, b)] };
  return {
    kind: 'or',
    of: [tags([...new Set(pairs.map((pair) => tagOf.pair(pairKey(pair))))]), plurilateral],
  };
}

/** Two different parties, one of each list: apart where the lists differ, else two of those that both hold. */
function twoAcross(a: readonly PartyCode[], b: readonly PartyCode[]): Formula {
  const both = a.filter((code) => b.includes(code));
  const onlyA = a.filter((code) => !both.includes(code));
  const onlyB = b.filter((code) => !both.includes(code));
  const countries = (codes: readonly PartyCode[]): Formula => tags(codes.map(tagOf.country));
  const sides: (readonly [readonly PartyCode[], readonly PartyCode[]])[] = [
    [onlyA, b],
    [both, onlyB],
    ...both.slice(0, -1).map((code, i) => [[code], both.slice(i + 1)] as const),
  ];
  return {
    kind: 'or',
    of: sides
      .filter((side) => side.every((codes) => codes.length > 0))
      .map((side): Formula => ({ kind: 'and', of: side.map(countries) })),
  };
}

function membersOf(side: PartySide): readonly PartyCode[] {
  return side.kind === 'party' ? [side.code] : side.members;
}
