import { type Pair, pairKey, pairOf } from '../domain/party.ts';
import type { Mention } from './mentions.ts';
import type { PairScore } from './pairs.ts';
import { AND, DEALS_WITH, distinct, listed } from './party-groups.ts';
import type { PartyInput } from './party-input.ts';
import type { Passage } from './reading.ts';

/** More signatories than these are a group's growth rather than news of each. */
const MOST_SIGNATORIES = 3;

/** `A and B sign the Artemis Accords`: each with the state that the group's papers are signed with. */
export function withLead(
  { groups, leads }: PartyInput,
  mentions: readonly Mention[],
  titleCodes: ReadonlySet<string>,
): Pair[] {
  const named = groups.find((group) => group.field === 'title' && group.depth === 0 && leads.has(group.code));
  const lead = named ? leads.get(named.code) : undefined;
  if (!lead) return [];
  const inTitle = [...titleCodes].filter((code) => code !== lead);
  const inText = [
    ...new Set(mentions.filter((m) => m.depth === 0 && m.weight >= 0.8).flatMap((m) => m.codes)),
  ];
  const others = inTitle.length > 0 || inText.length > 2 ? inTitle : inText.filter((code) => code !== lead);
  return others.length <= MOST_SIGNATORIES ? distinct(others.map((code) => pairOf(code, lead))) : [];
}

/** Whether the headline names a body of many states (ESA, CERN) and one state at most: they act with that body. */
export const withInternational = ({ title }: PartyInput, titleCodes: ReadonlySet<string>): boolean =>
  titleCodes.size < 2 && title.marks.some(({ mark }) => mark.kind === 'party' && mark.code === 'ZZ');

/**
 * `talks with A go on`: a headline whose one party stands behind `with` leaves out its reader's own country. Where the
 * text names several others in a list, they take no part.
 */
export function ofHome({ title, summary, home }: PartyInput, mentions: readonly Mention[]): Pair | null {
  const inTitle = mentions.filter((m) => m.field === 'title');
  const [only] = inTitle;
  const [code] = only?.codes ?? [];
  if (!home || !only || !code || inTitle.length > 1 || code === home) return null;
  if (!DEALS_WITH.has(title.tokens[only.from - 1]?.text ?? '')) return null;
  const others = listed(summary, mentions);
  return others.length > 2 && !others.includes(home) && !others.includes(code) ? pairOf(home, code) : null;
}

const AND_COMMA = new Set([...AND, ',']);
const SMALL = new Set(['a', 'an', 'the', 'la', 'le', 'les', 'el', 'los', 'die', 'der', 'das']);

/** Parties of a passage with nothing between them but a word that joins them: `A and B`. */
function couples(
  { tokens, field }: Passage,
  mentions: readonly Mention[],
  joints: ReadonlySet<string> = AND,
): [Mention, Mention][] {
  const named = mentions.filter((m) => m.field === field && m.depth === 0);
  const isCouple = (a: Mention, b: Mention): boolean => {
    const between = tokens.slice(a.to, b.from).map(({ text }) => text);
    return (
      between.some((word) => joints.has(word)) && between.every((word) => joints.has(word) || SMALL.has(word))
    );
  };
  return named.flatMap((a, i) => {
    const b = named[i + 1];
    return b && isCouple(a, b) ? [[a, b] as [Mention, Mention]] : [];
  });
}

/**
 * `H drops the plants that A and B were to build`: where the headline names one party only and the text couples its
 * partner with another, both are partners. Gives the further pair.
 */
export function coupled(
  { title, summary }: PartyInput,
  mentions: readonly Mention[],
  chosen: readonly PairScore[],
  titleCodes: ReadonlySet<string>,
): Pair | null {
  const [best] = chosen;
  if (!best || chosen.length > 1 || titleCodes.size !== 1 || listed(title, mentions).length > 0) return null;
  for (const [a, b] of couples(summary, mentions)) {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const [partner, further] = [one.codes[0], other.codes[0]];
      if (!partner || !further || !best.pair.includes(partner) || best.pair.includes(further)) continue;
      const hub = best.pair.find((code) => code !== partner);
      if (hub) return pairOf(hub, further);
    }
  }
  return null;
}

const PLACED = new Set(['in', 'for', 'to', 'into']);

const isPlaced = ({ tokens }: Passage, [a, b]: readonly [Mention, Mention]): boolean =>
  [a, b].every(({ kind }) => ['name', 'capital', 'demonym'].includes(kind)) &&
  (PLACED.has(tokens[a.from - 1]?.text ?? '') || tokens[b.to]?.text === 'में');

/**
 * `Payments go live in A and B`: a headline that names two places only, and a text that names one other party as
 * acting, tells of that party with each; so does a headline that names the third itself before them.
 */
export function withEach({ title }: PartyInput, mentions: readonly Mention[]): Pair[] {
  const couple = couples(title, mentions, AND_COMMA)[0];
  if (!couple || !isPlaced(title, couple)) return [];
  const [a, b] = couple;
  const others = mentions.filter(
    (m) =>
      m.depth === 0 && m.weight >= 0.8 && !m.codes.some((c) => a.codes.includes(c) || b.codes.includes(c)),
  );
  const inTitle = others.filter((m) => m.field === 'title');
  const hubs = [...new Set((inTitle.length > 0 ? inTitle : others).flatMap((m) => m.codes))];
  const [hub] = hubs;
  if (!hub || hubs.length > 1 || inTitle.some((m) => m.from > a.from)) return [];
  return distinct([a, b].map(({ codes: [code] }) => (code ? pairOf(hub, code) : null)));
}

/** Pairs with one more, unless it stands among them. */
export const withFurther = (pairs: readonly Pair[], further: Pair | null): readonly Pair[] =>
  further && !pairs.some((pair) => pairKey(pair) === pairKey(further)) ? [...pairs, further] : pairs;
