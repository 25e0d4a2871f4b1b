import type { Analysis } from '../../src/domain/analysis.ts';
import type { Correction, Feedback } from '../../src/domain/correction.ts';
import type { Feed, FeedId } from '../../src/domain/feed.ts';
import type { Item, ItemFate, Retrieval } from '../../src/domain/item.ts';
import type { LedgerEntry } from '../../src/domain/ledger.ts';
import type { Story, StoryId, StorySource, StoryStanding } from '../../src/domain/story.ts';
import type { Clock, EpochMs } from '../../src/domain/time.ts';
import type { ItemEdit, ItemRecord, StoryDraft } from '../../src/pipeline/ports.ts';
import type { SettledFeedback } from '../../src/pipeline/review-ports.ts';
import { storySource } from '../../src/stories/story-source.ts';
import { type MemoryDeliveries, noDeliveries } from './memory-deliveries.ts';

/** A feed as it is kept: with the address that it came in with, and whether its switch was set by a decision. */
export interface KeptFeed {
  readonly feed: Feed;
  readonly address: string;
  readonly switched: boolean;
  readonly removed: boolean;
}

/** An item as it is kept. */
export interface KeptItem extends Omit<ItemRecord, 'story'> {
  readonly story: StoryId | null;
  /** Of its words. */
  readonly revision: number;
  readonly retrieval: Retrieval | null;
  /** When its present words were retrieved, where they are not the first. */
  readonly revisedAt: EpochMs | null;
  /** What it was before, oldest first. */
  readonly history: readonly KeptRevision[];
}

/** What an item was before it changed. */
export interface KeptRevision {
  readonly change: ItemEdit['change'];
  readonly item: Item;
  readonly analysis: Analysis | null;
  readonly fate: ItemFate;
  readonly because: string;
  readonly revision: number;
  /** There is no clock: the retrieval of what replaced it, 0 for a new reading. */
  readonly replacedAt: EpochMs;
}

/** A story as it is kept; its sources are read from the items. */
export interface KeptStory {
  readonly id: StoryId;
  readonly draft: StoryDraft;
  readonly standing: StoryStanding;
  readonly mergedInto: StoryId | null;
  readonly revision: number;
  /** Goes up with each story that comes to stand at a moment: the order among stories of one moment. */
  readonly sequence: number;
}

/** A step of the ledger as it is kept. */
export interface KeptTransition {
  readonly entry: LedgerEntry;
  readonly story: StoryId;
  readonly recordedAt: EpochMs;
  /** Its story no longer supports it. */
  readonly withdrawn: boolean;
}

/** A reader's verdict as it is kept; its id is its place, from 1. */
export interface KeptFeedback extends Omit<Feedback, 'id'> {
  /** How a reviewer settled it; `null` while it is open. */
  readonly settled: SettledFeedback['outcome'] | null;
}

/** All that an in-memory store keeps. The only mutable thing in this folder. */
export interface MemoryState {
  readonly feeds: Map<FeedId, KeptFeed>;
  readonly items: KeptItem[];
  readonly stories: Map<StoryId, KeptStory>;
  readonly transitions: KeptTransition[];
  readonly corrections: Correction[];
  readonly feedback: KeptFeedback[];
  /** What is owed to whom. */
  readonly out: MemoryDeliveries;
  lastFeed: number;
  lastStory: number;
  lastSequence: number;
}

/** An empty state. */
export function emptyState(clock: Clock): MemoryState {
  return {
    feeds: new Map(),
    items: [],
    stories: new Map(),
    transitions: [],
    corrections: [],
    feedback: [],
    out: noDeliveries(clock),
    lastFeed: 0,
    lastStory: 0,
    lastSequence: 0,
  };
}

/** The items that tell a story, in the order in which they came. */
export function tellersOf(state: MemoryState, story: StoryId): readonly KeptItem[] {
  return state.items.filter((kept) => kept.story === story && isTelling(kept.fate));
}

/** Whether an item of this fate is one of its story's sources. */
export function isTelling(fate: ItemFate): boolean {
  return fate === 'founded' || fate === 'joined';
}

/** A kept story with its sources. */
export function storyOf(state: MemoryState, { id, draft, revision, standing }: KeptStory): Story {
  const sources = tellersOf(state, id).map((kept) => sourceOf(state, kept));
  const aside = standing === 'current' ? {} : { standing };
  return { id, number: id, revision, ...draft, sources, ...aside };
}

function sourceOf(state: MemoryState, { item, analysis, fate }: KeptItem): StorySource {
  const kind = state.feeds.get(item.feedId)?.feed.kind ?? 'news';
  return storySource(item, { kind, stage: analysis?.stage ?? null, founder: fate === 'founded' });
}

/** Finds a kept item by its identity within its feed. */
export function findItem(state: MemoryState, { feedId, fingerprint }: Item): KeptItem | undefined {
  return state.items.find((kept) => kept.item.feedId === feedId && kept.item.fingerprint === fingerprint);
}

/** The story that this one was merged into, in the end; itself where it was not. */
export function survivorIn(state: MemoryState, id: StoryId): StoryId {
  const into = state.stories.get(id)?.mergedInto ?? null;
  return into === null ? id : survivorIn(state, into);
}
