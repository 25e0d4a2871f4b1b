/** What reviewers decide, kept with who, when and why; and what became of readers' verdicts. */
export const correctionsSchema = `
CREATE TABLE corrections (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  story_number INTEGER NOT NULL,        -- not a reference: the decision outlives the story
  other_number INTEGER,                 -- the story that it was merged into, or that a split founded
  act TEXT NOT NULL,                    -- JSON: CorrectionAct of src/domain/correction.ts
  effects TEXT NOT NULL,                -- JSON: CorrectionEffects
  by_whom TEXT NOT NULL,
  why TEXT NOT NULL,
  at INTEGER NOT NULL,
  undone_by TEXT,
  undone_why TEXT,
  undone_at INTEGER
) STRICT;
CREATE INDEX corrections_story ON corrections (story_number);
CREATE INDEX corrections_other ON corrections (other_number) WHERE other_number IS NOT NULL;

ALTER TABLE feedback ADD COLUMN settled_at INTEGER;
ALTER TABLE feedback ADD COLUMN settled_by TEXT;
ALTER TABLE feedback ADD COLUMN outcome TEXT CHECK (outcome IN ('accepted', 'rejected'));
CREATE INDEX feedback_open ON feedback (created_at) WHERE settled_at IS NULL;
`;
