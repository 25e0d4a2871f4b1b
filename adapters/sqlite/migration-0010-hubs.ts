/** What was asked of hubs that push feeds. The secret signs pushes of one public feed and opens nothing else. */
export const hubsSchema = `
CREATE TABLE hub_subscriptions (
  feed_id INTEGER PRIMARY KEY REFERENCES feeds (id),
  hub TEXT NOT NULL,
  topic TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('offered', 'asked', 'active', 'refused')),
  token TEXT NOT NULL UNIQUE,
  secret TEXT,                          -- NULL: the hub cannot be told one in secret
  asked_at INTEGER,
  lease_until INTEGER,
  failures INTEGER NOT NULL DEFAULT 0,
  reason TEXT
) STRICT;
`;
