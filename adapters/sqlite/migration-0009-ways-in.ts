/** How feeds are read, and the articles that were fetched for feeds that carry titles alone. */
export const waysInSchema = `
ALTER TABLE feeds ADD COLUMN selector TEXT;       -- CSS: the address is a page, and these are its news; NULL: a feed
ALTER TABLE feeds ADD COLUMN full_text INTEGER NOT NULL DEFAULT 0 CHECK (full_text IN (0, 1));

CREATE TABLE articles (
  address TEXT PRIMARY KEY,               -- canonical, as items have it
  fetched_at INTEGER NOT NULL,
  text TEXT,                              -- the beginning of its text; NULL where there is none to be had
  because TEXT,                           -- then: why
  CHECK ((text IS NULL) <> (because IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX articles_fetched ON articles (fetched_at);
`;
