import { type CleanText, cleanText, originalOffset } from './clean-text.ts';
import type { CompiledLexicon } from './compile.ts';
import { joinedAdjectives, loneLetters, outsideNames } from './joined-names.ts';
import { readingLanguage } from './language.ts';
import { datelineEnd, headlineOf, type Span, sentencesOf } from './layout.ts';
import { familyOf, type Mark, type Marked } from './mark.ts';
import { isUpper, type Token, tokenise } from './tokens.ts';

/** One field of the item, cut into tokens and sentences, with all that the lexicon finds in it. */
export interface Passage {
  readonly field: 'title' | 'summary';
  readonly clean: CleanText;
  readonly tokens: readonly Token[];
  /** The part that is read: without dateline, outlet and section names. */
  readonly body: Span;
  readonly sentences: readonly Span[];
  /** By start; within a family none overlaps another. */
  readonly marks: readonly Marked[];
}

/** An item as the rooms of the analysis read it. */
export interface Reading {
  readonly lang: string | null;
  readonly title: Passage;
  readonly summary: Passage;
}

/** Code units of the title that are read. */
export const MOST_TITLE = 600;

/**
 * Code units of the summary that are read: its lead. News stands in the first sentences; feeds that carry whole articles
 * hold enough countries, technologies and verbs further down to look like anything.
 */
export const MOST_SUMMARY = 400;

/** A family of marks while it is settled: when it was first seen, and where its last mark ends. */
interface Family {
  readonly rank: number;
  end: number;
}

interface Contender {
  readonly marked: Marked;
  readonly family: Family;
}

const inOrder = (a: Contender, b: Contender): number =>
  a.marked.from - b.marked.from || b.marked.to - a.marked.to || a.family.rank - b.family.rank;

/** Leaves, in each family, the longest phrases only; of equal ones the first visited. */
export function settle(found: readonly Marked[]): Marked[] {
  const families = new Map<string, Family>();
  const contenders = found.map((marked) => {
    const name = familyOf(marked.mark);
    const family = families.get(name) ?? { rank: families.size, end: -1 };
    families.set(name, family);
    return { marked, family };
  });
  const out: Marked[] = [];
  for (const { marked, family } of contenders.sort(inOrder)) {
    if (marked.from < family.end) continue;
    out.push(marked);
    family.end = marked.to;
  }
  return out;
}

/** English words that stand in texts of other languages too, where they are still English. */
const SHARED_CUES = new Set(['cooperation', 'codevelopment', 'technology', 'firm', 'company', 'platform']);

/** In a text of another language English words of grammar and of stage are other words (`no`, `die`, `fin`). */
function foreign(visit: (from: number, to: number, mark: Mark) => void): typeof visit {
  return (from, to, mark) => {
    if (mark.kind === 'stage' || (mark.kind === 'cue' && !SHARED_CUES.has(mark.cue))) return;
    visit(from, to, mark);
  };
}

function find(
  lexicon: CompiledLexicon,
  text: string,
  tokens: readonly Token[],
  lang: string | null,
): Marked[] {
  const found: Marked[] = [];
  const visit = (from: number, to: number, mark: Mark): void => {
    found.push({ from, to, mark });
  };
  const cased = text !== text.toLowerCase();
  const english = lang && lang !== 'en' ? foreign(visit) : visit;
  lexicon.english.find(tokens, !cased, english);
  const local = lang && lang !== 'en' ? lexicon.local(lang) : null;
  local?.find(tokens, false, visit);
  if (lang) findShorthand(lexicon.shorthand(lang), tokens, lang, visit);
  if (lang) found.push(...loneLetters(tokens, lexicon.shorthand(lang), lang));
  const settled = settle(found);
  if (!local) return settled;
  const outside = outsideNames(settled);
  return settle([...outside, ...joinedAdjectives(tokens, outside)]);
}

/** In a run of such marks the reader's own country stands first (`日英`, never `英日`). */
const HOME_MARK: Readonly<Record<string, string>> = { ja: 'JP', zh: 'CN', ko: 'KR' };

