import { type Pair, type PartyCode, pairOf } from '../domain/party.ts';
import type { EpochMs } from '../domain/time.ts';
import { nameKey } from '../query/name-index.ts';
import { parseQuery } from '../query/parse-query.ts';
import { MEANT, nearest } from '../query/suggest.ts';
import type { Vocabulary } from '../query/vocabulary.ts';
import type { Command, CommandError } from './command.ts';

/** What a text was understood as. */
type Parsed =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly error: CommandError };

/** Reads what stands behind `timeline`: two parties, or one. */
export function parseTimeline(rest: string, vocabulary: Vocabulary, now: EpochMs): Parsed {
  if (rest === '') return refuse('“timeline” takes two countries, or one.', 'timeline india uk');
  const parties = readParties(rest, vocabulary, now);
  if (parties.ok) return { ok: true, command: { kind: 'timeline', parties: parties.codes } };
  const { message, mended } = parties;
  return refuse(
    `“timeline” takes two countries or blocs, or one. ${message}`,
    mended && `timeline ${mended.text}`,
  );
}

/** Reads what stands behind `matrix`: nothing, or one party. */
export function parseMatrix(rest: string, vocabulary: Vocabulary, now: EpochMs): Parsed {
  if (rest === '') return { ok: true, command: { kind: 'matrix', party: null } };
  const parties = readParties(rest, vocabulary, now);
  if (!parties.ok) {
    const { message, mended } = parties;
    const word = mended?.codes.length === 1 ? 'matrix' : 'timeline';
    return refuse(
      `“matrix” takes one country or bloc, or nothing. ${message}`,
      mended && `${word} ${mended.text}`,
    );
  }
  const [party, other] = parties.codes;
  if (other === undefined) return { ok: true, command: { kind: 'matrix', party } };
  return refuse('“matrix” takes one country; the ledger of two is their timeline.', `timeline ${rest}`);
}

/** Reads what stands behind `initiative`: a name, an abbreviation, or some words of the name. */
export function parseInitiative(rest: string, vocabulary: Vocabulary): Parsed {
  const asked = rest.replace(/^["“](.*)["”]$/u, '$1').trim();
  if (nameKey(asked) === '') return refuse('“initiative” takes a name.', 'initiative icet');
  const known = vocabulary.initiatives.byKey.get(nameKey(asked)) ?? holding(asked, vocabulary);
  const [first, ...more] = known;
  if (first !== undefined) return { ok: true, command: { kind: 'initiative', ids: [first, ...more], asked } };
  const near = nearest(asked, vocabulary.initiatives.spellings, MEANT);
  return refuse(`No initiative is called “${asked}”.`, near === null ? null : `initiative ${near}`);
}

/** Ids of the initiatives whose name or abbreviation holds every word that was typed. */
function holding(asked: string, vocabulary: Vocabulary): readonly string[] {
  const words = nameKey(asked).split(' ');
  const ids = new Set<string>();
  for (const [key, of] of vocabulary.initiatives.byKey) {
    const tokens = new Set(key.split(' '));
    if (words.every((word) => tokens.has(word))) for (const id of of) ids.add(id);
  }
  return [...ids];
}

type Codes = readonly [PartyCode] | Pair;

type ReadParties =
  | { readonly ok: true; readonly codes: Codes }
  | { readonly ok: false; readonly message: string; readonly mended: Mended | null };

/** A text that is understood, near to what was typed. */
interface Mended {
  readonly text: string;
  readonly codes: Codes;
}

/** Reads countries as a query does, so that every name that is understood there is understood here. */
function readParties(text: string, vocabulary: Vocabulary, now: EpochMs): ReadParties {
  const words = text.replace(/\s+(?:and|&|with)\s+/giu, ' ');
  const codes = partiesIn(words, vocabulary, now);
  if (codes) return { ok: true, codes };
  const parsed = parseQuery(words, vocabulary, { now });
  const problems = parsed.ok ? parsed.notes : parsed.errors;
  const slips = problems.flatMap(({ start, end, suggestion }) =>
    suggestion === undefined ? [] : [words.slice(0, start) + suggestion + words.slice(end)],
  );
  const near = [...slips, ...nearestParty(words, vocabulary)].flatMap((candidate): Mended[] => {
    const understood = partiesIn(candidate, vocabulary, now);
    return understood ? [{ text: candidate, codes: understood }] : [];
  });
  const message = problems[0]?.message ?? `“${text}” does not name one or two of them.`;
  return { ok: false, message, mended: near[0] ?? null };
}

function partiesIn(text: string, vocabulary: Vocabulary, now: EpochMs): Codes | null {
  const named = namedParties(text, vocabulary);
  if (named) return named;
  const parsed = parseQuery(text, vocabulary, { now });
  if (!parsed.ok) return null;
  if (parsed.query.kind === 'pair') return parsed.query.pair;
  return parsed.query.kind === 'country' ? [parsed.query.code] : null;
}

/** Here every word is of a name, so codes need no capitals: the text as one name, or cut into two. */
function namedParties(text: string, vocabulary: Vocabulary): Codes | null {
  const words = text.split(/[\s,/]+/).filter(Boolean);
  const partyOf = (part: readonly string[]): PartyCode | null => {
    const [side, ...others] = vocabulary.parties.byKey.get(nameKey(part.join(' '))) ?? [];
    return side?.kind === 'party' && others.length === 0 ? side.code : null;
  };
  const one = partyOf(words);
  if (one !== null) return [one];
  for (let cut = 1; cut < words.length; cut++) {
    const [a, b] = [partyOf(words.slice(0, cut)), partyOf(words.slice(cut))];
    const pair = a !== null && b !== null ? pairOf(a, b) : null;
    if (pair) return pair;
  }
  return null;
}

/** The text with its first unknown word replaced by the nearest name of a party; none where there is none near. */
function nearestParty(text: string, vocabulary: Vocabulary): string[] {
  const words = text.split(/\s+/);
  const at = words.findIndex((word) => !vocabulary.parties.byKey.has(nameKey(word)));
  const wrong = words[at];
  const near = wrong === undefined ? null : nearest(wrong, vocabulary.parties.spellings, MEANT);
  return near === null ? [] : [words.with(at, near.toLowerCase()).join(' ')];
}

function refuse(message: string, nearestForm: string | null): Parsed {
  return { ok: false, error: { message, nearest: nearestForm } };
}
