/**
 * Subscriptions and deliveries as they are used. Nothing wrote to their tables of the first step, so they are made
 * anew. Times are UTC epoch milliseconds.
 */
export const deliveries = `
ALTER TABLE stories ADD COLUMN touched_at INTEGER NOT NULL DEFAULT 0;   -- when the present revision was stored; never goes back, though the clock may
UPDATE stories SET touched_at = updated;
CREATE INDEX stories_touched ON stories (touched_at);

DROP TABLE deliveries;
DROP TABLE subscriptions;

CREATE TABLE subscriptions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  platform TEXT NOT NULL,
  workspace TEXT NOT NULL,
  number INTEGER NOT NULL,              -- what people type; counts within the workspace, never reused
  destination_id INTEGER NOT NULL REFERENCES destinations ON DELETE CASCADE,
  query TEXT NOT NULL,                  -- in its canonical form
  cadence TEXT NOT NULL,                -- JSON: Cadence of src/domain/cadence.ts
  time_zone TEXT NOT NULL,
  skip_holidays TEXT,                   -- country on whose public holidays no digest comes
  channel_digest INTEGER NOT NULL CHECK (channel_digest IN (0, 1)),
  breaks_through TEXT NOT NULL,         -- JSON: stages
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  window_from INTEGER NOT NULL,
  next_due_at INTEGER,                  -- NULL for alerts
  paused_until INTEGER,
  ended_at INTEGER,
  UNIQUE (platform, workspace, number)
) STRICT;
CREATE INDEX subscriptions_destination ON subscriptions (destination_id) WHERE ended_at IS NULL;
CREATE INDEX subscriptions_due ON subscriptions (next_due_at) WHERE ended_at IS NULL AND next_due_at IS NOT NULL;
CREATE INDEX subscriptions_window ON subscriptions (window_from);
CREATE UNIQUE INDEX subscriptions_channel_digest ON subscriptions (destination_id)
  WHERE channel_digest = 1 AND ended_at IS NULL;

CREATE TABLE deliveries (               -- src/domain/delivery.ts says what each kind is
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- goes with what is posted, as its mark
  destination_id INTEGER NOT NULL REFERENCES destinations ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('card', 'edit', 'thread', 'digest', 'summary', 'notice')),
  story_id INTEGER REFERENCES stories ON DELETE SET NULL,
  revision INTEGER,                     -- of the story: of an edit the newest that is owed
  from_stage TEXT,
  to_stage TEXT,
  subscription_id INTEGER REFERENCES subscriptions ON DELETE SET NULL,
  window_from INTEGER,
  window_to INTEGER,
  notice_key TEXT,
  body TEXT,                            -- JSON: the stories of a summary, the words of a notice
  reasons TEXT NOT NULL DEFAULT '[]',   -- JSON: the subscriptions that asked for a card
  state TEXT NOT NULL DEFAULT 'pending'
    CHECK (state IN ('pending', 'sending', 'sent', 'held', 'digested', 'failed', 'dead', 'withdrawn')),
  turn INTEGER NOT NULL DEFAULT 0,      -- the order within a destination: what becomes open comes last
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  lease_until INTEGER,
  fence INTEGER NOT NULL DEFAULT 0,     -- goes up with each claim: a late worker's token no longer fits
  doubtful INTEGER NOT NULL DEFAULT 0 CHECK (doubtful IN (0, 1)),
  plan TEXT,                            -- JSON: what an attempt was about to tell
  tried_at INTEGER,                     -- when the first attempt began: nothing of it was posted before
  message_id TEXT,                      -- the platform's, once it is posted
  because TEXT,
  owed_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX deliveries_card ON deliveries (destination_id, story_id) WHERE kind = 'card';
CREATE UNIQUE INDEX deliveries_edit ON deliveries (destination_id, story_id)
  WHERE kind = 'edit' AND state IN ('pending', 'failed');
CREATE UNIQUE INDEX deliveries_thread ON deliveries (destination_id, story_id, revision) WHERE kind = 'thread';
CREATE UNIQUE INDEX deliveries_digest ON deliveries (subscription_id, window_to) WHERE kind = 'digest';
CREATE UNIQUE INDEX deliveries_summary ON deliveries (destination_id, window_to) WHERE kind = 'summary';
CREATE UNIQUE INDEX deliveries_notice ON deliveries (destination_id, notice_key) WHERE kind = 'notice';
CREATE INDEX deliveries_open ON deliveries (destination_id, turn) WHERE state IN ('pending', 'sending', 'failed');
CREATE INDEX deliveries_held ON deliveries (due_at) WHERE state = 'held';
CREATE INDEX deliveries_state ON deliveries (state);
CREATE INDEX deliveries_story ON deliveries (story_id) WHERE story_id IS NOT NULL;

CREATE TRIGGER deliveries_owed AFTER INSERT ON deliveries WHEN NEW.state = 'pending' BEGIN
  UPDATE deliveries SET turn = (SELECT coalesce(max(turn), 0) + 1 FROM deliveries
    WHERE destination_id = NEW.destination_id AND state IN ('pending', 'sending', 'failed') AND id <> NEW.id)
  WHERE id = NEW.id;
END;
CREATE TRIGGER deliveries_owed_again AFTER UPDATE OF state ON deliveries
  WHEN NEW.state = 'pending' AND OLD.state NOT IN ('pending', 'sending', 'failed') BEGIN
  UPDATE deliveries SET turn = (SELECT coalesce(max(turn), 0) + 1 FROM deliveries
    WHERE destination_id = NEW.destination_id AND state IN ('pending', 'sending', 'failed') AND id <> NEW.id)
  WHERE id = NEW.id;
END;

CREATE TABLE told (                     -- what a destination knows of a story
  destination_id INTEGER NOT NULL REFERENCES destinations ON DELETE CASCADE,
  story_id INTEGER NOT NULL REFERENCES stories ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  stage TEXT,
  told_at INTEGER NOT NULL,
  PRIMARY KEY (destination_id, story_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX told_story ON told (story_id);

CREATE TABLE installation (name TEXT NOT NULL) STRICT;   -- one row: goes with the marks of what is posted
INSERT INTO installation VALUES (lower(hex(randomblob(5))));

CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO counters VALUES ('subscriptions', 0);   -- goes up with every change to what the writer matches against
`;
