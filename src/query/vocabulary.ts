import type { FeedKind } from '../domain/feed.ts';
import type { Sector } from '../domain/sector.ts';
import type { Stage } from '../domain/stage.ts';
import { type BareName, bareNames } from './bare-names.ts';
import { anyOf } from './build-query.ts';
import { type NameIndex, nameIndex, nameKey } from './name-index.ts';
import { type NameSlips, nameSlips } from './name-slips.ts';
import { type PartyName, partyNames } from './party-names.ts';
import type { InitiativeNames, PartySide, Query } from './syntax-tree.ts';
import type { VocabularyData } from './vocabulary-data.ts';

/** Everything that a query can name. */
export interface Vocabulary {
  /** What stands behind `country:` and on the sides of `pair:`. */
  readonly parties: NameIndex<PartySide>;
  readonly sectors: NameIndex<Sector>;
  readonly stages: NameIndex<Stage>;
  /** Ids of initiatives; one abbreviation may belong to several (`TTC`). */
  readonly initiatives: NameIndex<string>;
  /** What each initiative is called, by id. */
  readonly initiativeNames: ReadonlyMap<string, InitiativeNames>;
  readonly kinds: NameIndex<FeedKind>;
  readonly langs: NameIndex<string>;
  /** What a word means that stands alone, by its tokens: readings in the order in which they are tried. */
  readonly bare: ReadonlyMap<string, readonly BareName[]>;
  /** Tokens in the longest bare name. */
  readonly longestName: number;
  /** What a bare word may be a slip for: names of one word, and words of sectors' names. */
  readonly slips: readonly string[];
  /** Names of several words, to be known in spite of a slip. */
  readonly longNames: NameSlips;
  /** Tokens that are words of the field, never slips. */
  readonly plausible: ReadonlySet<string>;
  readonly labels: VocabularyLabels;
}

/** Names to show, by code or id; the code or id itself where it is unknown. */
export interface VocabularyLabels {
  readonly party: (code: string) => string;
  readonly sector: (sector: Sector) => string;
  readonly initiative: (id: string) => string;
  readonly lang: (code: string) => string;
}

/** Builds the vocabulary. Pure; about 5,000 names take some tens of milliseconds, once a start. */
export function createVocabulary(data: VocabularyData): Vocabulary {
  const parties = partyNames(data);
  const bare = bareNames(data, parties);
  const keys = [...bare.keys()];
  return {
    parties: partyIndex(parties),
    sectors: nameIndex(
      data.sectors.flatMap((s) => [s.id, s.label, ...s.names].map((name) => [name, s.id] as const)),
    ),
    stages: nameIndex(data.stages.flatMap((s) => [s.id, ...s.names].map((name) => [name, s.id] as const))),
    initiatives: nameIndex(
      data.initiatives.flatMap((i) =>
        [i.id, i.name, ...i.abbreviations].map((name) => [name, i.id] as const),
      ),
    ),
    initiativeNames: namesOfInitiatives(data),
    kinds: nameIndex(data.kinds.flatMap((k) => [k.id, ...k.names].map((name) => [name, k.id] as const))),
    langs: nameIndex(data.langs.flatMap((l) => [l.code, ...l.names].map((name) => [name, l.code] as const))),
    bare,
    longestName: keys.reduce((longest, key) => Math.max(longest, key.split(' ').length), 1),
    slips: slipTargets(bare),
    longNames: nameSlips(bare),
    plausible: new Set(data.plausible),
    labels: labelsOf(data),
  };
}

/** Any of the initiatives, with all that they are called. */
export function initiativeQuery(ids: readonly [string, ...string[]], vocabulary: Vocabulary): Query {
  const query = (id: string): Query => {
    const names = vocabulary.initiativeNames.get(id);
    return names === undefined ? { kind: 'initiative', id } : { kind: 'initiative', id, names };
  };
  const [first, ...rest] = ids;
  return anyOf([query(first), ...rest.map(query)]);
}

function namesOfInitiatives(data: VocabularyData): ReadonlyMap<string, InitiativeNames> {
  const keysOf = ({ name, abbreviations }: VocabularyData['initiatives'][number]): string[] => [
    ...new Set([name, ...abbreviations].map(nameKey)),
  ];
  const bearers = new Map<string, number>();
  for (const key of data.initiatives.flatMap(keysOf)) bearers.set(key, (bearers.get(key) ?? 0) + 1);
  return new Map(
    data.initiatives.map((initiative) => {
      const keys = keysOf(initiative);
      const own = keys.filter((key) => bearers.get(key) === 1);
      const shared = keys.filter((key) => !own.includes(key));
      return [initiative.id, { own, shared, parties: initiative.parties }];
    }),
  );
}

function partyIndex(names: readonly PartyName[]): NameIndex<PartySide> {
  return {
    byKey: new Map(names.map((name) => [name.key, name.sides])),
    spellings: names.filter((name) => name.rank !== 'foreign').map((name) => name.spelling),
  };
}

/** Shorter words have too many neighbours to guess from. */
const SHORTEST_NAME = 4;
const SHORTEST_PART = 6;

/** Names of one word, and the longer words of sectors' names. */
function slipTargets(bare: Vocabulary['bare']): string[] {
  const words = new Set<string>();
  for (const [key, names] of bare) {
    const guessed = names.filter((name) => name.guess);
    if (guessed.length === 0) continue;
    const [word, ...more] = key.split(' ');
    if (more.length === 0 && word !== undefined && word.length >= SHORTEST_NAME) words.add(word);
    if (guessed.some((name) => name.reading.kind === 'sector'))
      for (const part of key.split(' ')) if (part.length >= SHORTEST_PART) words.add(part);
  }
  return [...words].filter((word) => /^[a-z]+$/u.test(word));
}

/** Blocs that readers know by their letters better than by their full names. */
const KNOWN_BY_CODE: ReadonlySet<string> = new Set(['EU', 'ASEAN', 'GCC']);

function labelsOf(data: VocabularyData): VocabularyLabels {
  const party = new Map([
    ...data.groups.map(({ code, name }) => [code, KNOWN_BY_CODE.has(code) ? code : name] as const),
    ...data.countries.map((country) => [country.code, country.names[0] ?? country.code] as const),
  ]);
  const sector = new Map(data.sectors.map((s) => [s.id, s.label]));
  const initiative = new Map(data.initiatives.map((i) => [i.id, i.name]));
  const lang = new Map(data.langs.map((l) => [l.code, l.names[0] ?? l.code]));
  return {
    party: (code) => party.get(code) ?? code,
    sector: (id) => sector.get(id) ?? id,
    initiative: (id) => initiative.get(id) ?? id,
    lang: (code) => lang.get(code) ?? code,
  };
}
