import type { PartyCode } from '../domain/party.ts';
import type { Mark, Marked, NameKind, Term } from './mark.ts';
import { isFirstName, isMoney, isOwned } from './namesakes.ts';
import type { Passage } from './reading.ts';
import type { Token } from './tokens.ts';

/** A place in the text that names a party. */
export interface Mention {
  readonly codes: readonly PartyCode[];
  readonly field: Passage['field'];
  readonly from: number;
  readonly to: number;
  readonly kind: NameKind | 'pair';
  /** 0 to 1: how much it looks like a government acting, rather than a place, an origin or a name. */
  readonly weight: number;
  /** 0 news, 1 history, 2 background. */
  readonly depth: number;
  readonly venue: boolean;
}

/** A group of states named in the text, and how deep. */
export interface GroupMention {
  readonly code: string;
  readonly members: readonly PartyCode[];
  readonly field: Passage['field'];
  readonly from: number;
  readonly to: number;
  readonly depth: number;
}

const BASE: Readonly<Record<NameKind | 'pair', number>> = {
  name: 1,
  demonym: 0.8,
  capital: 0.85,
  building: 0.9,
  nickname: 0.7,
  body: 1,
  leader: 1,
  surname: 0.9,
  shorthand: 0.9,
  pair: 1,
};

const PLACE_BEFORE = new Set([
  'in',
  'at',
  'near',
  'outside',
  'from',
  'across',
  'through',
  'via',
  'around',
  'of',
]);
/** The same in other languages, as far as the words mean nothing else (`en Riga`, `em Lisboa`, `в Осло`). */
const PLACE_BEFORE_LOCAL = new Set(['en', 'em', 'im', 'в', 'во', 'из', 'desde', 'aus', 'depuis']);
const PLACE_BEFORE_COUNTRY = new Set(['in', 'across', 'outside', 'near', 'inside', 'throughout']);
const TITLES = new Set(
  `pm president minister premier chancellor secretary ministers ambassador mr ms mrs dr chief adviser advisor nsa envoy
  commissioner king prince emir sheikh senator governor director chair chairman leader tsar czar`.split(
    /\s+/,
  ),
);

/** Days of grace around a term: news still names the outgoing and already the incoming. */
const GRACE_DAYS = 60;

/** So long a former holder of office may still be named for the old office. */
const FORMER_DAYS = 1000;

/** Days of the lexicon's terms, shifted, kept by the shift: there are a few thousand, and dates are dear. */
const shiftedDays = new Map<number, Map<string, string>>();

function shiftDay(day: string, days: number): string {
  const kept = shiftedDays.get(days) ?? new Map<string, string>();
  shiftedDays.set(days, kept);
  const known = kept.get(day);
  if (known !== undefined) return known;
  const at = Date.parse(day);
  const shifted = Number.isNaN(at) ? day : new Date(at + days * 86_400_000).toISOString().slice(0, 10);
  kept.set(day, shifted);
  return shifted;
}

/** The party that a person stands for on a day; `null` when out of office then. */
export function partyOn(terms: readonly Term[], day: string): PartyCode | null {
  const holds = (grace: number): Term | undefined =>
    terms.find(
      (t) => (!t.from || shiftDay(t.from, -grace) <= day) && (!t.to || day <= shiftDay(t.to, grace)),
    );
  return (holds(0) ?? holds(GRACE_DAYS))?.code ?? null;
}

function placeFactor(tokens: readonly Token[], from: number, kind: NameKind | 'pair'): number {
  const before = tokens[from - 1]?.text === 'the' ? tokens[from - 2]?.text : tokens[from - 1]?.text;
  if (before === undefined) return 1;
  if (kind === 'capital')
    return PLACE_BEFORE.has(before) || PLACE_BEFORE_LOCAL.has(before) || before === 'to' ? 0.35 : 1;
  if (kind === 'name') return PLACE_BEFORE_COUNTRY.has(before) ? 0.5 : 1;
  return 1;
}

const LIST = new Set([',', 'and', '&', 'the', '-', 'or']);

/** Whether an adjective of origin belongs to a company or to people (`German, Japanese truck makers`). */
function originReaches(place: Place, to: number): boolean {
  let slack = 1;
  for (let i = to; i < to + 6; i++) {
    if (place.companyNouns.has(i)) return true;
    const token = place.passage.tokens[i];
    if (!token) return false;
    if (LIST.has(token.text) || place.demonyms.has(i)) continue;
    if (token.kind === 'mark' || slack-- === 0) return false;
  }
  return false;
}

