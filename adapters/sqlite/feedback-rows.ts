import type { Database } from 'better-sqlite3';
import type { Feedback } from '../../src/domain/correction.ts';
import type { ReviewStore } from '../../src/pipeline/review-ports.ts';
import { durably } from './connection.ts';
import type { Guard } from './store-error.ts';

const COLUMNS = 'id, platform, workspace, user, story_number AS story, verdict, note, created_at AS at';

/** Readers' verdicts in SQLite. */
export function feedbackRows(
  db: Database,
  guard: Guard,
): Pick<ReviewStore, 'give' | 'openFeedback' | 'settleFeedback'> {
  const give = db.prepare<[Omit<Feedback, 'id'>]>(
    `INSERT INTO feedback (platform, workspace, user, story_number, verdict, note, created_at)
     VALUES (@platform, @workspace, @user, @story, @verdict, @note, @at)`,
  );
  const open = db.prepare<[number], Feedback>(
    `SELECT ${COLUMNS} FROM feedback WHERE settled_at IS NULL ORDER BY created_at, id LIMIT ?`,
  );
  const settle = db.prepare<[{ id: number; outcome: string; by: string; at: number }], Feedback>(
    `UPDATE feedback SET settled_at = @at, settled_by = @by, outcome = @outcome
     WHERE id = @id AND settled_at IS NULL RETURNING ${COLUMNS}`,
  );
  return {
    give: (feedback) => guard(() => durably(db, () => Number(give.run(feedback).lastInsertRowid))),
    openFeedback: (limit) => guard(() => open.all(limit)),
    settleFeedback: (id, outcome, { by, at }) =>
      guard(() => durably(db, () => settle.get({ id, outcome, by, at }) ?? null)),
  };
}
