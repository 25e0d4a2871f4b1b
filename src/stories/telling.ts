import { pairKey } from '../domain/party.ts';
import type { EventFacts } from './event-facts.ts';
import { isPreview } from './preview-words.ts';
import { cosine, rootTerms, type StoryTerms, storyTerms } from './story-terms.ts';
import { type TextFigures, textFigures } from './text-figures.ts';

/** A text made ready for many comparisons. */
export interface TellingText {
  readonly terms: StoryTerms;
  readonly title: StoryTerms;
  /** By which it meets texts of other languages. */
  readonly roots: StoryTerms;
  readonly figures: TextFigures;
  /** The sums of money in the headline: there they stand for the event itself. */
  readonly headline: TextFigures;
  /** Whether it speaks of what is still to come. */
  readonly preview: boolean;
}

/** What an item or a founder tells: its labels and its text. */
export interface Telling {
  readonly facts: EventFacts;
  /** Keys of its pairs. */
  readonly pairs: ReadonlySet<string>;
  readonly text: TellingText;
}

const PREVIEW_LENGTH = 300;

/** Reads a text once, for all comparisons with it. */
export function readText(title: string, summary: string): TellingText {
  const terms = storyTerms(title, summary);
  return {
    terms,
    title: storyTerms(title, ''),
    roots: rootTerms(terms),
    figures: textFigures(`${title}. ${summary}`),
    headline: textFigures(title),
    preview: isPreview(title) || isPreview(summary.slice(0, PREVIEW_LENGTH)),
  };
}

/** Puts labels and text together. */
export function tellingOf(facts: EventFacts, text = readText(facts.title, facts.summary)): Telling {
  return { facts, pairs: new Set(facts.pairs.map(pairKey)), text };
}

/** Whether two tellings are known to be in different languages. */
export function isForeign(a: Telling, b: Telling): boolean {
  return a.facts.lang !== b.facts.lang;
}

/** How alike the words of two tellings are, 0 to 1; across languages, of the roots that they may share. */
export function wordsAlike(a: Telling, b: Telling): number {
  return isForeign(a, b) ? cosine(a.text.roots, b.text.roots) : cosine(a.text.terms, b.text.terms);
}

/** Both tellings, the one published earlier first. */
export function inOrder(a: Telling, b: Telling): readonly [earlier: Telling, later: Telling] {
  return a.facts.published >= b.facts.published ? [b, a] : [a, b];
}
