import {
  type Pair,
  type PairKey,
  type PartyCode,
  pairKey,
  pairOf,
  pairOfKey,
  pairsAmong,
} from '../domain/party.ts';
import type { Mention } from './mentions.ts';
import type { Passage } from './reading.ts';

/** How two parties are tied in the text. */
export interface PairScore {
  readonly pair: Pair;
  readonly score: number;
  /** Whether the text joins the two by `and`, `with`, `between` or a hyphen. */
  readonly joined: boolean;
}

const HYPHENS = new Set(['-', '–', '/', '·', '・', '‑']);
const LOOK_AHEAD = 4;
const FURTHEST = 40;

interface Join {
  readonly strength: number;
  readonly joined: boolean;
  /** By what: a list (`A, B and C`), a partner (`with`), or nothing in particular. */
  readonly by: 'list' | 'with' | 'other';
}

/** What stands between two mentions decides how firmly they are tied. */
function joinOf(passage: Passage, a: Mention, b: Mention, words: ReadonlyMap<number, string>): Join {
  const between = passage.tokens.slice(a.to, b.from);
  const plain = between.filter((t) => !["'s", "'", 'the', '"', '“', '”', 'and', '&', ','].includes(t.text));
  if (between.length === 1 && HYPHENS.has(between[0]?.text ?? ''))
    return { strength: 3, joined: true, by: 'other' };
  if (between.length === 0) return { strength: 2, joined: true, by: 'other' };
  const cues = new Set<string>();
  for (let i = a.to; i < b.from; i++) {
    const cue = words.get(i);
    if (cue) cues.add(cue);
  }
  const near = plain.length <= 3;
  if (plain.length === 0 || (near && cues.has('and') && between.length <= 4))
    return { strength: 3, joined: true, by: 'list' };
  if (cues.has('with')) return { strength: between.length <= 12 ? 2.5 : 1.6, joined: true, by: 'with' };
  const close = between.length <= 10;
  if (cues.has('and')) return { strength: close ? 1.8 : 1.2, joined: close, by: 'other' };
  return { strength: between.length <= 12 ? 1.3 : 0.9, joined: false, by: 'other' };
}

/** Where the words `and`, `with`, `between` of the item's language stand in a passage. */
function joiningWords(passage: Passage): Map<number, string> {
  const words = new Map<number, string>();
  for (const { from, mark } of passage.marks) {
    if (mark.kind === 'cue' && (mark.cue === 'and' || mark.cue === 'with' || mark.cue === 'between'))
      words.set(from, words.get(from) === 'with' ? 'with' : mark.cue);
  }
  return words;
}

type Scores = Map<PairKey, { score: number; joined: boolean }>;

function note(scores: Scores, a: PartyCode, b: PartyCode, score: number, joined: boolean): void {
  const pair = pairOf(a, b);
  if (!pair) return;
  const key = pairKey(pair);
  const known = scores.get(key) ?? { score: 0, joined: false };
  const [more, less] = score > known.score ? [score, known.score] : [known.score, score];
  scores.set(key, { score: more + less * AGAIN, joined: known.joined || joined });
}

/** A second tie of the same two in one sentence says little more. */
const AGAIN = 0.3;

function scoreSentence(passage: Passage, mentions: readonly Mention[], scores: Scores): void {
  const words = joiningWords(passage);
  const factor = passage.field === 'title' ? 1.6 : 1;
  /** Who a mention is a partner of: `X with A, B and C` ties X to each, and A, B, C not to each other. */
  const hubs = new Map<Mention, Mention>();
  mentions.forEach((a, i) => {
    if (a.codes.length > 1) for (const [x, y] of pairsAmong(a.codes)) note(scores, x, y, 3 * factor, true);
    for (const b of mentions.slice(i + 1, i + 1 + LOOK_AHEAD)) {
      if (b.from - a.to > FURTHEST) break;
      const join = joinOf(passage, a, b, words);
      const hub = hubs.get(a);
      if (join.by === 'with' && !hubs.has(b)) hubs.set(b, a);
      if (join.by === 'list' && hub && !hub.codes.some((code) => b.codes.includes(code))) {
        hubs.set(b, hub);
        tie(scores, hub, b, { strength: 2.5, joined: true, by: 'with' }, factor);
      } else tie(scores, a, b, join, factor);
    }
  });
}

function tie(scores: Scores, a: Mention, b: Mention, join: Join, factor: number): void {
  const strength = join.strength * factor * a.weight * b.weight;
  for (const x of a.codes) for (const y of b.codes) if (x !== y) note(scores, x, y, strength, join.joined);
}

/** Ties between parties over the sentences of a passage, added to `scores`. */
function scorePassage(passage: Passage, mentions: readonly Mention[], scores: Scores): void {
  for (const [order, sentence] of passage.sentences.entries()) {
    const inside = mentions.filter((m) => m.from >= sentence.from && m.from < sentence.to);
    if (inside.length < 2 && !inside.some((m) => m.codes.length > 1)) continue;
    const own: Scores = new Map();
    scoreSentence(passage, inside, own);
    for (const [key, { score, joined }] of own) {
      const known = scores.get(key) ?? { score: 0, joined: false };
      const counts = passage.field === 'summary' && order > 0 ? LATER : 1;
      scores.set(key, { score: known.score + score * counts, joined: known.joined || joined });
    }
  }
}

/** The lead tells the news in its first sentence, and after it what stands around it. */
const LATER = 0.6;

/** The ties among the parties that an item names, strongest first. Only the given mentions are looked at. */
export function pairScores(title: Passage, summary: Passage, mentions: readonly Mention[]): PairScore[] {
  const scores: Scores = new Map();
  const inTitle = mentions.filter((m) => m.field === 'title');
  const inSummary = mentions.filter((m) => m.field === 'summary');
  scorePassage(title, inTitle, scores);
  scorePassage(summary, inSummary, scores);
  const lead = summary.sentences[0]?.to ?? 0;
  for (const a of inTitle) {
    for (const b of inSummary.slice(0, 8)) {
      const strength = 0.35 * a.weight * b.weight * (b.from < lead ? 1 : LATER);
      for (const x of a.codes) for (const y of b.codes) note(scores, x, y, strength, false);
    }
  }
  return [...scores]
    .flatMap(([key, value]) => {
      const pair = pairOfKey(key);
      return pair ? [{ pair, ...value }] : [];
    })
    .sort((a, b) => b.score - a.score || (pairKey(a.pair) < pairKey(b.pair) ? -1 : 1));
}
