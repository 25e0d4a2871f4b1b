import type { LedgerStage } from '../domain/initiative.ts';
import type { Stage } from '../domain/stage.ts';
import type { StoryNumber } from '../domain/story.ts';
import type { EpochMs } from '../domain/time.ts';

/** A run of text within a line. All text is plain: renderers escape it for their platform. */
export type Span =
  | { readonly kind: 'text'; readonly text: string; readonly style?: 'strong' | 'quiet' | 'code' }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'stage'; readonly stage: LedgerStage };

/** A story as every platform shows it. */
export interface StoryCard {
  readonly number: StoryNumber;
  readonly title: string;
  readonly url: string | null;
  /** Names of the parties of each pair (`India – United Kingdom`); the group's parties for a plurilateral story. */
  readonly pairs: readonly string[];
  /** Party codes, for flags. */
  readonly parties: readonly string[];
  readonly stage: Stage | null;
  /** The stage that its readers were told of before, and since when it stands at this one; `null`: it has not moved. */
  readonly moved: { readonly from: Stage | null; readonly since: string } | null;
  readonly sectors: readonly string[];
  /** One or two sentences of the item as it stands there; or machine-written ones, marked so at their end. */
  readonly extract: string;
  /** Who wrote the sentences. */
  readonly prose: 'item' | 'machine';
  /** Its name, or its kind where it has none (`science MoU, 2023`). */
  readonly initiative: string | null;
  /** `#12 announced 3 May 2023`: the last step of the same initiative or affair before this one. */
  readonly earlier?: string;
  /** Sums of money as written. */
  readonly amounts: readonly string[];
  /** ISO (`2023-04`, `2023-04-25`): the date that the news gives for the step; `null` where it gives none. */
  readonly date: string | null;
  /** `3 independent sources, 1 official: DSIT, Mint, PTI in 9 outlets`. */
  readonly sources: string;
  /** The outlet that alone tells it; `null` where there are several. */
  readonly outlet: string | null;
  readonly published: EpochMs;
  /** `30 May 2023 · 2 days ago`. */
  readonly when: string;
}

/** One part of a message. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'line'; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Span[])[] }
  /** Label and value pairs, set in columns. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'story'; readonly card: StoryCard }
  | { readonly kind: 'matrix'; readonly matrix: MatrixTable }
  /** A sentence with the words in it that support a reading. */
  | { readonly kind: 'quote'; readonly text: string; readonly marks: readonly Mark[] }
  | { readonly kind: 'note'; readonly spans: readonly Span[] }
  /** What can be done next: buttons where a platform has them, hints elsewhere. */
  | { readonly kind: 'actions'; readonly actions: readonly Action[] };

/** A command that is offered: what it does in a word or two, and the text behind `/partnership` that does it. */
export interface Action {
  readonly label: string;
  readonly command: string;
  /** Page of a long answer, from 1. */
  readonly page: number;
  /** Seldom wanted: stands in a menu where a platform has one, and is not hinted at elsewhere. */
  readonly minor?: true;
}

/** Rows by columns with a stage, or nothing, where they meet. Renderers choose the marks and explain those they use. */
export interface MatrixTable {
  /** What the rows are: `Partner`. */
  readonly corner: string;
  readonly columns: readonly { readonly label: string; readonly short: string }[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly (StageMark | null)[] }[];
}

/** One meeting of row and column. */
export interface StageMark {
  /** The furthest stage; `null` when all has stalled. */
  readonly stage: Stage | null;
  readonly stalled: boolean;
  /** How many there are: shown instead of the mark, where the columns are the stages. */
  readonly count?: number;
}

/** A marked stretch of a quote; offsets are UTF-16 code units into its text. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** What to say, for no platform: renderers make Block Kit, an Adaptive Card, ANSI text or HTML of it. */
export interface Message {
  /** One line that says it all: the notification's text, and the fall-back where blocks cannot be shown. */
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Plain text as a span. */
export function text(content: string, style?: 'strong' | 'quiet' | 'code'): Span {
  return style ? { kind: 'text', text: content, style } : { kind: 'text', text: content };
}

/** A line of plain text, or of spans. */
export function line(...spans: readonly (Span | string)[]): Block {
  return { kind: 'line', spans: spans.map((span) => (typeof span === 'string' ? text(span) : span)) };
}

/** A command to offer. */
export function action(label: string, command: string, page = 1): Action {
  return { label, command, page };
}

/** A command that is seldom wanted. */
export function minorAction(label: string, command: string): Action {
  return { label, command, page: 1, minor: true };
}

/** A quiet line below the matter: receipts, hints. */
export function note(...spans: readonly (Span | string)[]): Block {
  return { kind: 'note', spans: spans.map((span) => (typeof span === 'string' ? text(span) : span)) };
}
