import type { StoryNumber } from '../domain/story.ts';

/** Commands by which readers say that a story is wrong, and owners settle what they say. */
export type FeedbackCommand =
  | { readonly kind: 'not-relevant'; readonly number: StoryNumber; readonly note: string | null }
  /** The note as it was typed; labels in it (`stage:signed`) were understood. `null`: that one is wrong, not which. */
  | { readonly kind: 'wrong-label'; readonly number: StoryNumber; readonly note: string | null }
  | { readonly kind: 'review' }
  | { readonly kind: 'accept'; readonly verdict: number; readonly why: string | null }
  | { readonly kind: 'reject'; readonly verdict: number; readonly why: string | null };

const FEEDBACK_KINDS: Readonly<Record<FeedbackCommand['kind'], true>> = {
  'not-relevant': true,
  'wrong-label': true,
  review: true,
  accept: true,
  reject: true,
};

/** Whether a command is one of feedback. */
export function isFeedbackCommand(command: { readonly kind: string }): command is FeedbackCommand {
  return Object.hasOwn(FEEDBACK_KINDS, command.kind);
}
