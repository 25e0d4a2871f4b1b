import type { Correction, CorrectionAct, Feedback } from '../domain/correction.ts';
import type { StoryNumber } from '../domain/story.ts';
import type { EpochMs } from '../domain/time.ts';
import type { StoryFile } from './settle-story.ts';

/** Who corrects, when and why; every correction is kept with it. */
export interface Signed {
  readonly by: string;
  readonly why: string;
  readonly at: EpochMs;
}

/** How a correction went. The message is one sentence that says what stands against it and what helps. */
export type CorrectionOutcome =
  | {
      readonly ok: true;
      readonly correction: Correction;
      /** Stories that readers see otherwise now. */
      readonly moved: readonly StoryNumber[];
    }
  | { readonly ok: false; readonly message: string };

/** A reader's verdict that is open, or was settled by a reviewer. */
export interface SettledFeedback {
  readonly feedback: Feedback;
  readonly outcome: 'accepted' | 'rejected';
  readonly by: string;
}

/** A verdict as it was kept. */
export interface GivenVerdict {
  readonly id: number;
  /** Whether the same reader had given it before. */
  readonly again: boolean;
}

/** Corrections by reviewers, and what readers say. Works beside a running instance. */
export interface ReviewStore {
  /** Does what a correction says and keeps it, whole or not at all. */
  correct(story: StoryNumber, act: CorrectionAct, signed: Signed): Promise<CorrectionOutcome>;
  /** Takes a correction back; it stays on record as undone. */
  undo(correction: number, signed: Signed): Promise<CorrectionOutcome>;
  /** The latest corrections first; with a story's number those that concern it. */
  corrections(limit: number, story?: StoryNumber): Promise<readonly Correction[]>;
  /** A story with its items, by its own number even where it was merged; `null` when there is none. */
  sheet(story: StoryNumber): Promise<StoryFile | null>;
  /** Keeps a reader's verdict; one that they gave already and that is open takes a new note instead. */
  give(feedback: Omit<Feedback, 'id'>): Promise<GivenVerdict>;
  /** The verdict of that id, where it is open. */
  openVerdict(id: number): Promise<Feedback | null>;
  /** Stories that somebody found not relevant, unless a reviewer saw it otherwise: their answers leave them out. */
  hiddenFrom(reader: Pick<Feedback, 'platform' | 'workspace' | 'user'>): Promise<readonly StoryNumber[]>;
  /** Verdicts that no reviewer has settled, oldest first. */
  openFeedback(limit: number): Promise<readonly Feedback[]>;
  /** Settles a verdict; `null` when there is none of that id that is open. */
  settleFeedback(
    id: number,
    outcome: SettledFeedback['outcome'],
    signed: Pick<Signed, 'by' | 'at'>,
  ): Promise<Feedback | null>;
}
