import type { Token } from './tokens.ts';
import { fold } from './tokens.ts';

/** A stretch of tokens: `from` (inclusive) to `to` (exclusive). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof st gen col lt sen rep gov no vs inc ltd co corp jr sr u s k e d c i'.split(' '),
);

const ENDS = new Set(['.', '!', '?', '。', '！', '？', '।', '…', '؟']);

function isEnd(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'mark' || !ENDS.has(token.text)) return false;
  if (token.text !== '.') return true;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (!after) return true;
  if (!after.spaced) return false;
  return !(before && (ABBREVIATIONS.has(before.text) || before.text.length === 1) && before.kind === 'word');
}

/** Sentences as token spans; every token belongs to one. */
export function sentencesOf(tokens: readonly Token[]): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (isEnd(tokens, i) && i + 1 > from) {
      spans.push({ from, to: i + 1 });
      from = i + 1;
    }
  }
  if (from < tokens.length) spans.push({ from, to: tokens.length });
  return spans;
}

const BARS = new Set(['|', '–', '—', '-', '·', '«', '»', ':']);

/** Between two names without a space these join (`India–EU`); only with one they part. */
const DASHES = new Set(['-', '–', '—']);

/** Words of sections and of wires that stand before or after a headline. */
const SECTION = new Set(
  `world news india technology tech business latest opinion analysis explained editorial breaking update updates exclusive
  politics economy science national international live watch video interview report reports comment explainer factbox
  focus column press release the of and home top stories story today international markets companies industry defence
  defense energy environment asia europe africa via commentary insight insights feature photos`.split(/\s+/),
);

/** Names of outlets as they are compared, kept: a run reads the same few hundred again and again. */
const plainNames = new Map<string, string>();
const MOST_KEPT = 2000;

/** An outlet's name folded, its words alone. */
function plainName(outlet: string): string {
  const known = plainNames.get(outlet);
  if (known !== undefined) return known;
  const name = fold(outlet)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (plainNames.size >= MOST_KEPT) plainNames.clear();
  plainNames.set(outlet, name);
  return name;
}

function isOutlet(tokens: readonly Token[], outlet: string): boolean {
  const words = tokens.filter((t) => t.kind !== 'mark').map((t) => t.text);
  if (words.length === 0) return true;
  const name = plainName(outlet);
  const joined = words.join(' ');
  if (name !== '' && (name.includes(joined) || joined.includes(name)) && joined.length > 2) return true;
  return words.length <= 4 && words.every((word) => SECTION.has(word));
}

/** The part of a title that is the headline: section names, wire prefixes and the outlet's name cut off. */
export function headlineOf(tokens: readonly Token[], outlet: string): Span {
  let from = 0;
  let to = tokens.length;
  for (let i = tokens.length - 1; i > 1; i--) {
    const token = tokens[i];
    if (token?.kind !== 'mark' || !BARS.has(token.text) || (DASHES.has(token.text) && !token.spaced))
      continue;
    if (to - i > 8 || token.text === ':') break;
    if (isOutlet(tokens.slice(i + 1, to), outlet)) to = i;
  }
  for (let i = 0; i < Math.min(7, to - 2); i++) {
    const token = tokens[i];
    if (token?.kind !== 'mark' || !(BARS.has(token.text) || token.text === ']')) continue;
    if (DASHES.has(token.text) && !(token.spaced || tokens[0]?.text === 'update')) continue;
    if (
      isOutlet(
        tokens.slice(from, i).filter((t) => t.text !== '[' && !/^\d+$/.test(t.text)),
        outlet,
      )
    )
      from = i + 1;
  }
  return { from, to };
}

const DATE_WORDS = new Set(
  `january february march april may june july august september october november december jan feb mar apr jun jul aug sep
  sept oct nov dec monday tuesday wednesday thursday friday saturday sunday марта января февраля апреля мая июня июля
  августа сентября октября ноября декабря`.split(/\s+/),
);

const DATELINE_LONGEST = 16;

function isDatelineWord(token: Token): boolean {
  if (token.kind === 'sign') return false;
  if (token.kind === 'mark') return ',/().-–'.includes(token.text);
  return DATE_WORDS.has(token.text) || /^\d/.test(token.text) || token.raw[0] !== token.raw[0]?.toLowerCase();
}

/**
 * Where the dateline at the start of a text ends (`NEW DELHI, Jul 4 (PTI) `, `Toronto – `, `London: `): the number of
 * tokens to leave aside, 0 for none. `isPlace` tells whether a place's name starts at a token.
 */
export function datelineEnd(
  tokens: readonly Token[],
  from: number,
  isPlace: (at: number) => boolean,
): number {
  const start = tokens[from]?.text === '[' ? closeBracket(tokens, from) : from;
  if (!isPlace(start)) return start === from ? 0 : start;
  for (let i = start + 1; i < Math.min(tokens.length, start + DATELINE_LONGEST); i++) {
    const token = tokens[i];
    if (!token) return 0;
    const ends =
      token.text === ':' ||
      token.text === '।' ||
      token.text === '—' ||
      ((token.text === '–' || token.text === '-') && token.spaced);
    if (ends) return i + 1;
    if (token.text === ')' && i > start + 2) return i + 1;
    if (!isDatelineWord(token)) return 0;
  }
  return 0;
}

function closeBracket(tokens: readonly Token[], from: number): number {
  for (let i = from; i < Math.min(tokens.length, from + 10); i++) if (tokens[i]?.text === ']') return i + 1;
  return from;
}
