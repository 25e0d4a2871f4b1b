import type { FeedKind } from './feed.ts';
import type { LedgerStage } from './initiative.ts';
import type { Item } from './item.ts';
import type { PartyCode } from './party.ts';
import type { Sector } from './sector.ts';
import type { Stage } from './stage.ts';
import type { StoryNumber, StorySource } from './story.ts';
import type { EpochMs } from './time.ts';

/** One item that supports a ledger entry, kept in words and address so that the entry outlives the item. */
export interface LedgerSupport extends Pick<Item, 'outlet' | 'title' | 'url' | 'published'> {
  /** Who stands behind the feed that carried it. */
  readonly kind: FeedKind;
  /** How sure the reading of the item was, 0 to 1. */
  readonly confidence: number;
  /** The words of the item that say so. */
  readonly quotes: readonly string[];
}

/** One dated step of a cooperation: an initiative, or what two parties (or a group) do without a name. */
export interface LedgerEntry {
  /** The name as it was read in the news; `null` where none was. */
  readonly initiative: string | null;
  /** Sorted; two for a pair. */
  readonly parties: readonly PartyCode[];
  readonly stage: Stage;
  /** ISO, as exact as the source: `2023`, `2023-04`, `2023-04-25`. */
  readonly date: string;
  /** Whether it was the news itself, or an earlier step that the news recalls. */
  readonly role: 'news' | 'background';
  readonly support: readonly LedgerSupport[];
}

/** An entry as a store gives it back, with what its story knows by now. */
export interface RecordedTransition extends LedgerEntry {
  readonly recordedAt: EpochMs;
  /** The story it came from; `null` once that is gone. */
  readonly story: StoryNumber | null;
  readonly sectors: readonly Sector[];
  /** For news: the items of the story that tell this very stage, also those that joined later. */
  readonly told: readonly StorySource[];
}

/** Where a seeded step is written; in the order of weight. */
export interface SeedSource {
  readonly outlet: string;
  readonly url: string;
  readonly kind: FeedKind;
}

/** A step of an initiative that was entered from research, not read in a feed. */
export interface SeededTransition {
  /** Id of the initiative. */
  readonly initiative: string;
  /** Sorted. Those of the initiative, unless the step concerns some of them only. */
  readonly parties: readonly PartyCode[];
  readonly stage: LedgerStage;
  /** ISO, as exact as the source. */
  readonly date: string;
  /** Our sentence; empty where only the date and the stage are known. */
  readonly says: string;
  readonly sources: readonly SeedSource[];
  /** Whether it was seen in its source; otherwise the source is where to verify it. */
  readonly checked: boolean;
}

/** A word on a line that another line of the same initiative speaks against. */
export interface Contradiction {
  /** `date`: the same step on another day; `order`: an earlier stage than one that was reached before. */
  readonly kind: 'date' | 'order';
  readonly date: string;
  readonly stage: LedgerStage;
}

/** One line of the ledger as it is shown: a seeded step, one read in feeds, or both in one. */
export interface LedgerLine {
  /** Id in the catalogue; `null` for a cooperation without a name, or with one that the catalogue lacks. */
  readonly initiative: string | null;
  /** The name as the news has it, where the catalogue does not know it. */
  readonly unknownName: string | null;
  readonly parties: readonly PartyCode[];
  readonly sectors: readonly Sector[];
  readonly stage: LedgerStage;
  readonly date: string;
  /** Our sentence of the seed; for a line from feeds the headline of its first source. */
  readonly says: string;
  /** Entered from research; feeds may support it as well. */
  readonly seeded: boolean;
  /** Only recalled by later news, never seen as news. */
  readonly recalled: boolean;
  readonly checked: boolean;
  /** Every source once, the first to say it first. */
  readonly sources: readonly LedgerSource[];
  /** Words of the items that say so. */
  readonly quotes: readonly string[];
  /** The highest confidence of the readings behind it; `null` for a seeded line. */
  readonly confidence: number | null;
  readonly official: number;
  /** Sources that do not copy one another, official ones included. */
  readonly independent: number;
  /** An official source or two independent ones say it. */
  readonly confirmed: boolean;
  readonly story: StoryNumber | null;
  readonly contradictions: readonly Contradiction[];
}

/** A source of a ledger line. `published` is `null` for a seed. */
export interface LedgerSource {
  readonly outlet: string;
  readonly kind: FeedKind;
  readonly title: string;
  readonly url: string | null;
  readonly published: EpochMs | null;
  /** Marks in its text that may credit a news agency. */
  readonly credits: StorySource['credits'];
}
