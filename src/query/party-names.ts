import { nameKey } from './name-index.ts';
import type { PartySide } from './syntax-tree.ts';
import type { CountryNames, GroupNames, VocabularyData } from './vocabulary-data.ts';

/** How strong a claim to a name is: a country called so comes before one whose people or capital are called so. */
const RANKS = ['code', 'name', 'alias', 'code3', 'capital', 'demonym', 'foreign'] as const;
type Rank = (typeof RANKS)[number];

interface Claim {
  readonly spelling: string;
  readonly side: PartySide;
  readonly rank: Rank;
}

/** A name and the parties or groups that it means: several where data and rules do not decide (`congolese`). */
export interface PartyName {
  readonly key: string;
  readonly spelling: string;
  readonly sides: readonly [PartySide, ...PartySide[]];
  readonly rank: Rank;
}

/** All names of countries, blocs and groups, each key once, with the parties that have the strongest claim to it. */
export function partyNames(data: VocabularyData): readonly PartyName[] {
  const ordinary = new Set(data.ordinaryWords.map(nameKey));
  const claims = new Map<string, Claim[]>();
  for (const claim of [...data.countries.flatMap(claimsOfCountry), ...data.groups.flatMap(claimsOfGroup)]) {
    const key = nameKey(claim.spelling);
    if (key === '' || (claim.rank === 'foreign' && misleads(key, ordinary))) continue;
    const others = claims.get(key);
    if (others) others.push(claim);
    else claims.set(key, [claim]);
  }
  const prefer = new Map(Object.entries(data.prefer).map(([name, code]) => [nameKey(name), code]));
  return [...claims].flatMap(([key, of]) => strongest(key, of, prefer.get(key)));
}

/** A name from another language that is an English word (Island, Suède), or too short to be told from one (IRA). */
function misleads(key: string, ordinary: ReadonlySet<string>): boolean {
  return ordinary.has(key) || /^[a-z]{1,3}$/u.test(key);
}

function strongest(key: string, claims: readonly Claim[], preferred: string | undefined): PartyName[] {
  const rank = RANKS.find((candidate) => claims.some((claim) => claim.rank === candidate));
  const chosen = claims.filter((claim) => claim.side.code === preferred);
  const winners = chosen.length > 0 ? chosen : claims.filter((claim) => claim.rank === rank);
  const sides = [...new Map(winners.map((claim) => [claim.side.code, claim.side])).values()];
  const [first, ...rest] = sides;
  const spelling = winners[0]?.spelling;
  if (first === undefined || rank === undefined || spelling === undefined) return [];
  return [{ key, spelling, sides: [first, ...rest], rank }];
}

function claimsOfCountry(country: CountryNames): Claim[] {
  const side: PartySide = { kind: 'party', code: country.code };
  const claim = (rank: Rank, spellings: readonly string[]): Claim[] =>
    spellings.flatMap(withAnd).map((spelling) => ({ spelling, side, rank }));
  return [
    ...claim('code', [country.code]),
    ...claim('name', country.names),
    ...claim('alias', country.aliases),
    ...claim('code3', [country.iso3]),
    ...claim('capital', country.capitals),
    ...claim('demonym', country.demonyms),
    ...claim('foreign', country.foreign),
  ];
}

function claimsOfGroup(group: GroupNames): Claim[] {
  // Without known members there is nothing to find behind a group's name but the name itself.
  if (group.kind !== 'party' && group.members.length === 0) return [];
  const side: PartySide =
    group.kind === 'party'
      ? { kind: 'party', code: group.code }
      : { kind: 'group', code: group.code, members: group.members };
  return [group.code, group.name, ...group.aliases]
    .flatMap(withAnd)
    .map((spelling) => ({ spelling, side, rank: 'alias' }));
}

/** `Trinidad & Tobago` is also typed with the word. */
function withAnd(name: string): string[] {
  return name.includes('&') ? [name, name.replaceAll('&', 'and')] : [name];
}
