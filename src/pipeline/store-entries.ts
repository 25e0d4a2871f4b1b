import type { Analysis } from '../domain/analysis.ts';
import type { Feed } from '../domain/feed.ts';
import type { Item, ItemFate } from '../domain/item.ts';
import type { StoryId } from '../domain/story.ts';
import type { Clock } from '../domain/time.ts';
import { type Assignment, assignStory, type Candidate, type Newcomer } from '../stories/assign-story.ts';
import { partiesOf } from '../stories/event-facts.ts';
import { MOST_CANDIDATES } from '../stories/recent-stories.ts';
import { EVENT_WINDOW, type SameEvent } from '../stories/same-event.ts';
import type { AlertIndex } from './alert-index.ts';
import { owedCards } from './owe-cards.ts';
import type { Archive, Chunk, ItemRecord, StoryDraft, StoryTarget } from './ports.ts';

/** An item that is new to its feed, with what was read in it; `null` when it could not be analysed. */
export interface NewItem {
  readonly item: Item;
  readonly analysis: Analysis | null;
  /** Why it could not be read, for an unreadable entry. */
  readonly unreadable: string | null;
}

/** Items in one short transaction at most, so that the event loop never waits long. */
export const CHUNK_SIZE = 50;

/**
 * Finds the fate of each new item of a poll and stores them, chunk by chunk; what a poll learnt about its feed goes
 * with the last chunk. Only the one writer may call it, so that two feeds never found one story twice.
 */
export async function storeEntries(
  deps: WriterDeps,
  feed: Feed,
  items: readonly NewItem[],
  poll: NonNullable<Chunk['poll']>,
): Promise<ItemRecord[]> {
  const writer: Writer = { ...deps, official: isOfficialFeed(feed) };
  const stored: ItemRecord[] = [];
  const last = Math.max(0, Math.ceil(items.length / CHUNK_SIZE) - 1);
  for (let n = 0; n <= last; n++) {
    const part = items.slice(n * CHUNK_SIZE, (n + 1) * CHUNK_SIZE);
    const chunk = await prepareChunk(writer, feed, part);
    await deps.archive.commit({ ...chunk, poll: n === last ? poll : null });
    stored.push(...chunk.items);
  }
  return stored;
}

/** What the writer needs: the archive, the judge of what is one event, and who wants to hear of it. */
export interface WriterDeps {
  readonly archive: Archive;
  readonly sameEvent: SameEvent;
  readonly alerts: AlertIndex;
  readonly clock: Clock;
}

interface Writer extends WriterDeps {
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
function isOfficialFeed({ kind }: Feed): boolean {
  return kind === 'government' || kind === 'agency';
}

async function prepareChunk(
  writer: Writer,
  feed: Feed,
  items: readonly NewItem[],
): Promise<Omit<Chunk, 'poll'>> {
  const draft: Draft = { founded: [], moved: new Map(), before: new Map(), addresses: new Map() };
  const records: ItemRecord[] = [];
  for (const entry of items) {
    const record = await fateOf(writer, draft, entry);
    if (entry.item.canonicalUrl) draft.addresses.set(entry.item.canonicalUrl, record);
    records.push(record);
  }
  const moved = [...draft.moved].map(([id, values]) => ({ id, draft: values }));
  const chunk = { feedId: feed.id, items: records, founded: draft.founded, moved };
  return { ...chunk, owed: await owedCards(writer, feed, chunk, draft.before, writer.clock.now()) };
}

async function fateOf(writer: Writer, draft: Draft, entry: NewItem): Promise<ItemRecord> {
  const { item, analysis } = entry;
  if (entry.unreadable !== null || analysis === null) {
    const because = entry.unreadable ?? 'It could not be analysed in the time that an item is given.';
    return { item, analysis, fate: 'unreadable', because, story: null };
  }
  const repeated = await repeatOf(writer.archive, draft, item.canonicalUrl);
  if (repeated) return { item, analysis, ...repeated };
  if (!analysis.relevant)
    return { item, analysis, fate: 'irrelevant', because: analysis.because, story: null };
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
