import type { Database } from 'better-sqlite3';
import type { Item, ItemFate } from '../../src/domain/item.ts';
import type { StoryId } from '../../src/domain/story.ts';
import type { Clock } from '../../src/domain/time.ts';
import type { Archive, KnownItem, StoryDraft, StoryTelling } from '../../src/pipeline/ports.ts';
import { wordingOf } from '../../src/stories/wording.ts';
import { chunkCommitter } from './commit-chunk.ts';
import type { Guard } from './store-error.ts';
import { namedTag } from './story-index.ts';
import { draftOf, type SourceRow, STORY_COLUMNS, type StoryRow, sourceOf } from './story-rows.ts';

interface Around {
  readonly tags: string;
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

interface KnownRow extends Omit<KnownItem, 'wording'>, Pick<Item, 'fingerprint' | 'title' | 'summary'> {
  readonly emptied: 0 | 1;
}

function knownOf({ revision, emptied, fate, because, story, ...texts }: KnownRow): KnownItem {
  return { revision, wording: emptied ? null : wordingOf(texts), fate, because, story };
}

/** Items and stories in SQLite, as the one writer needs them. */
export function sqliteArchive(db: Database, clock: Clock, guard: Guard): Archive {
  const known = db.prepare<[number, string], KnownRow>(
    `SELECT i.fingerprint, i.revision, i.title, i.summary, i.emptied, i.fate, i.because, i.story_id AS story
     FROM items i WHERE i.feed_id = ? AND i.fingerprint IN (SELECT value FROM json_each(?))`,
  );
  const byCanonicalUrl = db.prepare<[string], { fate: ItemFate; story: StoryId | null }>(
    'SELECT fate, story_id AS story FROM items WHERE canonical_url = ? ORDER BY id LIMIT 1',
  );
  // From the tags of the window, so that the cost depends on the stories that share a party, not on the archive.
  const candidates = db.prepare<[Around], { readonly id: StoryId; readonly revision: number }>(
    `SELECT s.id, s.revision FROM stories s JOIN (
       SELECT t.story_id AS id, t.position AS position, count(*) AS shared
       FROM json_each(@tags) j JOIN story_tags t ON t.tag = j.value
         AND t.position >= CAST(@from AS INTEGER) * 1048576 AND t.position < (CAST(@to AS INTEGER) + 1) * 1048576
       GROUP BY t.position ORDER BY shared DESC, t.position DESC LIMIT @limit
     ) near ON near.id = s.id ORDER BY near.shared DESC, near.position DESC`,
  );
  const tellings = tellingReader(db);
  const kept = keptDrafts(db);
  const commit = chunkCommitter(db);
  return {
    known: (feed, fingerprints) =>
      guard(() => {
        const rows = known.all(feed, JSON.stringify(fingerprints));
        return new Map(rows.map((row) => [row.fingerprint, knownOf(row)]));
      }),
    byCanonicalUrl: (url) => guard(() => byCanonicalUrl.get(url) ?? null),
    candidates: ({ parties, from, to, limit }) =>
      guard(() => {
        const tags = JSON.stringify([...new Set(parties)].map(namedTag));
        const found = candidates.all({ tags, from: Math.max(0, from), to: Math.max(0, to), limit });
        return found.flatMap(({ id, revision }) => {
          const draft = kept(id, revision);
          return draft ? [{ id, draft }] : [];
        });
      }),
    tellings: (stories) => guard(() => tellings(stories)),
    commit: (chunk) => guard(() => commit(chunk, clock.now())),
  };
}

/** Reads what tells stories, in the order in which it came. */
function tellingReader(db: Database): (stories: readonly StoryId[]) => ReadonlyMap<StoryId, StoryTelling> {
  const read = db.prepare<[string], SourceRow & { readonly story: StoryId; readonly number: number }>(
    `SELECT s.id AS story, s.number, i.outlet, f.kind, i.title, i.summary, i.url, i.lang, i.published, i.stage, t.founder
     FROM json_each(?) j JOIN stories s ON s.id = j.value JOIN story_items t ON t.story_id = s.id
     JOIN items i ON i.id = t.item_id JOIN feeds f ON f.id = i.feed_id ORDER BY s.id, t.item_id`,
  );
  return (stories) => {
    const found = new Map<StoryId, StoryTelling>();
    for (const row of read.iterate(JSON.stringify(stories))) {
      const { sources, texts } = found.get(row.story) ?? { sources: [], texts: [] };
      found.set(row.story, {
        number: row.number,
        sources: [...sources, sourceOf(row)],
        texts: [...texts, row.title, row.summary],
      });
    }
    return found;
  };
}

/** Drafts kept for the next item: those of the stories that items of some days are compared with. */
const MOST_DRAFTS = 4_000;

/**
 * Drafts of stories by id and revision, those longest unused let go first. Items of one hour meet the same candidates
 * again and again, and whoever compares them finds what it has read of them by the draft.
 */
function keptDrafts(db: Database): (id: StoryId, revision: number) => StoryDraft | null {
  const read = db.prepare<[number], StoryRow>(`SELECT ${STORY_COLUMNS} FROM stories s WHERE s.id = ?`);
  const kept = new Map<StoryId, { readonly revision: number; readonly draft: StoryDraft }>();
  return (id, revision) => {
    const known = kept.get(id);
    kept.delete(id);
    const row = known?.revision === revision ? undefined : read.get(id);
    const draft = row ? draftOf(row) : known?.draft;
    if (!draft) return null;
    kept.set(id, { revision, draft });
    const [oldest] = kept.size > MOST_DRAFTS ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    return draft;
  };
}
