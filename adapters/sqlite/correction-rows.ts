import type { Database } from 'better-sqlite3';
import type { Correction, CorrectionAct, CorrectionEffects } from '../../src/domain/correction.ts';
import type { StoryNumber } from '../../src/domain/story.ts';
import type { Signed } from '../../src/pipeline/review-ports.ts';

/** Reads and writes corrections. */
export interface CorrectionRows {
  add(story: StoryNumber, act: CorrectionAct, effects: CorrectionEffects, signed: Signed): number;
  undo(number: number, signed: Signed): void;
  read(number: number): Correction | null;
  /** The latest first. */
  list(limit: number): readonly Correction[];
  /** Those that concern a story: of its own, and merges and splits that reach it. The oldest first. */
  of(story: StoryNumber): readonly Correction[];
}

interface CorrectionRow {
  readonly number: number;
  readonly story: number;
  readonly act: string;
  readonly effects: string;
  readonly by: string;
  readonly why: string;
  readonly at: number;
  readonly undoneBy: string | null;
  readonly undoneWhy: string | null;
  readonly undoneAt: number | null;
}

const SELECT = `SELECT number, story_number AS story, act, effects, by_whom AS by, why, at, undone_by AS undoneBy,
  undone_why AS undoneWhy, undone_at AS undoneAt FROM corrections`;

/** Prepares the statements; they run inside the caller's transaction. */
export function correctionRows(db: Database): CorrectionRows {
  const add = db.prepare<[Signed & { story: number; other: number | null; act: string; effects: string }]>(
    `INSERT INTO corrections (story_number, other_number, act, effects, by_whom, why, at)
     VALUES (@story, @other, @act, @effects, @by, @why, @at)`,
  );
  const undo = db.prepare<[Signed & { number: number }]>(
    'UPDATE corrections SET undone_by = @by, undone_why = @why, undone_at = @at WHERE number = @number',
  );
  const read = db.prepare<[number], CorrectionRow>(`${SELECT} WHERE number = ?`);
  const list = db.prepare<[number], CorrectionRow>(`${SELECT} ORDER BY number DESC LIMIT ?`);
  const of = db.prepare<[{ story: number }], CorrectionRow>(
    `${SELECT} WHERE story_number = @story OR other_number = @story ORDER BY number`,
  );
  return {
    add: (story, act, effects, signed) => {
      const other = act.kind === 'merge' ? act.into : effects.founded;
      const row = { story, other, act: JSON.stringify(act), effects: JSON.stringify(effects) };
      return Number(add.run({ ...row, ...signed }).lastInsertRowid);
    },
    undo: (number, signed) => void undo.run({ number, ...signed }),
    read: (number) => {
      const row = read.get(number);
      return row ? correctionOf(row) : null;
    },
    list: (limit) => list.all(limit).map(correctionOf),
    of: (story) => of.all({ story }).map(correctionOf),
  };
}

function correctionOf(row: CorrectionRow): Correction {
  const { number, story, by, why, at, undoneBy, undoneWhy, undoneAt } = row;
  return {
    number,
    story,
    act: JSON.parse(row.act) as CorrectionAct,
    effects: JSON.parse(row.effects) as CorrectionEffects,
    by,
    why,
    at,
    undone: undoneAt === null ? null : { by: undoneBy ?? '', why: undoneWhy ?? '', at: undoneAt },
  };
}
