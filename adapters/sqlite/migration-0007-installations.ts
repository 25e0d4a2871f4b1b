/** Workspaces that installed the app by OAuth; their tokens are sealed before they come here. */
export const installationsSchema = `
CREATE TABLE slack_installations (
  workspace TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  bot_user TEXT NOT NULL,
  bot TEXT NOT NULL,
  scopes TEXT NOT NULL,
  installed_by TEXT NOT NULL,
  installed_at INTEGER NOT NULL,
  expires_at INTEGER,                   -- of the token; NULL: it does not expire
  sealed BLOB NOT NULL                  -- the tokens, encrypted
) STRICT, WITHOUT ROWID;
`;
