import type { Item, ItemFate } from '../domain/item.ts';
import type { StoryId } from '../domain/story.ts';
import type { Chunk, ItemEdit, ItemRecord, StoryDraft, StoryTarget } from './ports.ts';

/** An item of a chunk that is not stored yet, with where it really goes. */
export interface SettledItem {
  readonly record: ItemRecord;
  readonly fate: ItemFate;
  readonly story: StoryTarget | null;
}

/** An edit of a chunk that is not taken in yet, with where it really goes. */
export interface SettledEdit {
  readonly edit: ItemEdit;
  readonly fate: ItemFate;
  readonly story: StoryTarget | null;
}

/** What is left to do of a chunk once what is stored already is taken out. */
export interface SettledChunk {
  readonly items: readonly SettledItem[];
  readonly edits: readonly SettledEdit[];
  /** Which of the chunk's drafts are founded: those that no stored item has founded before. */
  readonly founded: readonly number[];
  /** Existing stories that change, each once; `null` when the chunk gives no new values for one that gains items. */
  readonly moved: readonly { readonly id: StoryId; readonly draft: StoryDraft | null }[];
}

/** An item that is stored already: where it went, and what was taken in of it. */
export interface FoundItem {
  readonly story: StoryId | null;
  readonly revision: number;
  /** Version of the rules by which it was read. */
  readonly version: string | null;
}

/** Looks an item up; `undefined` for one that is not stored. */
export type FindStored = (item: Item) => FoundItem | undefined;

/**
 * Settles a chunk against what is stored, so that storing it twice, or in another cut after a crash, changes nothing
 * twice. An item that its feed already has is left out, and so is the second of two equal ones in the chunk. A draft
 * one of whose items is stored is the story of that item, and is not founded again. An edit is taken in once, and only
 * on top of the words that it was made for. Every store uses these rules.
 */
export function settleChunk(chunk: Chunk, find: FindStored): SettledChunk {
  const fresh: ItemRecord[] = [];
  const seen = new Set<string>();
  const resolved = new Map<number, StoryId>();
  for (const record of chunk.items) {
    const key = `${record.item.feedId}\n${record.item.fingerprint}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const stored = find(record.item);
    if (stored === undefined) fresh.push(record);
    else if (stored.story !== null && record.story?.kind === 'new') {
      resolved.set(record.story.index, stored.story);
    }
  }
  const edits: ItemEdit[] = [];
  for (const edit of chunk.edits ?? []) {
    const stored = find(edit.item);
    if (stored === undefined) continue;
    if (isOpen(edit, stored)) edits.push(edit);
    else if (stored.story !== null && edit.story?.kind === 'new')
      resolved.set(edit.story.index, stored.story);
  }
  const items = fresh.map((record) => ({ record, ...settle(record, resolved) }));
  const changed = edits.map((edit) => ({ edit, ...settle(edit, resolved) }));
  const founded = [...items, ...changed].flatMap(({ story }) => (story?.kind === 'new' ? [story.index] : []));
  return { items, edits: changed, founded: [...new Set(founded)], moved: movedBy(items, chunk.moved) };
}

function isOpen({ change, from, analysis }: ItemEdit, { revision, version }: FoundItem): boolean {
  return revision === from && (change === 'edited' || version !== analysis?.version);
}

function settle(
  { fate, story }: ItemRecord,
  resolved: ReadonlyMap<number, StoryId>,
): Pick<SettledItem, 'fate' | 'story'> {
  const id = story?.kind === 'new' ? resolved.get(story.index) : undefined;
  if (id === undefined) return { fate, story };
  return { fate: fate === 'founded' ? 'joined' : fate, story: { kind: 'existing', id } };
}

function movedBy(items: readonly SettledItem[], moved: Chunk['moved']): SettledChunk['moved'] {
  const drafts = new Map(moved.map(({ id, draft }) => [id, draft]));
  const ids = new Set<StoryId>();
  for (const { fate, story } of items) {
    if (story?.kind !== 'existing') continue;
    if (tells(fate) || drafts.has(story.id)) ids.add(story.id);
  }
  return [...ids].map((id) => ({ id, draft: drafts.get(id) ?? null }));
}

/** Whether an item of this fate is one of its story's sources. A repeat is counted, but tells nothing new. */
export function tells(fate: ItemFate): boolean {
  return fate === 'founded' || fate === 'joined';
}

/** The values of a story that gained items without new values being given: only its dates can have changed. */
export function gained(story: StoryDraft, items: readonly Item[]): StoryDraft {
  const dates = items.map(({ published }) => published);
  return {
    ...story,
    published: Math.min(story.published, ...dates),
    updated: Math.max(story.updated, ...dates),
  };
}
