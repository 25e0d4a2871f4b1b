import type { Amount } from './amount.ts';
import type { Evidence } from './analysis.ts';
import type { Correction } from './correction.ts';
import type { FeedKind } from './feed.ts';
import type { Fingerprint, Item, Retrieval } from './item.ts';
import type { Pair, PartyCode } from './party.ts';
import type { Sector } from './sector.ts';
import type { Stage } from './stage.ts';
import type { EpochMs } from './time.ts';

/** Row id of a story; ascends in the order of founding. */
export type StoryId = number;

/** The short number that people type (`why 42`). Never reused. */
export type StoryNumber = number;

/** One item's part in a story. */
export interface StorySource {
  readonly outlet: string;
  readonly kind: FeedKind;
  readonly title: string;
  readonly url: string | null;
  readonly lang: string | null;
  readonly published: EpochMs;
  readonly stage: Stage | null;
  readonly founder: boolean;
  /** Marks in its text that may credit a news agency (`(PTI)`). */
  readonly credits: readonly Credit[];
}

/** A mark in a text that may name the agency which it comes from. */
export interface Credit {
  readonly name: string;
  /** Whether it stands where only credits stand: after a dateline's day, before its dash, or at the very end. */
  readonly certain: boolean;
}

/** How many of a story's items report a stage. */
export interface StageCount {
  readonly stage: Stage;
  readonly items: number;
  /** Those of them that come from a government or its agency. */
  readonly official: number;
}

/** The labels of one item, by which it is compared with others. */
export type ItemLabels = Pick<Story, 'pairs' | 'parties' | 'sectors' | 'stage' | 'initiative' | 'published'>;

/** What its items said of a story, as deciding on further ones needs it. */
export interface StoryMemory {
  /** The founder's own labels: later items are compared with these, so that a story never drifts. */
  readonly founding: ItemLabels;
  /**
   * Early items that were found to tell the founder's event by comparison with the founder itself. They stand in where
   * the founder's words or labels are poor, and stay what they are. Absent from stories that have none.
   */
  readonly witnesses?: readonly (ItemLabels & Pick<Story, 'title' | 'summary' | 'lang'>)[];
  /** One row a stage that an item reports, in the order of the stages. */
  readonly stages: readonly StageCount[];
  /** Fingerprint of the item that first founded it: names the story for good, whatever becomes of that item. */
  readonly origin?: Fingerprint;
  /** What reviewers decided; absent where none ever did. */
  readonly review?: StoryReview;
}

/** What reviewers decided on a story, as deciding on further items needs it. */
export interface StoryReview {
  /** Goes up with each correction, and with each one undone: values made from an earlier state are known by it. */
  readonly stamp: number;
  /** Labels that a reviewer set; `null` when none is in force. */
  readonly relabel: StoryRelabel | null;
}

/** Labels that a reviewer set instead of those that were read. What is absent is read as ever. */
export interface StoryRelabel {
  /** When the latest of them was set: the stage may move on by what was published afterwards. */
  readonly at: EpochMs;
  readonly pairs?: readonly Pair[];
  readonly sectors?: readonly Sector[];
  readonly initiative?: string | null;
  readonly stage?: {
    readonly set: Stage | null;
    /** The stage that the reviewer found wrong: afterwards only an official source is believed on it. */
    readonly overruled: Stage | null;
    /** What items published afterwards report. */
    readonly since: readonly StageCount[];
  };
}

/**
 * How a story stands: `current` is shown; `withdrawn` has no item left that tells it; `dismissed` was set aside by a
 * reviewer; `merged` lives on in another. All but the first stand outside searches and digests, and answer to `why`.
 */
export const STANDINGS = ['current', 'withdrawn', 'dismissed', 'merged'] as const;
export type StoryStanding = (typeof STANDINGS)[number];

/** All items on one real-world event; one card, however many outlets carry it. */
export interface Story {
  readonly id: StoryId;
  readonly number: StoryNumber;
  /** Goes up by one with every change that a reader would see. */
  readonly revision: number;
  /** The founder's headline and extract. */
  readonly title: string;
  readonly summary: string;
  readonly url: string | null;
  readonly lang: string | null;
  readonly pairs: readonly Pair[];
  readonly backgroundPairs: readonly Pair[];
  readonly parties: readonly PartyCode[];
  readonly sectors: readonly Sector[];
  readonly stage: Stage | null;
  readonly initiative: string | null;
  /** Sums of money that its items name, the founder's first; each once. */
  readonly amounts: readonly Amount[];
  /** The date that its items give for the step that it stands at, ISO (`2023-04`, `2023-04-25`); `null`: none does. */
  readonly date: string | null;
  readonly confidence: number;
  /** Publication of the earliest item. Stories are ordered by it; those of one moment by when they came to stand there. */
  readonly published: EpochMs;
  /** When a source or a stage was last added. */
  readonly updated: EpochMs;
  readonly sources: readonly StorySource[];
  readonly memory: StoryMemory;
  /** Absent while it is current, as all that searches give. */
  readonly standing?: StoryStanding;
}

/** A story with the evidence that shows why it was shown, and what became of it since. */
export interface StoryRecord extends Story {
  readonly evidence: readonly Evidence[];
  /** Why its founder was read as it was; of a withdrawn story, why its last item no longer tells it. */
  readonly because: string;
  readonly standing: StoryStanding;
  /** How its items arrived: those that tell it, and those that did before they were taken back. */
  readonly arrivals: readonly Arrival[];
  /** What those items were before they changed, oldest first. */
  readonly changes: readonly ItemChange[];
  /** What reviewers decided on it, oldest first; what was undone among it. */
  readonly corrections: readonly Correction[];
}

/** How one item arrived: what there is to show that it was published. */
export interface Arrival
  extends Pick<Item, 'outlet' | 'title' | 'url' | 'lang' | 'published' | 'retrievedAt' | 'hash'> {
  readonly kind: FeedKind;
  readonly stage: Stage | null;
  readonly feedTitle: string;
  /** When its present words were retrieved, where they are not the first. */
  readonly revisedAt: EpochMs | null;
  /** The answer that brought it; `null` for items from before it was kept. */
  readonly retrieval: Retrieval | null;
  /** Whether it tells the story now. */
  readonly tells: boolean;
}

/** What an item was until it was edited, or read anew by other rules. */
export interface ItemChange {
  readonly change: 'edited' | 'reanalysed';
  readonly outlet: string;
  /** Its words then. */
  readonly title: string;
  readonly replacedAt: EpochMs;
  readonly stage: Stage | null;
  readonly hash: string | null;
  /** Version of the rules that read it; `null` when it was not read. */
  readonly version: string | null;
}
