import type { Pair } from './party.ts';
import type { Sector } from './sector.ts';
import type { Stage } from './stage.ts';
import type { StoryNumber } from './story.ts';
import type { EpochMs } from './time.ts';

/** Labels that a reviewer sets on a story; what is absent is left as it is read. */
export interface NewLabels {
  readonly pairs?: readonly Pair[];
  readonly sectors?: readonly Sector[];
  readonly stage?: Stage | null;
  readonly initiative?: string | null;
}

/** What a reviewer does to a story. */
export type CorrectionAct =
  | { readonly kind: 'relabel'; readonly labels: NewLabels }
  /** It is no partnership news: the reading was wrong. */
  | { readonly kind: 'irrelevant' }
  /** It is set aside, however rightly it was read. */
  | { readonly kind: 'dismiss' }
  /** It tells the same event as another story, and goes on as part of that. */
  | { readonly kind: 'merge'; readonly into: StoryNumber }
  /** These items tell another event: they become a story of their own. Ids as `review show` lists them. */
  | { readonly kind: 'split'; readonly items: readonly number[] };

/** One correction on record. Never deleted: one that was wrong is undone. */
export interface Correction {
  readonly number: number;
  readonly story: StoryNumber;
  readonly act: CorrectionAct;
  readonly by: string;
  readonly why: string;
  readonly at: EpochMs;
  readonly undone: { readonly by: string; readonly why: string; readonly at: EpochMs } | null;
  /** What it did, as undoing it needs it. */
  readonly effects: CorrectionEffects;
}

/** What a correction did. */
export interface CorrectionEffects {
  /** Items that it moved, the founder first. */
  readonly items: readonly number[];
  /** Items that it moved and that tell no story: repeats, and what was taken back. */
  readonly linked: readonly number[];
  /** The stage that stood before it; `null` where it changed none. */
  readonly overruled: Stage | null;
  /** The story that a split founded. */
  readonly founded: StoryNumber | null;
}

/** What people in chat say of a story that was shown to them. */
export const VERDICTS = ['not-relevant', 'wrong-label'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A word of a reader on a story, for a reviewer to accept or reject. */
export interface Feedback {
  readonly id: number;
  readonly platform: string;
  readonly workspace: string;
  readonly user: string;
  readonly story: StoryNumber;
  readonly verdict: Verdict;
  readonly note: string | null;
  readonly at: EpochMs;
}
