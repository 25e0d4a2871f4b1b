import type { Analysis } from '../domain/analysis.ts';
import type { Story, StoryStanding } from '../domain/story.ts';
import type { Teller } from '../stories/derive-story.ts';
import { retractionIn } from '../stories/retraction.ts';
import type { StoryDraft } from './ports.ts';
import type { OutdatedItem } from './reanalyse.ts';
import { type StoryFile, settleStory } from './settle-story.ts';

/** An item with what is read in it by the rules of today. */
export interface Reread {
  readonly before: OutdatedItem;
  readonly after: Analysis;
}

/** How many items are read otherwise, and in what. One item may count under several labels. */
export interface Differences {
  readonly changed: number;
  readonly nowNews: number;
  readonly noLongerNews: number;
  readonly pairs: number;
  readonly stage: number;
  readonly sectors: number;
  readonly initiative: number;
}

/** Labels of a story that differ, before and after. */
export interface StoryDifference {
  readonly number: number;
  readonly title: string;
  readonly standing: readonly [StoryStanding, StoryStanding];
  readonly before: ShownLabels;
  readonly after: ShownLabels;
}

/** What readers see of a reading. */
export type ShownLabels = Pick<Story, 'pairs' | 'stage' | 'sectors' | 'initiative'>;

/** Counts what is read otherwise; labels are compared in items that are news before and after. */
export function differencesIn(reread: readonly Reread[]): Differences {
  const news = reread.filter(({ before, after }) => before.analysis.relevant && after.relevant);
  const count = (label: keyof ShownLabels): number =>
    news.filter(({ before, after }) => !isSame(before.analysis[label], after[label])).length;
  const relevance = (was: boolean): number =>
    reread.filter(({ before, after }) => before.analysis.relevant === was && after.relevant !== was).length;
  return {
    changed: reread.length,
    nowNews: relevance(false),
    noLongerNews: relevance(true),
    pairs: count('pairs'),
    stage: count('stage'),
    sectors: count('sectors'),
    initiative: count('initiative'),
  };
}

/** What differs in a story for its readers; `null` when nothing does. */
export function storyDifference(
  before: StoryFile,
  values: StoryDraft,
  standing: StoryStanding,
): StoryDifference | null {
  const [was, is] = [labelsOf(before.values), labelsOf(values)];
  if (before.standing === standing && (standing !== 'current' || isSame(was, is))) return null;
  const { number } = before;
  return {
    number,
    title: before.values.title,
    standing: [before.standing, standing],
    before: was,
    after: is,
  };
}

/** What would differ once its items are read by the rules of today. */
export function foreseenDifference(file: StoryFile, own: readonly Reread[]): StoryDifference | null {
  const after = new Map(own.map((one) => [one.before.id, one]));
  const kept = file.tellers.flatMap((teller): Teller[] => {
    const one = after.get(teller.id);
    return one ? (tells(one) ? [{ ...teller, analysis: one.after }] : []) : [teller];
  });
  const back = own
    .filter((one) => one.before.fate === 'irrelevant' && tells(one))
    .map(({ before: { id, item, kind }, after: analysis }) => ({ id, item, kind, analysis, founder: false }));
  const change = settleStory(file, [...kept, ...back]);
  return storyDifference(file, change.values, change.standing);
}

function tells({ before, after }: Reread): boolean {
  return after.relevant && before.fate !== 'duplicate' && retractionIn(before.item.title) === null;
}

function labelsOf({ pairs, stage, sectors, initiative }: StoryDraft): ShownLabels {
  return { pairs, stage, sectors, initiative };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
