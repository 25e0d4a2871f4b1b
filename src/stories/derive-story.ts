import type { StoryReview } from '../domain/story.ts';
import type { ToldItem } from './ledger.ts';
import { reviewed } from './reviewed-labels.ts';
import { foundedBy, joinedBy, type Newcomer, type StoryValues } from './story-values.ts';

/** One of the items that tell a story, as it is kept. */
export interface Teller extends ToldItem {
  /** The item's id in its store; ascends in the order in which items came. */
  readonly id: number;
  readonly founder: boolean;
}

/**
 * A story's values made anew from the items that tell it, the founder first: what they come to when they join one
 * after another. `null` when no item is left.
 */
export function deriveStory(tellers: readonly Teller[], review: StoryReview | undefined): StoryValues | null {
  const [first, ...others] = tellers.map(newcomerOf);
  if (!first) return null;
  const founded = foundedBy(first);
  const begun = review ? { ...founded, memory: { ...founded.memory, review: unheard(review) } } : founded;
  return others.reduce((story, one) => joinedBy(story, one), reviewed(begun, first));
}

/** The items of a story in the order in which it is derived: its founder, then as they came. */
export function inOrder(tellers: readonly Teller[]): readonly Teller[] {
  return [...tellers].sort((a, b) => Number(b.founder) - Number(a.founder) || a.id - b.id);
}

function newcomerOf({ item, analysis, kind }: ToldItem): Newcomer {
  return { item, analysis, official: kind === 'government' || kind === 'agency' };
}

/** What items report since a review is counted anew. */
function unheard(review: StoryReview): StoryReview {
  const { relabel } = review;
  if (!relabel?.stage) return review;
  return { ...review, relabel: { ...relabel, stage: { ...relabel.stage, since: [] } } };
}
