import type { Analysis } from '../domain/analysis.ts';
import type { Feed, FeedId, FeedKind } from '../domain/feed.ts';
import type { Item } from '../domain/item.ts';
import type { StoryId } from '../domain/story.ts';
import type { SameEvent } from '../stories/same-event.ts';
import { wordingOf } from '../stories/wording.ts';
import type { Archive, KnownItem, Reader } from './ports.ts';
import { inputOf } from './read-entries.ts';
import {
  type Differences,
  differencesIn,
  foreseenDifference,
  type Reread,
  type StoryDifference,
  storyDifference,
} from './reading-differences.ts';
import type { StoryFile } from './settle-story.ts';
import { CHUNK_SIZE, prepareChunk } from './store-entries.ts';

/** A stored item that was read by other rules than those of today. */
export interface OutdatedItem extends Omit<KnownItem, 'wording'> {
  readonly id: number;
  readonly item: Item;
  readonly analysis: Analysis;
  readonly kind: FeedKind;
}

/** Stored readings, as reading anew needs them. */
export interface ReadingStore {
  /** How many items were read by another version of the rules. */
  outdated(version: string): Promise<number>;
  /** The next of them behind an item, by id. */
  nextOutdated(version: string, after: number, limit: number): Promise<readonly OutdatedItem[]>;
  /** Notes that these items are read as before by this version. */
  confirm(items: readonly number[], version: string): Promise<void>;
  story(id: StoryId): Promise<StoryFile | null>;
}

/** What reading anew needs. */
export interface ReanalysisDeps {
  readonly readings: ReadingStore;
  readonly archive: Archive;
  readonly reader: Reader;
  readonly sameEvent: SameEvent;
}

/** What somebody who watches is told. */
export interface ReanalysisWatcher {
  readonly started?: (total: number) => void;
  readonly done?: (items: number) => void;
}

/** What reading anew came to. */
export interface ReanalysisReport extends Differences {
  /** Version of the rules of today. */
  readonly version: string;
  /** Items that were read anew. */
  readonly items: number;
  /** Items that could not be read in their time; they stay as they were, and are tried again next time. */
  readonly failed: number;
  /** Stories that readers see otherwise. */
  readonly stories: readonly StoryDifference[];
  /** Whether it was broken off; the next run goes on where this one stopped. */
  readonly brokenOff: boolean;
}

/** Items that are read in one go. */
const BATCH = 4 * CHUNK_SIZE;

/**
 * Reads every stored item anew that was read by other rules. With `apply` what changed is stored, in short
 * transactions, what was read before is kept, and stories are made anew as corrections allow; without it nothing is
 * written. Items that are read as before are only marked, so that a run which was broken off goes on where it
 * stopped. With `apply` only the one writer may call it.
 */
export async function reanalyse(
  deps: ReanalysisDeps,
  apply: boolean,
  signal: AbortSignal,
  watcher: ReanalysisWatcher = {},
): Promise<ReanalysisReport> {
  const version = await currentVersion(deps.reader);
  watcher.started?.(await deps.readings.outdated(version));
  const reread: Reread[] = [];
  const stories = new Map<StoryId, StoryDifference>();
  let [items, failed, last] = [0, 0, 0];
  while (!signal.aborted) {
    const batch = await deps.readings.nextOutdated(version, last, BATCH);
    last = batch.at(-1)?.id ?? last;
    if (batch.length === 0) break;
    const read = await readAnew(deps.reader, batch);
    failed += batch.length - read.length;
    items += read.length;
    const changed = read.filter(({ before, after }) => !isSameReading(before.analysis, after));
    if (apply) await store(deps, version, read, changed, stories);
    reread.push(...changed);
    watcher.done?.(batch.length);
  }
  if (!apply) await foresee(deps.readings, reread, stories);
  const report = { version, items, failed, stories: [...stories.values()], brokenOff: signal.aborted };
  return { ...differencesIn(reread), ...report };
}

/** The rules name their version with every reading. */
async function currentVersion(reader: Reader): Promise<string> {
  const nothing = { title: 'x', summary: '', outlet: '', lang: 'en', published: '1970-01-01' };
  const [analysis] = await reader.analyse([nothing]);
  if (!analysis) throw new Error('The analysis gave no reading of a word, so its version is not known.');
  return analysis.version;
}

async function readAnew(reader: Reader, batch: readonly OutdatedItem[]): Promise<Reread[]> {
  const analyses = await reader.analyse(batch.map(({ item }) => inputOf(item)));
  return batch.flatMap((before, i): Reread[] => {
    const after = analyses[i];
    return after ? [{ before, after }] : [];
  });
}

function isSameReading({ version: _, ...before }: Analysis, { version: __, ...after }: Analysis): boolean {
  return JSON.stringify(sorted(before)) === JSON.stringify(sorted(after));
}

/** The order of an object's keys is no part of a reading. */
function sorted(value: object): [string, unknown][] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}

async function store(
  deps: ReanalysisDeps,
  version: string,
  read: readonly Reread[],
  changed: readonly Reread[],
  stories: Map<StoryId, StoryDifference>,
): Promise<void> {
  const before = await filesOf(deps.readings, changed);
  for (const [feedId, of] of byFeed(changed)) {
    for (let n = 0; n < of.length; n += CHUNK_SIZE) {
      const part = of.slice(n, n + CHUNK_SIZE);
      const feed: Pick<Feed, 'id' | 'kind'> = { id: feedId, kind: part[0]?.before.kind ?? 'news' };
      const entries = part.map(({ before: { item, ...known }, after }) => ({
        item,
        analysis: after,
        unreadable: null,
        known: { ...known, wording: wordingOf(item) },
      }));
      // Nobody is owed a card: what new rules find in old items is no news.
      const { chunk } = await prepareChunk(deps, feed, entries, 'reanalysed');
      await deps.archive.commit({ ...chunk, owed: [], poll: null });
    }
  }
  const others = read.filter((one) => !changed.includes(one));
  await deps.readings.confirm(
    others.map((one) => one.before.id),
    version,
  );
  for (const file of before) {
    const after = await deps.readings.story(file.id);
    const difference = after && storyDifference(file, after.values, after.standing);
    if (difference) stories.set(file.id, difference);
  }
}

/** Works out, without writing, what stories would become. */
async function foresee(
  readings: ReadingStore,
  reread: readonly Reread[],
  stories: Map<StoryId, StoryDifference>,
): Promise<void> {
  for (const file of await filesOf(readings, reread)) {
    const own = reread.filter(({ before }) => before.story === file.id);
    const difference = foreseenDifference(file, own);
    if (difference) stories.set(file.id, difference);
  }
}

async function filesOf(readings: ReadingStore, reread: readonly Reread[]): Promise<StoryFile[]> {
  const ids = [...new Set(reread.flatMap(({ before }) => before.story ?? []))];
  const files = await Promise.all(ids.map((id) => readings.story(id)));
  return files.filter((file) => file !== null);
}

function byFeed(reread: readonly Reread[]): Map<FeedId, Reread[]> {
  const feeds = new Map<FeedId, Reread[]>();
  for (const one of reread) {
    const { feedId } = one.before.item;
    feeds.set(feedId, [...(feeds.get(feedId) ?? []), one]);
  }
  return feeds;
}
