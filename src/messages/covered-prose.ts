import { LONGEST_SCALE, scaleOf } from '../analysis/number-words.ts';
import { longestAt, plainForm } from '../analysis/word-at.ts';
import { tokenise } from '../query/tokenise.ts';
import { sentences } from './extract.ts';
import { keptWords, mayBeAdded } from './loose-words.ts';

/** What was to be retold. */
export interface RetoldItem {
  readonly title: string;
  readonly summary: string;
  /** BCP 47; `null` where unknown. */
  readonly lang: string | null;
}

/** Whether machine-written sentences may be shown for an item. */
export type Coverage =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly because: string };

const SHORTEST = 8;
const LONGEST = 400;
const MOST_SENTENCES = 3;
/** A sentence has so many words of weight at least (letters, in scripts without spaces). */
const FEWEST_WORDS = 3;
/** Of the summary so much is retold, in code units. */
const MOST_READ = 2000;

/** Links, markup, mentions, and characters that cannot be seen (but for the joiners that Indian scripts need). */
const NOT_PLAIN = /[<>[\]{}`*#_|\\@~^]|:\/\/|www\.|\p{Cc}|(?![\u200c\u200d])\p{Cf}/iu;

/**
 * Holds machine-written sentences against the item that they retell. Each must be carried by the headline, by one
 * sentence of the summary, or by two that stand together: all its words but the smallest stand there, names and numbers
 * in the same order, and no negation or hedge of theirs is lost. So nothing can be said that the item has no words for.
 * Words alone do not prove the sense: see `docs/adr/0011-machine-written-prose.md`.
 */
export function coveredProse(written: string, item: RetoldItem): Coverage {
  const text = written.replace(/[ \t\r\n]+/gu, ' ').trim();
  const source = [item.title, item.summary.slice(0, MOST_READ)].join(' ');
  if (text.length < SHORTEST) return refuse('it is empty or a scrap');
  if (text.length > Math.min(LONGEST, source.length)) return refuse('it is longer than it may be');
  if (NOT_PLAIN.test(text)) return refuse('it holds a link, markup, a mention or hidden characters');
  const told = sentences(text);
  if (told.length === 0 || told.length > MOST_SENTENCES) return refuse(`it has ${told.length} sentences`);
  const passages = passagesOf(item);
  const lang = item.lang?.slice(0, 2).toLowerCase() ?? 'en';
  for (const sentence of told) {
    if (!passages.some((passage) => carries(passage, sentence, lang)))
      return refuse(`nothing in the item carries “${sentence.slice(0, 80)}”`);
  }
  return { ok: true, text };
}

const refuse = (because: string): Coverage => ({ ok: false, because });

/** The headline and the sentences of the summary, each alone and each with the one behind it. */
function passagesOf({ title, summary }: RetoldItem): string[] {
  const parts = [title, ...sentences(summary.slice(0, MOST_READ).replace(/\s+/gu, ' '))];
  return [...parts, ...parts.slice(1).map((part, i) => `${parts[i] ?? ''} ${part}`)];
}

function carries(passage: string, sentence: string, lang: string): boolean {
  const given = tokenise(passage);
  const told = tokenise(sentence);
  const known = new Set(given);
  return (
    told.filter((word) => known.has(word) && !mayBeAdded(word, lang)).length >= FEWEST_WORDS &&
    told.every((word) => known.has(word) || mayBeAdded(word, lang)) &&
    unspacedPairs(sentence).every((pair) => passage.includes(pair)) &&
    isWithin(names(sentence, known), names(passage, known)) &&
    isWithin(numbers(sentence, lang), numbers(passage, lang)) &&
    keepsAll(keptWords(passage, given, lang), keptWords(sentence, told, lang))
  );
}

/** Neighbouring letters of scripts without spaces: there words are no tokens, so the pairs must stand in the item. */
function unspacedPairs(text: string): string[] {
  const runs = text.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}ー]+/gu) ?? [];
  return runs.flatMap((run) => {
    const letters = Array.from(run);
    return letters.slice(1).map((letter, i) => `${letters[i] ?? ''}${letter}`);
  });
}

/** Names in their order: words with a capital. */
function names(text: string, known: ReadonlySet<string>): string[] {
  const words = text.match(/\p{Lu}[\p{L}\p{M}\p{N}.’'-]*/gu) ?? [];
  return words.flatMap((word) => tokenise(word)).filter((token) => known.has(token));
}

const NUMBER = /(?:[\p{L}]{0,3}\p{Sc}\s?)?\p{N}[\p{N}.,]*\s?[%‰]?/gu;

/** Numbers in their order, whole: with their sign of currency and the word that multiplies them (`£7 million`). */
function numbers(text: string, lang: string): string[] {
  const plain = plainForm(text);
  return [...plain.matchAll(NUMBER)].map(({ 0: found, index }) => {
    const at = index + found.length + (/^[ \u00a0-]/u.test(plain.slice(index + found.length)) ? 1 : 0);
    const length = longestAt(plain, at, LONGEST_SCALE, (word) => scaleOf(word, lang) !== undefined);
    return `${found.replace(/[.,]*\s*$/u, '').replace(/\s/gu, '')} ${plain.slice(at, at + length)}`.trim();
  });
}

/** Whether `part` is what is left of `whole` when some of it is left out. */
function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const word of whole) if (word === part[at]) at += 1;
  return at === part.length;
}

function keepsAll(given: ReadonlyMap<string, number>, told: ReadonlyMap<string, number>): boolean {
  return [...given].every(([word, count]) => (told.get(word) ?? 0) >= count);
}
