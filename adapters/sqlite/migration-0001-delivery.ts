/**
 * What is owed to whom. Everything that belongs to a team carries (platform, workspace), so that several teams
 * share one file and none sees another's. `''` stands for the whole installation.
 */
export const deliverySchema = `
CREATE TABLE destinations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  platform TEXT NOT NULL,
  workspace TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('channel', 'person', 'terminal')),
  address TEXT NOT NULL,                -- the platform's id of the channel or person
  name TEXT,
  reference TEXT,                       -- JSON that the platform needs to write there unasked
  created_at INTEGER NOT NULL,
  gone_at INTEGER,                      -- when the platform said that it is no more
  UNIQUE (platform, workspace, address)
) STRICT;

CREATE TABLE subscriptions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  platform TEXT NOT NULL,
  workspace TEXT NOT NULL,
  number INTEGER NOT NULL,              -- what people type; counts within the workspace
  destination_id INTEGER NOT NULL REFERENCES destinations ON DELETE CASCADE,
  query TEXT NOT NULL,
  cadence TEXT NOT NULL,                -- instantly, or a schedule as typed
  time_zone TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  next_due_at INTEGER,
  paused_until INTEGER,
  ended_at INTEGER,
  UNIQUE (platform, workspace, number)
) STRICT;
CREATE INDEX subscriptions_destination ON subscriptions (destination_id);
CREATE INDEX subscriptions_due ON subscriptions (next_due_at) WHERE ended_at IS NULL;

CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  platform TEXT NOT NULL,
  workspace TEXT NOT NULL,
  destination_id INTEGER NOT NULL REFERENCES destinations ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('card', 'edit', 'digest')),
  story_id INTEGER REFERENCES stories ON DELETE SET NULL,
  revision INTEGER,                     -- of the story: the newest that is owed
  subscription_id INTEGER REFERENCES subscriptions ON DELETE SET NULL,
  window_end INTEGER,                   -- of a digest
  state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'sent', 'held', 'failed', 'dead')),
  reasons TEXT NOT NULL DEFAULT '[]',   -- JSON: the subscriptions that asked for it
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  lease_until INTEGER,
  fence INTEGER NOT NULL DEFAULT 0,     -- goes up with each claim: a late worker's token no longer fits
  message_id TEXT,                      -- the platform's, once it is posted
  last_error TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX deliveries_card ON deliveries (destination_id, story_id) WHERE kind = 'card';
CREATE UNIQUE INDEX deliveries_edit ON deliveries (destination_id, story_id)
  WHERE kind = 'edit' AND state = 'pending';
CREATE UNIQUE INDEX deliveries_digest ON deliveries (subscription_id, window_end) WHERE kind = 'digest';
CREATE INDEX deliveries_due ON deliveries (state, due_at);
CREATE INDEX deliveries_story ON deliveries (story_id) WHERE story_id IS NOT NULL;

CREATE TABLE settings (
  platform TEXT NOT NULL,
  workspace TEXT NOT NULL,
  scope TEXT NOT NULL,                  -- a channel's or person's address; '' for the whole workspace
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (platform, workspace, scope, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE feedback (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  platform TEXT NOT NULL,
  workspace TEXT NOT NULL,
  user TEXT NOT NULL,
  story_number INTEGER NOT NULL,        -- not a reference: the word outlives the story
  verdict TEXT NOT NULL,
  note TEXT,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX feedback_story ON feedback (story_number);

CREATE TABLE roles (
  platform TEXT NOT NULL,
  workspace TEXT NOT NULL,
  user TEXT NOT NULL,
  role TEXT NOT NULL,
  granted_by TEXT NOT NULL,
  granted_at INTEGER NOT NULL,
  PRIMARY KEY (platform, workspace, user, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE mutes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  platform TEXT NOT NULL,
  workspace TEXT NOT NULL,
  destination_id INTEGER NOT NULL REFERENCES destinations ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('story', 'outlet')),
  value TEXT NOT NULL,                  -- the story's number, or the outlet
  until INTEGER,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (destination_id, kind, value)
) STRICT;
`;
