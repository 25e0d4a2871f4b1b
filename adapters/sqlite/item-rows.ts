import type { Database } from 'better-sqlite3';
import type { Evidence } from '../../src/domain/analysis.ts';
import type { FeedId } from '../../src/domain/feed.ts';
import type { Fingerprint, ItemFate, Retrieval } from '../../src/domain/item.ts';
import type { StoryId } from '../../src/domain/story.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import type { ItemRecord } from '../../src/pipeline/ports.ts';

/** An item that is there already: the story that it went to, if any. */
export interface StoredItem {
  readonly story: StoryId | null;
  readonly revision: number;
  /** Version of the rules by which it was read; `null` when it was not. */
  readonly version: string | null;
}

/** How a chunk reads and writes single items. */
export interface ItemRows {
  find(feed: FeedId, fingerprint: Fingerprint): StoredItem | undefined;
  /** Stores an item that is not there; returns its row id. */
  insert(record: ItemRecord, fate: ItemFate, story: StoryId | null, retrieval: number | null): number;
  /** Keeps the answer that brought items; returns its row id. */
  retrieved(feed: FeedId, at: EpochMs, retrieval: Retrieval): number;
  /** Makes a stored item one of those that tell a story. */
  tell(story: StoryId, item: number, founder: boolean): void;
}

interface InsertedRow {
  readonly feedId: number;
  readonly fingerprint: string;
  readonly canonicalUrl: string | null;
  readonly url: string | null;
  readonly title: string;
  readonly summary: string;
  readonly outlet: string;
  readonly lang: string | null;
  readonly published: number;
  readonly dated: 0 | 1;
  readonly retrievedAt: number;
  readonly fate: ItemFate;
  readonly because: string;
  readonly story: number | null;
  readonly stage: string | null;
  readonly evidence: string;
  readonly analysis: string | null;
  readonly hash: string | null;
  readonly retrieval: number | null;
}

/** Prepares the statements for items; all of them run inside the caller's transaction. */
export function itemRows(db: Database): ItemRows {
  const find = db.prepare<[number, string], StoredItem>(
    `SELECT story_id AS story, revision, analysis ->> '$.version' AS version FROM items
     WHERE feed_id = ? AND fingerprint = ?`,
  );
  const insert = db.prepare<[InsertedRow]>(
    `INSERT INTO items (feed_id, fingerprint, canonical_url, url, title, summary, outlet, lang, published, dated,
       retrieved_at, fate, because, story_id, stage, evidence, analysis, entry_hash, retrieval_id)
     VALUES (@feedId, @fingerprint, @canonicalUrl, @url, @title, @summary, @outlet, @lang, @published, @dated,
       @retrievedAt, @fate, @because, @story, @stage, @evidence, @analysis, @hash, @retrieval)`,
  );
  const retrieved = db.prepare<[{ feed: number; at: number } & Retrieval]>(
    `INSERT INTO retrievals (feed_id, at, url, etag, last_modified, content_type)
     VALUES (@feed, @at, @url, @etag, @lastModified, @contentType)`,
  );
  const tell = db.prepare<[number, number, 0 | 1]>(
    'INSERT INTO story_items (story_id, item_id, founder) VALUES (?, ?, ?)',
  );
  return {
    find: (feed, fingerprint) => find.get(feed, fingerprint),
    insert: (record, fate, story, retrieval) =>
      Number(insert.run({ ...rowOf(record, fate, story), retrieval }).lastInsertRowid),
    retrieved: (feed, at, retrieval) => Number(retrieved.run({ feed, at, ...retrieval }).lastInsertRowid),
    tell: (story, item, founder) => void tell.run(story, item, founder ? 1 : 0),
  };
}

function rowOf(
  { item, analysis, because }: ItemRecord,
  fate: ItemFate,
  story: StoryId | null,
): Omit<InsertedRow, 'retrieval'> {
  const { evidence, ...rest } = analysis ?? { evidence: [] };
  return {
    feedId: item.feedId,
    fingerprint: item.fingerprint,
    canonicalUrl: item.canonicalUrl,
    url: item.url,
    title: item.title,
    summary: item.summary,
    outlet: item.outlet,
    lang: item.lang,
    published: item.published,
    dated: item.dated ? 1 : 0,
    retrievedAt: item.retrievedAt,
    fate,
    because,
    story,
    stage: analysis?.stage ?? null,
    evidence: JSON.stringify(evidence),
    analysis: analysis ? JSON.stringify(rest) : null,
    hash: item.hash,
  };
}

/** Evidence as it stands in the file. */
export function evidenceOf(json: string): readonly Evidence[] {
  return JSON.parse(json) as readonly Evidence[];
}
