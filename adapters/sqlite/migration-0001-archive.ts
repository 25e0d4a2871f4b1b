/**
 * Feeds, items, stories and the ledger. Times are UTC epoch milliseconds.
 *
 * The order of stories is `position`: the publication of the earliest item times 2^20, plus a sequence among the
 * stories of that very millisecond. It is the rowid of the full-text table and stands in the tag table, so that
 * text and labels are walked newest first without sorting, and backfilled stories stand where they belong. It
 * changes when an earlier item joins; `id` and `number` never do. It can be above 2^53, so it stays in SQL: no
 * query hands it to JavaScript.
 *
 *     s.position IN (SELECT rowid FROM story_text WHERE story_text MATCH ?)     -- columns text, outlets, tags
 *     s.position IN (SELECT position FROM story_tags WHERE tag = ?)             -- tags as in src/query/story-tags.ts
 *     ORDER BY s.position DESC                                                  -- newest first
 *
 * Items are never deleted: `prune` empties them (`emptied` = 1), because the identity of what was seen is what
 * keeps a feed with a long memory from founding the same stories again.
 */
export const archiveSchema = `
CREATE TABLE feeds (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  url TEXT NOT NULL UNIQUE,             -- as the catalogue or the user gave it
  moved_url TEXT UNIQUE,                -- where permanent redirects led, if anywhere
  title TEXT NOT NULL,
  publisher TEXT NOT NULL,
  country TEXT,
  lang TEXT,
  kind TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('catalogue', 'user')),
  disabled_because TEXT,
  disabled_note TEXT,
  switched INTEGER NOT NULL DEFAULT 0 CHECK (switched IN (0, 1)),  -- on or off by a decision, not by the catalogue
  removed_at INTEGER,                   -- items keep their feed when it is removed
  etag TEXT,
  last_modified TEXT,
  next_poll_at INTEGER NOT NULL DEFAULT 0,
  last_polled_at INTEGER,
  last_success_at INTEGER,
  last_status TEXT,
  last_error TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  asks TEXT NOT NULL DEFAULT '{"updateEvery":null,"skipHours":[],"skipDays":[]}'  -- JSON: what the document asks of pollers
) STRICT;

CREATE TABLE stories (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number INTEGER NOT NULL UNIQUE,
  position INTEGER NOT NULL UNIQUE,
  revision INTEGER NOT NULL DEFAULT 1,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  url TEXT,
  lang TEXT,
  stage TEXT,
  initiative TEXT,
  confidence REAL NOT NULL,
  published INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  labels TEXT NOT NULL                  -- JSON {pairs, backgroundPairs, parties, sectors}, for display; memory, for assigning
) STRICT;
CREATE INDEX stories_updated ON stories (updated);

CREATE TABLE items (
  id INTEGER PRIMARY KEY,
  feed_id INTEGER NOT NULL REFERENCES feeds,
  fingerprint TEXT NOT NULL,
  canonical_url TEXT,
  url TEXT,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  outlet TEXT NOT NULL,
  lang TEXT,
  published INTEGER NOT NULL,
  dated INTEGER NOT NULL CHECK (dated IN (0, 1)),
  retrieved_at INTEGER NOT NULL,
  fate TEXT NOT NULL CHECK (fate IN ('founded', 'joined', 'duplicate', 'irrelevant', 'unreadable')),
  because TEXT NOT NULL,
  story_id INTEGER REFERENCES stories ON DELETE SET NULL,
  stage TEXT,
  evidence TEXT NOT NULL,               -- JSON, as Analysis.evidence
  analysis TEXT,                        -- JSON: the rest of the analysis; NULL for what could not be read
  emptied INTEGER NOT NULL DEFAULT 0 CHECK (emptied IN (0, 1)),
  UNIQUE (feed_id, fingerprint)
) STRICT;
CREATE INDEX items_canonical_url ON items (canonical_url) WHERE canonical_url IS NOT NULL;
CREATE INDEX items_story ON items (story_id) WHERE story_id IS NOT NULL;
CREATE INDEX items_fate ON items (fate, retrieved_at);

CREATE TABLE story_items (              -- the items that tell a story: those that founded and joined it
  story_id INTEGER NOT NULL REFERENCES stories ON DELETE CASCADE,
  item_id INTEGER NOT NULL UNIQUE REFERENCES items,
  founder INTEGER NOT NULL CHECK (founder IN (0, 1)),
  PRIMARY KEY (story_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE story_tags (               -- src/query/story-tags.ts, and n:IN for every party named
  tag TEXT NOT NULL,
  position INTEGER NOT NULL,
  story_id INTEGER NOT NULL REFERENCES stories ON DELETE CASCADE,
  PRIMARY KEY (tag, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_tags_story ON story_tags (story_id);

CREATE VIRTUAL TABLE story_text USING fts5 (   -- our own tokens: src/query/full-text.ts
  text, outlets, tags, content = '', contentless_delete = 1, tokenize = 'ascii'
);

CREATE TABLE transitions (              -- the ledger: append-only, and whole without the item and the story
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  initiative TEXT,
  parties TEXT NOT NULL,                -- sorted codes joined by ~ (a pair's key when there are two)
  stage TEXT NOT NULL,
  date TEXT NOT NULL,                   -- ISO, as exact as the source: 2023, 2023-04, 2023-04-25
  recorded_at INTEGER NOT NULL,
  story_id INTEGER REFERENCES stories ON DELETE SET NULL,
  story_number INTEGER,
  role TEXT NOT NULL CHECK (role IN ('news', 'background')),
  evidence TEXT NOT NULL                -- JSON: LedgerEntry.support of src/stories/ledger.ts
) STRICT;
CREATE INDEX transitions_parties ON transitions (parties, date);
CREATE INDEX transitions_initiative ON transitions (initiative, date) WHERE initiative IS NOT NULL;
CREATE INDEX transitions_story ON transitions (story_id) WHERE story_id IS NOT NULL;
`;