interface Place {
  readonly passage: Passage;
  readonly depths: Uint8Array;
  readonly day: string;
  /** Tokens at which a noun of company or people starts. */
  readonly companyNouns: ReadonlySet<number>;
  readonly demonyms: ReadonlySet<number>;
  /** Tokens that follow a word of rivalry (`defying …`, `dependence on …`). */
  readonly against: ReadonlySet<number>;
}

/** How far after a word of rivalry the rival stands, in tokens. */
const RIVAL_REACH = 3;

/** A rival is named in the news without taking part. */
const RIVAL = 0.2;

function againstIn(passage: Passage): Set<number> {
  const out = new Set<number>();
  for (const { to, mark } of passage.marks) {
    if (mark.kind !== 'cue' || mark.cue !== 'against') continue;
    for (let i = to; i < to + RIVAL_REACH && passage.tokens[i]?.kind !== 'mark'; i++) out.add(i);
  }
  return out;
}

function weigh(place: Place, from: number, to: number, kind: NameKind | 'pair', doubtful: boolean): number {
  const { tokens } = place.passage;
  let weight = BASE[kind] * placeFactor(tokens, from, kind);
  const noun = kind === 'demonym' ? originReaches(place, to) : place.companyNouns.has(to);
  if (noun && (kind === 'demonym' || kind === 'name' || kind === 'nickname'))
    weight *= kind === 'demonym' ? 0.35 : 0.5;
  if (doubtful) weight *= 0.7;
  if (place.against.has(from)) weight *= RIVAL;
  return weight;
}

function personMention(
  place: Place,
  mark: Extract<Mark, { kind: 'person' }>,
  from: number,
): { code: PartyCode; weight: number } | null {
  const inOffice = partyOn(mark.terms, place.day);
  if (inOffice) return { code: inOffice, weight: mark.full ? 1 : 0.9 };
  const title = TITLES.has(place.passage.tokens[from - 1]?.text ?? '');
  const last = mark.terms.find(
    (t) => t.to !== null && t.to <= place.day && shiftDay(t.to, FORMER_DAYS) >= place.day,
  );
  return last && (mark.full || title) ? { code: last.code, weight: mark.full ? 0.6 : 0.4 } : null;
}

function mention(
  { passage, depths }: Place,
  { from, to }: Marked,
  codes: readonly PartyCode[],
  kind: Mention['kind'],
  weight: number,
): Mention {
  const venue = kind === 'capital' && weight < 0.5;
  return { field: passage.field, from, to, depth: depths[from] ?? 0, codes, kind, weight, venue };
}

function mentionOf(place: Place, marked: Marked): Mention | null {
  const { from, to, mark } = marked;
  if (mark.kind === 'pair') return mention(place, marked, mark.codes, 'pair', 1);
  if (mark.kind === 'party')
    return mention(place, marked, [mark.code], mark.name, weigh(place, from, to, mark.name, mark.doubtful));
  if (mark.kind !== 'person') return null;
  const found = personMention(place, mark, from);
  return found && mention(place, marked, [found.code], mark.full ? 'leader' : 'surname', found.weight);
}

/** All mentions of parties in a passage, by start. `ZZ` (international bodies) is left out. */
export function mentionsIn(passage: Passage, depths: Uint8Array, day: string): Mention[] {
  const named = passage.marks.filter(({ mark }) => NAMING.has(mark.kind));
  if (named.length === 0) return [];
  const companyNouns = new Set<number>();
  const demonyms = new Set<number>();
  for (const { from, mark } of passage.marks) {
    if (mark.kind === 'cue' && mark.cue === 'company-noun') companyNouns.add(from);
    if (mark.kind === 'party' && mark.name === 'demonym') demonyms.add(from);
  }
  const place: Place = { passage, depths, day, companyNouns, demonyms, against: againstIn(passage) };
  return named
    .map((marked) => mentionOf(place, marked))
    .filter((found): found is Mention => found !== null && !found.codes.includes('ZZ'))
    .filter(
      (found, i, all) =>
        !isOwned(passage, found, all[i - 1]) && !isMoney(passage, found) && !isFirstName(passage, found),
    )
    .slice(0, MOST_MENTIONS);
}

/** Kinds of marks that name parties. */
const NAMING: ReadonlySet<Mark['kind']> = new Set(['party', 'person', 'pair']);

/** Hostile texts name a thousand countries; no news does. */
const MOST_MENTIONS = 120;

/** Groups of states named in a passage. */
export function groupsIn(passage: Passage, depths: Uint8Array): GroupMention[] {
  return passage.marks.flatMap(({ from, to, mark }) =>
    mark.kind === 'group'
      ? [{ code: mark.code, members: mark.members, field: passage.field, from, to, depth: depths[from] ?? 0 }]
      : [],
  );
}
