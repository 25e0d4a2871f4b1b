import type { Analysis } from '../domain/analysis.ts';
import type { Feed } from '../domain/feed.ts';
import type { Item, ItemFate, Retrieval } from '../domain/item.ts';
import type { StoryId } from '../domain/story.ts';
import type { Clock } from '../domain/time.ts';
import { type Assignment, assignStory, type Candidate } from '../stories/assign-story.ts';
import { partiesOf } from '../stories/event-facts.ts';
import { MOST_CANDIDATES } from '../stories/recent-stories.ts';
import { retractionIn } from '../stories/retraction.ts';
import { EVENT_WINDOW, type SameEvent } from '../stories/same-event.ts';
import type { Newcomer } from '../stories/story-values.ts';
import type { AlertIndex } from './alert-index.ts';
import { owedCards, type UnowedChunk } from './owe-cards.ts';
import type { Archive, Chunk, ItemEdit, ItemRecord, KnownItem, StoryDraft, StoryTarget } from './ports.ts';

/** An item with what was read in it. */
export interface ReadItem {
  readonly item: Item;
  /** `null` when it could not be analysed. */
  readonly analysis: Analysis | null;
  /** Why it could not be read, for an unreadable entry. */
  readonly unreadable: string | null;
  /** What the feed already has of it; `null` for a new item. */
  readonly known: KnownItem | null;
}

/** What a poll learnt besides its items. */
export type Polled = NonNullable<Chunk['poll']> & { readonly retrieval?: Retrieval };

/** What was stored of a poll: new items, and known ones that changed. */
export interface Stored {
  readonly items: readonly ItemRecord[];
  readonly edits: readonly ItemEdit[];
}

/** Items in one short transaction at most, so that the event loop never waits long. */
export const CHUNK_SIZE = 50;

/**
 * Finds the fate of each item of a poll and stores them, chunk by chunk; what a poll learnt about its feed goes
 * with the last chunk (`null`: it was no poll). Only the one writer may call it, so that two feeds never found one story twice.
 */
export async function storeEntries(
  deps: WriterDeps,
  feed: Feed,
  items: readonly ReadItem[],
  polled: Polled | null,
): Promise<Stored> {
  const { retrieval, ...poll } = polled ?? {};
  const learnt = 'health' in poll ? poll : null;
  const answer = retrieval ? { retrieval } : {};
  const stored: Stored[] = [];
  const last = Math.max(0, Math.ceil(items.length / CHUNK_SIZE) - 1);
  for (let n = 0; n <= last; n++) {
    const part = items.slice(n * CHUNK_SIZE, (n + 1) * CHUNK_SIZE);
    const { chunk, before } = await prepareChunk(deps, feed, part, 'edited');
    // Others get their turn between two chunks: a command in chat waits for one, not for a cycle.
    await new Promise((turn) => setImmediate(turn));
    const owed = await owedCards(deps, feed, chunk, before, deps.clock.now());
    await deps.archive.commit({ ...chunk, owed, poll: n === last ? learnt : null, ...answer });
    stored.push(chunk);
  }
  return { items: stored.flatMap((part) => part.items), edits: stored.flatMap((part) => part.edits) };
}

/** What the writer needs: the archive, the judge of what is one event, and who wants to hear of it. */
export interface WriterDeps {
  readonly archive: Archive;
  readonly sameEvent: SameEvent;
  readonly alerts: AlertIndex;
  readonly clock: Clock;
}

interface Writer extends Pick<WriterDeps, 'archive' | 'sameEvent'> {
  readonly official: boolean;
}

/** The stories that a chunk founds and moves, while it is being prepared. */
interface Draft {
  readonly founded: StoryDraft[];
  readonly moved: Map<StoryId, StoryDraft>;
  /** The values that existing stories had before the chunk. */
  readonly before: Map<StoryId, StoryDraft>;
  /** Addresses taken within the chunk: two entries of one document may lead to one article. */
  readonly addresses: Map<string, { readonly fate: ItemFate; readonly story: StoryTarget | null }>;
}

/** Whether a government or its agency speaks for itself in a feed. */
function isOfficialFeed({ kind }: Pick<Feed, 'kind'>): boolean {
  return kind === 'government' || kind === 'agency';
}

/** A chunk before it is known who is owed a card, with the values that its existing stories had. */
export interface PreparedChunk {
  readonly chunk: UnowedChunk & Stored;
  readonly before: ReadonlyMap<StoryId, StoryDraft>;
}

