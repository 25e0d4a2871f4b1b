import type { StoryStanding } from '../domain/story.ts';

/** What is said of a story that is not shown any more. */
export const STANDING_LABELS: Readonly<Record<Exclude<StoryStanding, 'current'>, string>> = {
  withdrawn: 'Withdrawn: no item tells it any more. It stands outside searches and digests.',
  dismissed: 'Dismissed by a reviewer. It stands outside searches and digests.',
  merged: 'Merged into another story.',
};
