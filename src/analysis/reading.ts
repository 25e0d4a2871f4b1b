import { type CleanText, cleanText, originalOffset } from './clean-text.ts';
import type { CompiledLexicon } from './compile.ts';
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

/** Leaves, in each family, the longest phrases only; of equal ones the first visited. */
export function settle(found: readonly Marked[]): Marked[] {
  const byFamily = new Map<string, Marked[]>();
  for (const marked of found) {
    const family = familyOf(marked.mark);
    const known = byFamily.get(family);
    if (known) known.push(marked);
    else byFamily.set(family, [marked]);
  }
  const out: Marked[] = [];
  for (const family of byFamily.values()) {
    family.sort((a, b) => a.from - b.from || b.to - a.to);
    let end = -1;
    for (const marked of family) {
      if (marked.from < end) continue;
      out.push(marked);
      end = marked.to;
    }
  }
  return out.sort((a, b) => a.from - b.from || b.to - a.to);
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

function find(lexicon: CompiledLexicon, tokens: readonly Token[], lang: string | null): Marked[] {
  const found: Marked[] = [];
  const visit = (from: number, to: number, mark: Mark): void => {
    found.push({ from, to, mark });
  };
  const cased = tokens.some((token) => token.raw !== token.raw.toLowerCase());
  const english = lang && lang !== 'en' ? foreign(visit) : visit;
  lexicon.english.find(tokens, !cased, english);
  const local = lang && lang !== 'en' ? lexicon.local(lang) : null;
  local?.find(tokens, false, visit);
  if (lang) findShorthand(lexicon.shorthand(lang), tokens, lang, visit);
  return settle(found);
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

const isPlaceMark = ({ mark }: Marked): boolean =>
  mark.kind === 'party' && (mark.name === 'capital' || mark.name === 'nickname');

function passage(
  lexicon: CompiledLexicon,
  field: Passage['field'],
  text: CleanText,
  lang: string | null,
  outlet: string,
): Passage {
  const tokens = tokenise(text.text);
  const marks = find(lexicon, tokens, lang);
  const headline = field === 'title' ? headlineOf(tokens, outlet) : { from: 0, to: tokens.length };
  const places = new Set(marks.filter(isPlaceMark).map((marked) => marked.from));
  const upperStart = (at: number): boolean =>
    isUpper(tokens[at]?.raw ?? '') && (tokens[at]?.raw.length ?? 0) > 3;
  const isPlace = (at: number): boolean =>
    places.has(at) || (field === 'summary' && (upperStart(at) || isLoneWord(tokens, at)));
  const skipped = datelineEnd(tokens, headline.from, isPlace);
  const body = { from: Math.max(headline.from, skipped), to: headline.to };
  const sentences = sentencesOf(tokens)
    .map((s) => ({ from: Math.max(s.from, body.from), to: Math.min(s.to, body.to) }))
    .filter((s) => s.from < s.to);
  const inside = marks.filter((marked) => marked.from >= body.from && marked.to <= body.to);
  return { field, clean: text, tokens, body, sentences, marks: inside };
}

/** `Toronto – ` and the like: one capitalised word before a spaced dash. */
function isLoneWord(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
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
  const title = cleanText(item.title, MOST_TITLE);
  const summary = cleanText(item.summary, MOST_SUMMARY);
  const both = `${title.text.slice(0, 200)} ${summary.text.slice(0, 200)}`;
  const lang = readingLanguage(item.lang, both, tokenise(both));
  return {
    lang,
    title: passage(lexicon, 'title', title, lang, item.outlet),
    summary: passage(lexicon, 'summary', summary, lang, item.outlet),
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
