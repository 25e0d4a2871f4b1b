/**
 * What changes after it was stored. An item that is edited, or read anew by other rules, keeps what it was in
 * `item_revisions`; both keep the answer that brought them. A story stands as its items and its reviewers have it:
 * those that are not `current` are out of `story_text` and of all tags but `n:` (by which copies still find one that
 * was dismissed or withdrawn). Steps of the ledger that their story no longer supports stay, marked.
 */
export const revisionsSchema = `
CREATE TABLE retrievals (               -- answers that brought items: evidence, headers to the letter
  id INTEGER PRIMARY KEY,
  feed_id INTEGER NOT NULL REFERENCES feeds,
  at INTEGER NOT NULL,
  url TEXT NOT NULL,                    -- the address that answered, after redirects
  etag TEXT,
  last_modified TEXT,
  content_type TEXT
) STRICT;

ALTER TABLE items ADD COLUMN entry_hash TEXT;                -- src/feeds/entry-hash.ts
ALTER TABLE items ADD COLUMN retrieval_id INTEGER REFERENCES retrievals;
ALTER TABLE items ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;  -- of its words
ALTER TABLE items ADD COLUMN revised_at INTEGER;             -- when its present words were retrieved, if not at first
CREATE INDEX items_retrieval ON items (retrieval_id) WHERE retrieval_id IS NOT NULL;

CREATE TABLE item_revisions (           -- what an item was before it changed
  item_id INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
  number INTEGER NOT NULL,              -- counts its changes, from 1
  change TEXT NOT NULL CHECK (change IN ('edited', 'reanalysed')),
  replaced_at INTEGER NOT NULL,
  revision INTEGER NOT NULL,            -- of its words
  title TEXT,                           -- NULL where the words stayed
  summary TEXT,
  entry_hash TEXT,
  retrieval_id INTEGER REFERENCES retrievals,
  retrieved_at INTEGER NOT NULL,
  fate TEXT NOT NULL,
  because TEXT NOT NULL,
  stage TEXT,
  evidence TEXT NOT NULL,
  analysis TEXT,                        -- JSON with the version of the rules
  PRIMARY KEY (item_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_revisions_retrieval ON item_revisions (retrieval_id) WHERE retrieval_id IS NOT NULL;

DROP INDEX items_fate;
CREATE INDEX items_state ON items (emptied, fate, retrieved_at);
CREATE INDEX items_book ON items (retrieved_at, feed_id, emptied, fate);

ALTER TABLE stories ADD COLUMN standing TEXT NOT NULL DEFAULT 'current'
  CHECK (standing IN ('current', 'withdrawn', 'dismissed', 'merged'));
ALTER TABLE stories ADD COLUMN merged_into INTEGER REFERENCES stories ON DELETE SET NULL;
CREATE INDEX stories_merged ON stories (merged_into) WHERE merged_into IS NOT NULL;

ALTER TABLE transitions ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1));
`;
