import { type Pair, type PartyCode, pairKey, pairOf } from '../domain/party.ts';
import type { Mention } from './mentions.ts';
import type { PairScore } from './pairs.ts';
import type { PartyInput } from './party-input.ts';
import type { Passage } from './reading.ts';

/** Three or more parties in one list (`A, B and C`) act as a group. */
export function listed(passage: Passage, mentions: readonly Mention[]): PartyCode[] {
  let best: PartyCode[] = [];
  let run: PartyCode[] = [];
  let last: Mention | null = null;
  for (const mention of mentions.filter((m) => m.field === passage.field && m.depth === 0)) {
    const between = last ? passage.tokens.slice(last.to, mention.from) : [];
    const chained =
      last !== null &&
      between.length > 0 &&
      between.length <= 3 &&
      between.every((t) => LIST_WORDS.has(t.text));
    run = chained ? [...run, ...mention.codes] : [...mention.codes];
    if (new Set(run).size > new Set(best).size) best = run;
    last = mention;
  }
  const parties = [...new Set(best)];
  return parties.length > 2 ? parties : [];
}

const LIST_WORDS = new Set([
  ',',
  'and',
  '&',
  'the',
  '-',
  '–',
  '、',
  '・',
  '·',
  'et',
  'und',
  'e',
  'y',
  'и',
  'و',
  'और',
  '和',
]);

/** One party of the headline that deals with each of a list of others; a bloc of the listed is no further party. */
export function hubOf(
  titleCodes: ReadonlySet<string>,
  group: readonly PartyCode[],
  members: ReadonlyMap<string, readonly PartyCode[]>,
): PartyCode | null {
  const holdsAll = (code: string): boolean => group.every((one) => members.get(code)?.includes(one) ?? false);
  const outside = [...titleCodes].filter((code) => !group.includes(code) && !holdsAll(code));
  const [only] = outside;
  return group.length > 2 && outside.length === 1 && only ? only : null;
}

/** Whether all ties lead to the hub, or run along the list of a headline that names the hub too. */
export const inSpokes = (
  chosen: readonly PairScore[],
  hub: PartyCode,
  listed: readonly PartyCode[],
): boolean =>
  chosen.every(({ pair }) => pair.includes(hub)) ||
  chosen.every(({ pair }) => pair.every((code) => code === hub || listed.includes(code)));

/** Each pair once. */
export function distinct(pairs: readonly (Pair | null)[]): Pair[] {
  const byKey = new Map(pairs.flatMap((p) => (p ? [[pairKey(p), p] as const] : [])));
  return [...byKey.values()];
}

const NUMBERS = new Set('three four five six seven eight nine ten'.split(' '));
const STATES = new Set(
  'countries nations states governments partners neighbours neighbors leaders ministers'.split(' '),
);

/** `Four countries sign …`: a headline that counts the states and leaves their names to the text. */
export function countsStates({ tokens }: Passage): boolean {
  const at = tokens.findIndex((token) => NUMBERS.has(token.text));
  return at >= 0 && tokens.slice(at + 1, at + 4).some((token) => STATES.has(token.text));
}

/**
 * The list of three or more that acts or is dealt with. Where the headline itself names two parties, a list in the text
 * that holds one of them speaks of others (`Tokyo, Washington and Canberra are wiring up the Pacific`).
 */
export function groupOf(
  input: PartyInput,
  mentions: readonly Mention[],
  titleCodes: ReadonlySet<string>,
): readonly PartyCode[] {
  const titled = listed(input.title, mentions);
  if (titled.length > 2) return titled;
  const told = listed(input.summary, mentions);
  const shared = told.filter((code) => titleCodes.has(code)).length;
  return titleCodes.size === 2 && shared === 1 ? [] : told;
}

/**
 * `trilateral`, `à trois`: three or more who act as one group, where the headline or a list names so many. A headline
 * that says so itself needs two only: the third may stand under a name that is not known.
 */
export function isThreeWay(
  { title, summary, mentions }: PartyInput,
  titleCodes: ReadonlySet<string>,
  group: readonly PartyCode[],
): boolean {
  const says = ({ marks }: Passage): boolean =>
    marks.some(({ mark }) => mark.kind === 'cue' && mark.cue === 'three-way');
  if (titleCodes.size > 2 || group.length > 2) return says(title) || says(summary);
  const named = new Set(mentions.filter((m) => m.depth < 2).flatMap((m) => m.codes));
  return says(title) && named.size > 1;
}

/** `A and B join the EU's scheme`: two named together, and a bloc that neither belongs to, deal each with the bloc. */
export function boundToBloc(
  { title, blocMembers }: PartyInput,
  mentions: readonly Mention[],
  titleCodes: ReadonlySet<string>,
): Pair[] {
  const bloc = [...titleCodes].find((code) => blocMembers.has(code));
  const others = [...titleCodes].filter((code) => code !== bloc);
  if (!bloc || others.length !== 2 || others.some((code) => blocMembers.get(bloc)?.includes(code))) return [];
  const named = mentions.filter((m) => m.field === 'title' && m.codes.some((code) => others.includes(code)));
  const joined = named.some((a, i) => {
    const b = named[i + 1];
    const between = b ? title.tokens.slice(a.to, b.from) : [];
    return between.length > 0 && between.length <= 2 && between.every((t) => LIST_WORDS.has(t.text));
  });
  return joined ? distinct(others.map((code) => pairOf(code, bloc))) : [];
}

const ONE_DEAL = new Set(
  'deal pact accord agreement treaty memorandum venture declaration link cable'.split(' '),
);

/** `concludes cable deal with A, B and C`: one paper with all of them. */
export function sharesOneDeal({ tokens, field }: Passage, mentions: readonly Mention[]): boolean {
  return mentions.some(
    ({ field: where, from }) =>
      where === field && tokens[from - 1]?.text === 'with' && ONE_DEAL.has(tokens[from - 2]?.text ?? ''),
  );
}

/** Words before whom a party deals with. */
export const DEALS_WITH = new Set(['with', 'avec', 'mit', 'con', 'com', 'с', 'со', 'مع']);
/** Words that join two parties. */
export const AND = new Set(['and', '&', 'et', 'und', 'e', 'y', 'и', 'و', 'と', '和', '와', '과', 'और']);

/**
 * `Judge halts contracts with A and B`: a headline whose only parties are a list behind `with` leaves out whose deals
 * they are. Gives the list, or nothing.
 */
export function dealtWith({ tokens, field }: Passage, mentions: readonly Mention[]): readonly PartyCode[] {
  const named = mentions.filter((m) => m.field === field && m.depth === 0);
  const [first] = named;
  if (!first || named.length < 2) return [];
  const opened = [tokens[first.from - 1], tokens[first.from - 2]].some((t) => DEALS_WITH.has(t?.text ?? ''));
  const chained = named.slice(1).every((m, i) => {
    const before = named[i];
    const between = before ? tokens.slice(before.to, m.from) : [];
    return (
      between.length > 0 && between.length <= 2 && between.every((t) => t.text === ',' || AND.has(t.text))
    );
  });
  const codes = [...new Set(named.flatMap((m) => m.codes))];
  return opened && chained && codes.length > 1 ? codes : [];
}
