import { type Pair, type PartyCode, pairKey, pairOf, pairsAmong } from '../domain/party.ts';
import type { Mention } from './mentions.ts';
import { type PairScore, pairScores } from './pairs.ts';
import {
  boundToBloc,
  countsStates,
  dealtWith,
  distinct,
  groupOf,
  hubOf,
  inSpokes,
  isThreeWay,
  listed,
  sharesOneDeal,
} from './party-groups.ts';
import { coupled, ofHome, withEach, withFurther, withInternational, withLead } from './party-hubs.ts';
import type { PartyInput } from './party-input.ts';

/** Who acts with whom in an item. */
export interface Parties {
  readonly pairs: readonly Pair[];
  readonly backgroundPairs: readonly Pair[];
  /** Every party named, sorted. */
  readonly all: readonly PartyCode[];
  /** Several states together and no pair. */
  readonly plurilateral: boolean;
  /** Sum of the ties of the best pair: 0 for none. */
  readonly tie: number;
  readonly joined: boolean;
  /** Whether one party was taken from the outlet or the dateline, as the text names one only. */
  readonly implied: boolean;
}

/** A mention below this weight is an origin or a place, not a party. */
const PARTY_WEIGHT = 0.45;
/** A place that is gone to may still be the partner when no other is named. */
const FAINT = 0.2;
/** A further pair needs this share of the best one's tie, and to be joined by the text. */
const FURTHER_SHARE = 0.7;

/** The EU acts with others, seldom with its own members as two parties. */
function isWithin(pair: Pair, members: ReadonlyMap<string, readonly PartyCode[]>): boolean {
  const [a, b] = pair;
  return (members.get(a)?.includes(b) ?? false) || (members.get(b)?.includes(a) ?? false);
}

function newsMentions(mentions: readonly Mention[]): Mention[] {
  const news = mentions.filter((m) => m.depth < 2 && m.weight >= PARTY_WEIGHT);
  const inNews = news.filter((m) => m.depth === 0);
  return new Set(inNews.flatMap((m) => m.codes)).size >= 2 ? inNews : news;
}

function choose(
  scores: readonly PairScore[],
  input: PartyInput,
  titleCodes: ReadonlySet<string>,
): PairScore[] {
  const weighed = scores
    .map((s) => ({
      ...s,
      score: s.score * (isWithin(s.pair, input.blocMembers) ? 0.3 : 1) * titleFactor(s.pair, titleCodes),
    }))
    .sort((a, b) => b.score - a.score);
  const titled = weighed.filter((s) => s.pair.some((code) => titleCodes.has(code)));
  const ranked = titled.length > 0 ? titled : weighed;
  const [best] = ranked;
  if (!best) return [];
  const between = betweenInTitle(input);
  if (between && weighed.some((s) => pairKey(s.pair) === pairKey(between)))
    return weighed.filter((s) => pairKey(s.pair) === pairKey(between));
  const further = ranked
    .slice(1)
    .filter((s) => s.joined && s.score >= best.score * FURTHER_SHARE && s.score >= 2.5);
  if (isForMember(input, ...best.pair)) {
    const own = further.filter(
      (s) => !isForMember(input, ...s.pair) && s.pair.some((c) => best.pair.includes(c)),
    );
    if (own.length > 0) return own;
  }
  return [best, ...further.filter((s) => !isForMember(input, ...s.pair))];
}

/** `Athens and Cairo agree on a cable between Europe and Egypt`: the bloc stands for its member that the headline names. */
function isForMember({ mentions, blocMembers }: PartyInput, ...pair: readonly PartyCode[]): boolean {
  const members = pair.flatMap((code) => blocMembers.get(code) ?? []);
  return mentions.some(
    (m) => m.field === 'title' && m.weight >= PARTY_WEIGHT && m.codes.some((code) => members.includes(code)),
  );
}

/** `A opposes a pact between B and C`: the headline says itself between whom. */
function betweenInTitle(input: PartyInput): Pair | null {
  const { title, mentions } = input;
  for (const { to, mark } of title.marks) {
    if (mark.kind !== 'cue' || mark.cue !== 'between') continue;
    const [a, b, c] = mentions.filter((m) => m.field === 'title' && m.depth === 0 && m.from >= to);
    const [x] = a?.codes ?? [];
    const [y] = b?.codes ?? [];
    if (!a || !b || !x || !y || a.from - to > 3 || b.from - a.to > 4) continue;
    const more = c && c.from - b.to <= 2 && title.tokens[b.to]?.text !== ':';
    if (!more && !isForMember(input, x, y)) return pairOf(x, y);
  }
  return null;
}

/** Pairs with a party of the headline are the news rather than others. */
function titleFactor(pair: Pair, titleCodes: ReadonlySet<string>): number {
  const named = pair.filter((code) => titleCodes.has(code)).length;
  return titleCodes.size === 0 ? 1 : ([0.4, 0.8, 1.7][named] ?? 1);
}

function backgroundPairs(input: PartyInput, news: readonly Pair[]): Pair[] {
  const taken = new Set(news.map(pairKey));
  const parties = [...new Set(news.flat())];
  const deep = input.mentions.filter((m) => m.depth === 2 && m.weight >= 0.35);
  const codes = [...new Set(deep.flatMap((m) => m.codes))];
  const among = pairsAmong(codes);
  const withMain = codes.length === 1 ? parties.slice(0, 1).map((main) => pairOf(main, codes[0] ?? '')) : [];
  return [...among, ...withMain].filter((p): p is Pair => p !== null && !taken.has(pairKey(p)));
}

