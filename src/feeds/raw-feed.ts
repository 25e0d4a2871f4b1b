import type { FeedFormat, UnreadableEntry } from './feed-document.ts';
import type { RawText } from './field-text.ts';

/** A link as written, and the `xml:base` in force around it (already absolute), if any. */
export interface RawLink {
  readonly href: string;
  readonly base: string | null;
}

/** An entry as a reader of one format found it: candidates in order of preference, nothing cleaned yet. */
export interface RawEntry {
  readonly guid: string | null;
  readonly links: readonly RawLink[];
  readonly titles: readonly RawText[];
  readonly summaries: readonly RawText[];
  readonly dates: readonly string[];
  readonly outlet: RawText | null;
  readonly lang: string | null;
  /** The document ended within this entry: what was not complete has been left out. */
  readonly cut: boolean;
}

/** A feed as a reader of one format found it. All readers end in this form, and one place finishes it. */
export interface RawFeed {
  readonly format: FeedFormat;
  readonly title: RawText | null;
  /** The site's address, against which RSS publishers write relative links; `null` where the format has another rule. */
  readonly siteLink: RawLink | null;
  readonly lang: string | null;
  readonly ttl: string | null;
  readonly updatePeriod: string | null;
  readonly updateFrequency: string | null;
  readonly skipHours: readonly string[];
  readonly skipDays: readonly string[];
  readonly entries: readonly RawEntry[];
  /** Entries that the reader itself had to leave out. */
  readonly leftOut: readonly UnreadableEntry[];
}

/** Entries that one document may have; more are left out, and that is said. */
export const MOST_ENTRIES = 20_000;

/** The record of what came after {@link MOST_ENTRIES}. */
export const TOO_MANY_ENTRIES: UnreadableEntry = {
  reason: `The feed holds more than ${MOST_ENTRIES} entries; those after were left out.`,
  excerpt: '',
};
