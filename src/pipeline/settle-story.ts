import type { StoryId, StoryNumber, StoryReview, StoryStanding } from '../domain/story.ts';
import { shownStory } from '../messages/shown-story.ts';
import { deriveStory, inOrder, type Teller } from '../stories/derive-story.ts';
import type { StoryDraft } from './ports.ts';

/** A story whole: its values, how it stands, and the items that tell it. */
export interface StoryFile {
  readonly id: StoryId;
  readonly number: StoryNumber;
  readonly values: StoryDraft;
  readonly standing: StoryStanding;
  readonly mergedInto: StoryId | null;
  readonly tellers: readonly Teller[];
}

/** What reviewers have decided on a story. */
export interface Decided {
  readonly review: StoryReview | undefined;
  readonly dismissed: boolean;
  readonly mergedInto: StoryId | null;
}

/** What becomes of a story. */
export interface StoryChange {
  readonly values: StoryDraft;
  readonly standing: StoryStanding;
  readonly mergedInto: StoryId | null;
  /** The items that tell it from now on, the founder first. */
  readonly tellers: readonly Teller[];
  /** A reader would see a difference: the revision goes up. */
  readonly seen: boolean;
}

/**
 * Whether values of a story that gained items were made from a state that is past: a reviewer merged, dismissed or
 * corrected it since, or it was withdrawn and its values are those of items that tell it no more.
 */
export function isOutdated(
  draft: StoryDraft | null,
  now: Pick<StoryFile, 'id' | 'values' | 'standing'>,
  asked: StoryId,
): boolean {
  if (asked !== now.id || now.standing !== 'current') return true;
  return draft !== null && stampOf(draft) !== stampOf(now.values);
}

function stampOf({ memory }: StoryDraft): number {
  return memory.review?.stamp ?? 0;
}

/** What was decided before and still holds. */
export function decidedOn({ values, standing, mergedInto }: StoryFile): Decided {
  return { review: values.memory.review, dismissed: standing === 'dismissed', mergedInto };
}

/**
 * Makes a story anew from the items that tell it now. A story that none tells keeps its last values and is withdrawn;
 * it is current again when one does. Every store uses these rules.
 */
export function settleStory(
  before: StoryFile,
  tellers: readonly Teller[],
  decided: Decided = decidedOn(before),
): StoryChange {
  const ordered = inOrder(tellers);
  const { review, dismissed, mergedInto } = decided;
  const memory = withReview({ ...before.values.memory, stages: [] }, review);
  const derived = deriveStory(ordered, review) ?? { ...before.values, memory };
  const origin = before.values.memory.origin ?? derived.memory.origin;
  const values = origin === undefined ? derived : { ...derived, memory: { ...derived.memory, origin } };
  const left: StoryStanding = ordered.length > 0 ? 'current' : 'withdrawn';
  const standing = mergedInto !== null ? 'merged' : dismissed ? 'dismissed' : left;
  const seen =
    standing !== before.standing ||
    (standing === 'current' && shown(values, ordered) !== shown(before.values, inOrder(before.tellers)));
  return { values, standing, mergedInto, tellers: ordered, seen };
}

/** What a story is settled to that was founded just now by items of another one. Its revision is the first. */
export function foundedChange({ values, tellers }: Pick<StoryChange, 'values' | 'tellers'>): StoryChange {
  return { values, tellers, standing: 'current', mergedInto: null, seen: false };
}

function shown(values: StoryDraft, tellers: readonly Teller[]): string {
  return shownStory(
    values,
    tellers.map(({ item }) => item.outlet),
  );
}

function withReview(
  { review: _, ...memory }: StoryDraft['memory'],
  review: StoryReview | undefined,
): StoryDraft['memory'] {
  return review ? { ...memory, review } : memory;
}