/**
 * One party alone in the text: the other is the place that it goes to, or the country of the outlet. Where the text names
 * two origins or places and nobody else (`radars from Oslo arrive in Hanoi`), they are the two.
 */
function implied(input: PartyInput, codes: readonly PartyCode[]): Pair | null {
  const [only] = codes;
  if (codes.length > 1) return null;
  const faint = input.mentions.filter(
    (m) => m.depth === 0 && m.weight >= FAINT && !m.codes.some((c) => c === only),
  );
  const places = [...new Set(faint.filter((m) => m.kind !== 'demonym').flatMap((m) => m.codes))];
  const [place] = places;
  if (only && place && places.length <= 2) return pairOf(only, place);
  const both = [...new Set(faint.flatMap((m) => m.codes))];
  const [one, other] = both;
  if (!only && one && other && both.length === 2) return pairOf(one, other);
  const named = only ?? (places.length === 1 ? place : undefined);
  return named && input.home ? pairOf(named, input.home) : null;
}

const MOST_SPOKES = 4;

/** `contracts with A and B`, and no word of whose: those of the one party that the text names, or of the outlet's country. */
function spokesOfHome(input: PartyInput, mentions: readonly Mention[]): Pair[] {
  const others = dealtWith(input.title, mentions);
  if (others.length === 0) return [];
  const inText = input.mentions.filter(
    (m) => m.field === 'summary' && m.depth < 2 && m.weight >= PARTY_WEIGHT,
  );
  const told = [...new Set(inText.flatMap((m) => m.codes))];
  const hubs = told.filter((code) => !others.includes(code));
  const hub = hubs.length === 1 ? hubs[0] : hubs.length === 0 ? input.home : null;
  return hub && !others.includes(hub) ? distinct(others.map((code) => pairOf(hub, code))) : [];
}

const OCCASIONS = new Set(['before', 'at', 'of', 'after', 'during']);

const MEETINGS = new Set(['host', 'margins', 'sidelines', 'presidency', 'chair']);

/** `before G20 gets going`: the group's meeting is when or where others act; who speaks `before BRICS` speaks to it. */
function isOccasion({ title }: PartyInput, { from, to }: PartyInput['groups'][number]): boolean {
  const before = title.tokens[from - 1]?.text ?? '';
  const next = title.tokens[to];
  if (MEETINGS.has(next?.text ?? '')) return true;
  return OCCASIONS.has(before) && (before !== 'before' || next?.kind === 'word');
}

/** Pairs that the shape of the headline settles, whatever the ties in the text; none for most. */
function toldByHeadline(
  input: PartyInput,
  mentions: readonly Mention[],
  titleCodes: ReadonlySet<string>,
): readonly Pair[] {
  const home = ofHome(input, mentions);
  const ways = [
    withLead(input, mentions, titleCodes),
    sharesOneDeal(input.title, mentions) ? [] : spokesOfHome(input, mentions),
    boundToBloc(input, mentions, titleCodes),
    withEach(input, mentions),
    home ? [home] : [],
  ];
  return ways.find((pairs) => pairs.length > 0) ?? [];
}

/** Settles who the parties are, from the ties in the text; the venue and the outlet's city are none. */
export function partiesOf(input: PartyInput): Parties {
  const mentions = newsMentions(input.mentions);
  const codes = [...new Set(mentions.flatMap((m) => m.codes))];
  const titleCodes = new Set(mentions.filter((m) => m.field === 'title').flatMap((m) => m.codes));
  const chosen = choose(pairScores(input.title, input.summary, mentions), input, titleCodes);
  const group = groupOf(input, mentions, titleCodes);
  const groupActs = input.groups.some((g) => g.depth === 0 && g.field === 'title' && !isOccasion(input, g));
  const inGroup = chosen.every(({ pair }) => pair.every((code) => group.includes(code)));
  const hub = hubOf(titleCodes, group, input.blocMembers);
  const unnamed = group.length > 2 && titleCodes.size === 0 && countsStates(input.title);
  const groupHosts = groupActs && hub !== null && listed(input.title, mentions).length === 0;
  const together =
    groupHosts ||
    (hub === null && isThreeWay(input, titleCodes, group)) ||
    (hub !== null && sharesOneDeal(input.title, mentions));
  const told = toldByHeadline(input, mentions, titleCodes);
  const plurilateral =
    told.length === 0 &&
    (together ||
      withInternational(input, titleCodes) ||
      (!hub && ((group.length > 2 && inGroup) || unnamed || (groupActs && titleCodes.size < 2))));
  const spokes = hub ? group.slice(0, MOST_SPOKES).map((code) => pairOf(hub, code)) : [];
  const byTies =
    hub && inSpokes(chosen, hub, listed(input.title, mentions))
      ? distinct(spokes)
      : withFurther(
          chosen.map((c) => c.pair),
          coupled(input, mentions, chosen, titleCodes),
        );
  const fromText = plurilateral ? [] : told.length > 0 ? told : byTies;
  const guessed =
    fromText.length === 0 && !plurilateral ? (input.initiativePair ?? implied(input, codes)) : null;
  const pairs = guessed ? [guessed] : fromText;
  return {
    pairs,
    backgroundPairs: backgroundPairs(input, pairs),
    all: [...new Set(input.mentions.flatMap((m) => m.codes))].sort(),
    plurilateral,
    tie: chosen[0]?.score ?? 0,
    joined: chosen[0]?.joined ?? false,
    implied: guessed !== null && guessed !== input.initiativePair,
  };
}