/** One-character marks of countries count where two of them stand together (`日英`) or before a sign of state. */
function findShorthand(
  table: ReadonlyMap<string, string>,
  tokens: readonly Token[],
  lang: string,
  visit: (from: number, to: number, mark: Mark) => void,
): void {
  if (table.size === 0) return;
  const codeAt = (i: number): string | undefined => {
    const token = tokens[i];
    return token?.kind === 'sign' ? table.get(token.text) : undefined;
  };
  for (let i = 0; i < tokens.length; i++) {
    const code = codeAt(i);
    if (!code || codeAt(i - 1) !== undefined) continue;
    const run: string[] = [];
    let end = i;
    for (let at = i; run.length < 4; at++) {
      const next = codeAt(at);
      if (next) {
        run.push(next);
        end = at + 1;
      } else if (!(['·', '・', '-', '、'].includes(tokens[at]?.text ?? '') && codeAt(at + 1))) break;
    }
    const home = run.indexOf(HOME_MARK[lang] ?? '');
    if (run.length > 1 && home <= 0 && new Set(run).size === run.length)
      visit(i, end, { kind: 'pair', codes: run });
  }
}

/** Whether a place's name, or what stands for one at the head of a lead, starts at a token. */
function isPlace(
  tokens: readonly Token[],
  marks: readonly Marked[],
  field: Passage['field'],
  at: number,
): boolean {
  if (field === 'summary') {
    const raw = tokens[at]?.raw ?? '';
    if ((raw.length > 3 && isUpper(raw)) || isLoneWord(tokens, at)) return true;
  }
  for (const { from, mark } of marks) {
    if (from > at) return false;
    if (from === at && mark.kind === 'party' && (mark.name === 'capital' || mark.name === 'nickname'))
      return true;
  }
  return false;
}

/** A field cut into tokens, before anything is found in it. */
type Field = Pick<Passage, 'field' | 'clean' | 'tokens'>;

function cut(field: Passage['field'], text: string, limit: number): Field {
  const clean = cleanText(text, limit);
  return { field, clean, tokens: tokenise(clean.text) };
}

/** So much of each field is asked for its language, in code units. */
const ASKED = 200;

/** The tokens that end within what is asked. */
function headOf({ tokens, clean }: Field): readonly Token[] {
  if (clean.text.length <= ASKED) return tokens;
  const end = tokens.findIndex((token) => token.end > ASKED);
  return end < 0 ? tokens : tokens.slice(0, end);
}

function passage(
  lexicon: CompiledLexicon,
  { field, clean, tokens }: Field,
  lang: string | null,
  outlet: string,
): Passage {
  const marks = find(lexicon, clean.text, tokens, lang);
  const headline = field === 'title' ? headlineOf(tokens, outlet) : { from: 0, to: tokens.length };
  const skipped = datelineEnd(tokens, headline.from, (at) => isPlace(tokens, marks, field, at));
  const body = { from: Math.max(headline.from, skipped), to: headline.to };
  const whole = body.from === 0 && body.to === tokens.length;
  return {
    field,
    clean,
    tokens,
    body,
    sentences: whole ? sentencesOf(tokens) : within(sentencesOf(tokens), body),
    marks: whole ? marks : marks.filter((marked) => marked.from >= body.from && marked.to <= body.to),
  };
}

/** The parts of sentences that stand in the body. */
function within(sentences: readonly Span[], body: Span): Span[] {
  return sentences
    .map((s) => ({ from: Math.max(s.from, body.from), to: Math.min(s.to, body.to) }))
    .filter((s) => s.from < s.to);
}

/** `Toronto – ` and the like: one capitalised word before a spaced dash; in Hindi one or two before the first stop. */
function isLoneWord(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (at === 0 && (next?.text === '।' || tokens[2]?.text === '।')) return true;
  return (next?.text === '–' || next?.text === '—') && next.spaced && tokens[at]?.kind === 'word';
}

/** Cuts title and summary into passages and finds every phrase of the lexicon in them. */
export function readItem(
  lexicon: CompiledLexicon,
  item: {
    readonly title: string;
    readonly summary: string;
    readonly outlet: string;
    readonly lang: string | null;
  },
): Reading {
  const title = cut('title', item.title, MOST_TITLE);
  const summary = cut('summary', item.summary, MOST_SUMMARY);
  const both = `${title.clean.text.slice(0, ASKED)} ${summary.clean.text.slice(0, ASKED)}`;
  const lang = readingLanguage(item.lang, both, headOf(title), headOf(summary));
  return {
    lang,
    title: passage(lexicon, title, lang, item.outlet),
    summary: passage(lexicon, summary, lang, item.outlet),
  };
}

/** The text of some tokens as it stands in the original field, with its offsets there. */
export function quote(
  passage: Passage,
  from: number,
  to: number,
): { start: number; end: number; text: string } {
  const first = passage.tokens[from];
  const last = passage.tokens[to - 1];
  if (!first || !last) return { start: 0, end: 0, text: '' };
  const start = originalOffset(passage.clean, first.start);
  const end = Math.max(start, originalOffset(passage.clean, last.end));
  return { start, end, text: passage.clean.original.slice(start, end) };
}