/** The chunk that stores these items of one feed; `change` is what happened to those that are known. */
export async function prepareChunk(
  { archive, sameEvent }: Pick<WriterDeps, 'archive' | 'sameEvent'>,
  feed: Pick<Feed, 'id' | 'kind'>,
  items: readonly ReadItem[],
  change: ItemEdit['change'],
): Promise<PreparedChunk> {
  const writer: Writer = { archive, sameEvent, official: isOfficialFeed(feed) };
  const draft: Draft = { founded: [], moved: new Map(), before: new Map(), addresses: new Map() };
  const records: ItemRecord[] = [];
  const edits: ItemEdit[] = [];
  for (const entry of items) {
    if (entry.known !== null) {
      const record = await fateOfKnown(writer, draft, entry, entry.known);
      if (record) edits.push({ ...record, change, from: entry.known.revision });
      continue;
    }
    const record = await fateOf(writer, draft, entry);
    if (entry.item.canonicalUrl) draft.addresses.set(entry.item.canonicalUrl, record);
    records.push(record);
  }
  const moved = [...draft.moved].map(([id, values]) => ({ id, draft: values }));
  const chunk = { feedId: feed.id, items: records, edits, founded: draft.founded, moved };
  return { chunk, before: draft.before };
}

async function fateOf(writer: Writer, draft: Draft, entry: ReadItem): Promise<ItemRecord> {
  const { item, analysis } = entry;
  if (entry.unreadable !== null || analysis === null) {
    const because = entry.unreadable ?? 'It could not be analysed in the time that an item is given.';
    return { item, analysis, fate: 'unreadable', because, story: null };
  }
  const repeated = await repeatOf(writer.archive, draft, item.canonicalUrl);
  if (repeated) return { item, analysis, ...repeated };
  const nothing = noNewsIn(item, analysis);
  if (nothing !== null) return { item, analysis, fate: 'irrelevant', because: nothing, story: null };
  return seekStory(writer, draft, item, analysis);
}

/** Why an item tells of no partnership: it was taken back, or none is read in it. `null` when it does tell. */
function noNewsIn(item: Item, analysis: Analysis): string | null {
  return retractionIn(item.title) ?? (analysis.relevant ? null : analysis.because);
}

/**
 * The fate of an item that is known, in its new words; `null` when they could not be analysed: then all stays. It
 * keeps its story, for its address says that it is the same article; one that had none looks for its story now.
 */
async function fateOfKnown(
  writer: Writer,
  draft: Draft,
  { item, analysis }: ReadItem,
  known: KnownItem,
): Promise<ItemRecord | null> {
  if (analysis === null) return null;
  const story: StoryTarget | null = known.story === null ? null : { kind: 'existing', id: known.story };
  if (known.fate === 'duplicate') return { item, analysis, fate: 'duplicate', because: known.because, story };
  const nothing = noNewsIn(item, analysis);
  if (nothing !== null) return { item, analysis, fate: 'irrelevant', because: nothing, story };
  if (story === null) return seekStory(writer, draft, item, analysis);
  const because = known.fate === 'founded' ? analysis.because : JOINED_BEFORE;
  return { item, analysis, fate: known.fate === 'founded' ? 'founded' : 'joined', because, story };
}

const JOINED_BEFORE = 'It goes on telling its story: it is the same article, in other words or read anew.';

async function seekStory(writer: Writer, draft: Draft, item: Item, analysis: Analysis): Promise<ItemRecord> {
  const candidates = await candidatesFor(writer.archive, draft, item, analysis);
  const newcomer = { item, analysis, official: writer.official };
  return place(draft, newcomer, assignStory(newcomer, candidates, writer.sameEvent));
}

async function repeatOf(
  archive: Archive,
  draft: Draft,
  address: string | null,
): Promise<Pick<ItemRecord, 'fate' | 'because' | 'story'> | null> {
  if (address === null) return null;
  const because = `Its address was there already: ${address}`;
  const here = draft.addresses.get(address);
  if (here) return { fate: 'duplicate', because, story: here.story };
  const before = await archive.byCanonicalUrl(address);
  if (!before) return null;
  return {
    fate: 'duplicate',
    because,
    story: before.story === null ? null : { kind: 'existing', id: before.story },
  };
}

async function candidatesFor(
  archive: Archive,
  draft: Draft,
  item: Item,
  analysis: Analysis,
): Promise<Candidate<StoryTarget>[]> {
  const kept = await archive.candidates({
    parties: partiesOf(analysis),
    from: item.published - EVENT_WINDOW,
    to: item.published + EVENT_WINDOW,
    limit: MOST_CANDIDATES,
  });
  for (const { id, draft: values } of kept) if (!draft.before.has(id)) draft.before.set(id, values);
  const existing = kept.map(
    ({ id, draft: values }): Candidate<StoryTarget> => ({
      target: { kind: 'existing', id },
      values: draft.moved.get(id) ?? values,
    }),
  );
  const fresh = draft.founded.map(
    (values, index): Candidate<StoryTarget> => ({ target: { kind: 'new', index }, values }),
  );
  return [...existing, ...fresh];
}

function place(draft: Draft, { item, analysis }: Newcomer, assigned: Assignment<StoryTarget>): ItemRecord {
  const { because } = assigned;
  if (assigned.kind === 'founded') {
    const index = draft.founded.push(assigned.values) - 1;
    return { item, analysis, fate: 'founded', because, story: { kind: 'new', index } };
  }
  const { target, values } = assigned;
  if (target.kind === 'new') draft.founded[target.index] = values;
  else draft.moved.set(target.id, values);
  return { item, analysis, fate: 'joined', because, story: target };
}
