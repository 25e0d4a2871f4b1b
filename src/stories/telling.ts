import { pairKey } from '../domain/party.ts';
import type { EventFacts } from './event-facts.ts';
import { isPreview } from './preview-words.ts';
import { rootVectorOf, storyTerms, titleTerms, vectorOf } from './story-terms.ts';
import { cosine, type TermVector } from './term-vector.ts';
import { type TextFigures, textFigures } from './text-figures.ts';

/** A text made ready for many comparisons. What few comparisons ask for is read when it is first asked for. */
export interface TellingText {
  readonly terms: TermVector;
  readonly title: TermVector;
  /** By which it meets texts of other languages. */
  readonly roots: () => TermVector;
  readonly figures: TextFigures;
  /** The sums of money in the headline: there they stand for the event itself. */
  readonly headline: () => TextFigures;
  /** Whether it speaks of what is still to come. */
  readonly preview: () => boolean;
}

/** What an item or a founder tells: its labels and its text. */
export interface Telling {
  readonly facts: EventFacts;
  /** Keys of its pairs, each once. */
  readonly pairs: readonly string[];
  /** Read when it is first asked for: labels alone part most tellings. */
  readonly text: () => TellingText;
}

const PREVIEW_LENGTH = 300;

/** Reads an item's or a founder's text once, for all comparisons with it. */
export function tellingOf(facts: EventFacts): Telling {
  return { facts, pairs: [...new Set(facts.pairs.map(pairKey))], text: once(() => readText(facts)) };
}

function readText({ title, summary }: EventFacts): TellingText {
  const headline = titleTerms(title);
  const terms = storyTerms(headline, summary);
  return {
    terms: vectorOf(terms),
    title: vectorOf(headline),
    roots: once(() => rootVectorOf(terms)),
    figures: textFigures(`${title}. ${summary}`),
    headline: once(() => textFigures(title)),
    preview: once(() => isPreview(title) || isPreview(summary.slice(0, PREVIEW_LENGTH))),
  };
}

/** A value that is made when it is first asked for, and kept. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Whether two tellings are known to be in different languages. */
export function isForeign(a: Telling, b: Telling): boolean {
  return a.facts.lang !== b.facts.lang;
}

/** How alike the words of two tellings are, 0 to 1; across languages, of the roots that they may share. */
export function wordsAlike(a: Telling, b: Telling): number {
  return isForeign(a, b)
    ? cosine(a.text().roots(), b.text().roots())
    : cosine(a.text().terms, b.text().terms);
}

/** Both tellings, the one published earlier first. */
export function inOrder(a: Telling, b: Telling): readonly [earlier: Telling, later: Telling] {
  return a.facts.published >= b.facts.published ? [b, a] : [a, b];
}
