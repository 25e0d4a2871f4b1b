import type { Sector } from '../domain/sector.ts';
import { STAGES, type Stage } from '../domain/stage.ts';
import { nameKey } from './name-index.ts';
import type { PartyName } from './party-names.ts';
import type { PartySide } from './syntax-tree.ts';
import type { VocabularyData } from './vocabulary-data.ts';

/** What a bare word can mean, other than itself. */
export type Reading =
  | { readonly kind: 'sides'; readonly sides: readonly [PartySide, ...PartySide[]] }
  | { readonly kind: 'sector'; readonly sector: Sector }
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'initiatives'; readonly ids: readonly [string, ...string[]] }
  /** Searched as words although it looks like a name; `forum` is the group whose name it is. */
  | { readonly kind: 'words'; readonly forum: string | null };

/** A name that may stand in a query without a field. */
export interface BareName {
  readonly reading: Reading;
  /** As the data spells it. */
  readonly spelling: string;
  /** Read so only when typed in this very spelling, capitals included: codes, and names that are ordinary words. */
  readonly asSpelt: boolean;
  /** Whether a mistyped word may be guessed to be this name. */
  readonly guess: boolean;
}

/**
 * The names that a bare word is compared with, by key, in the order of precedence: sector, party or region, stage,
 * initiative, forum, set phrase. So `AI` is the sector before it is Anguilla, and `space` never a keyword.
 */
export function bareNames(
  data: VocabularyData,
  parties: readonly PartyName[],
): ReadonlyMap<string, readonly BareName[]> {
  const names = new Map<string, BareName[]>();
  const ordinary = new Set(data.ordinaryWords.map(nameKey));
  const add = (key: string, name: BareName): void => {
    if (key === '') return;
    const known = names.get(key);
    if (known) known.push(name);
    else names.set(key, [name]);
  };
  const addWord = (spelling: string, reading: Reading): void => {
    const key = nameKey(spelling);
    add(key, { reading, spelling, asSpelt: ordinary.has(key), guess: reading.kind !== 'words' });
  };

  for (const { id, label, names: more } of data.sectors)
    for (const name of distinct([id, label, ...more])) addWord(name, { kind: 'sector', sector: id });
  const partyReadings = bareParties(data, parties, ordinary);
  for (const name of partyReadings) if (name.reading.kind === 'sides') add(nameKey(name.spelling), name);
  for (const stage of STAGES) addWord(stage, { kind: 'stage', stage });
  for (const [spelling, ids] of initiativeNames(data)) addWord(spelling, { kind: 'initiatives', ids });
  for (const name of partyReadings) if (name.reading.kind === 'words') add(nameKey(name.spelling), name);
  for (const phrase of data.setPhrases) addWord(phrase, { kind: 'words', forum: null });
  return names;
}

function bareParties(
  data: VocabularyData,
  parties: readonly PartyName[],
  ordinary: ReadonlySet<string>,
): BareName[] {
  const codes = new Set(data.countries.map((country) => country.code.toLowerCase()));
  const neverBare = new Set(data.neverBare.map(nameKey));
  const small = new Set(data.smallLetters.map(nameKey));
  const forums = new Set(data.groups.filter((group) => group.kind === 'forum').map((group) => group.code));
  return parties.flatMap(({ key, spelling, sides, rank }): BareName[] => {
    if (neverBare.has(key)) return [];
    const [side] = sides;
    const forum = side.kind === 'group' && forums.has(side.code) ? side.code : null;
    return [
      {
        reading: forum === null ? { kind: 'sides', sides } : { kind: 'words', forum },
        spelling,
        asSpelt:
          !small.has(key) && (rank === 'code' || rank === 'code3' || codes.has(key) || ordinary.has(key)),
        guess: rank !== 'code' && rank !== 'code3' && rank !== 'foreign',
      },
    ];
  });
}

/** Names and abbreviations of initiatives (ids stand behind `initiative:` only), with all that share one. */
function initiativeNames(data: VocabularyData): Map<string, [string, ...string[]]> {
  const ids = new Map<string, { spelling: string; ids: [string, ...string[]] }>();
  for (const { id, name, abbreviations } of data.initiatives) {
    for (const spelling of distinct([name, ...abbreviations])) {
      const known = ids.get(nameKey(spelling));
      if (known === undefined) ids.set(nameKey(spelling), { spelling, ids: [id] });
      else if (!known.ids.includes(id)) known.ids.push(id);
    }
  }
  return new Map([...ids.values()].map((entry) => [entry.spelling, entry.ids]));
}

/** Spellings that differ in more than case and signs. */
function distinct(spellings: readonly string[]): string[] {
  return [...new Map(spellings.map((spelling) => [nameKey(spelling), spelling])).values()];
}
