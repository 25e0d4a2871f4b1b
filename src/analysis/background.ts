import type { Span } from './layout.ts';
import type { Passage } from './reading.ts';
import type { Token } from './tokens.ts';

/** For each token: 0 news, 1 history (an earlier step, same parties), 2 background (another cooperation). */
export type Depth = 0 | 1 | 2;

const CLAUSE_ENDS = new Set([
  ',',
  ';',
  ':',
  '—',
  '–',
  '(',
  ')',
  '。',
  '、',
  '，',
  '；',
  '«',
  '»',
  '.',
  '?',
  '!',
  '·',
  '،',
  '؛',
]);

const isClauseEnd = (token: Token | undefined): boolean =>
  token?.kind === 'mark' && CLAUSE_ENDS.has(token.text);

/** The clause around a token, bounded by commas and the like and by the sentence. */
function clauseAround(passage: Passage, sentence: Span, at: number): Span {
  let from = at;
  let to = at + 1;
  while (from > sentence.from && !isClauseEnd(passage.tokens[from - 1])) from -= 1;
  while (to < sentence.to && !isClauseEnd(passage.tokens[to])) to += 1;
  return { from, to };
}

function sentenceOf(passage: Passage, at: number): Span | undefined {
  return passage.sentences.find((s) => s.from <= at && at < s.to);
}

function deepen(depths: Uint8Array, span: Span, depth: Depth): void {
  for (let i = span.from; i < span.to; i++) depths[i] = Math.max(depths[i] ?? 0, depth);
}

const PARTICIPLE = /(?:ed|en|wn|ck|ld|de|un)$/;
const OPENING = 5;

/** `had signed`, `had already agreed`: what happened before the news. */
function isPluperfect(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== 'had') return false;
  return [1, 2, 3].some((ahead) => PARTICIPLE.test(tokens[at + ahead]?.text ?? ''));
}

/** Years before the item's own, not as the start of a span that reaches into it (`2023-24`). */
function isPastYear(tokens: readonly Token[], at: number, year: number): boolean {
  const value = /^(?:19|20)\d\d$/.test(tokens[at]?.text ?? '') ? Number(tokens[at]?.text) : 0;
  if (value === 0 || value >= year) return false;
  const next = tokens[at + 1]?.text;
  return next !== '-' && next !== '–' && next !== 'to';
}

/** Words before a year that tell when something happened, rather than which accord is meant (`its 2019 pact`). */
const WHEN = new Set(
  `in since of from during back late early mid until by to between and around before after , ( january february march
  april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec en
  im am seit depuis dès desde em dal nel del в с года на`.split(/\s+/),
);

/** What a past year says: the clause of an earlier step, or only which paper is meant. */
function pastSpan(passage: Passage, sentence: Span, at: number): Span {
  const before = passage.tokens[at - 1]?.text ?? ',';
  const unspaced = passage.tokens[at + 1]?.kind === 'sign';
  const when = WHEN.has(before) || /^\d/.test(before) || unspaced || passage.tokens[at + 1]?.kind !== 'word';
  return when
    ? clauseAround(passage, sentence, at)
    : { from: at, to: Math.min(sentence.to, at + NAMED_REACH) };
}

/** How far the name of an earlier paper goes after its year, in tokens. */
const NAMED_REACH = 4;

function markClauses(passage: Passage, depths: Uint8Array): void {
  for (const { from, mark } of passage.marks) {
    if (mark.kind !== 'cue') continue;
    if (mark.cue !== 'background-clause' && mark.cue !== 'background-sentence') continue;
    const sentence = sentenceOf(passage, from);
    if (!sentence) continue;
    if (mark.cue === 'background-clause') {
      deepen(depths, { from, to: clauseAround(passage, sentence, from).to }, 2);
    } else if (
      mark.cue === 'background-sentence' &&
      passage.field === 'summary' &&
      from - sentence.from <= OPENING
    ) {
      deepen(depths, sentence, 1);
    }
  }
}

/** How far after `after` its partner may stand, in tokens. */
const AFTER_REACH = 7;

/**
 * `After its deal with Washington, …` and `… after bumpy ride with Seoul`: a clause that opens with such a word and
 * goes on with `with` speaks of another cooperation; one that opens a sentence speaks of what went before.
 */
function markAfter(passage: Passage, depths: Uint8Array): void {
  const withAt = new Set(
    passage.marks.filter(({ mark }) => mark.kind === 'cue' && mark.cue === 'with').map((m) => m.from),
  );
  for (const { from, to, mark } of passage.marks) {
    if (mark.kind !== 'cue' || mark.cue !== 'after') continue;
    const sentence = sentenceOf(passage, from);
    if (!sentence) continue;
    const clause = { from, to: clauseAround(passage, sentence, from).to };
    const reach = Math.min(clause.to, to + AFTER_REACH);
    let partner = false;
    for (let i = to; i < reach; i++) partner ||= withAt.has(i);
    if (partner) deepen(depths, clause, 2);
    else if (from === sentence.from && clause.to < sentence.to) deepen(depths, clause, 1);
  }
}

/** A later sentence that speaks of something similar speaks of others. */
function markSimilar(passage: Passage, depths: Uint8Array): void {
  if (passage.field === 'title') return;
  for (const { from, mark } of passage.marks) {
    if (mark.kind !== 'cue' || mark.cue !== 'background-similar') continue;
    const sentence = sentenceOf(passage, from);
    if (sentence) deepen(depths, sentence, 2);
  }
}

/** How deep in the background each token of a passage lies. `year` is the year of publication. */
export function depthsOf(passage: Passage, year: number): Uint8Array {
  const depths = new Uint8Array(passage.tokens.length + 1);
  markClauses(passage, depths);
  markAfter(passage, depths);
  markSimilar(passage, depths);
  for (const sentence of passage.sentences) {
    for (let i = sentence.from; i < sentence.to; i++) {
      if (isPastYear(passage.tokens, i, year)) deepen(depths, pastSpan(passage, sentence, i), 1);
      if (isPluperfect(passage.tokens, i)) deepen(depths, clauseAround(passage, sentence, i), 1);
    }
  }
  return depths;
}
