import type { Database } from 'better-sqlite3';
import type { Feedback } from '../../src/domain/correction.ts';
import type { GivenVerdict, ReviewStore } from '../../src/pipeline/review-ports.ts';
import { durably } from './connection.ts';
import type { Guard } from './store-error.ts';

const COLUMNS = 'id, platform, workspace, user, story_number AS story, verdict, note, created_at AS at';

/** Readers' verdicts in SQLite. */
export function feedbackRows(
  db: Database,
  guard: Guard,
): Pick<ReviewStore, 'give' | 'openFeedback' | 'openVerdict' | 'hiddenFrom' | 'settleFeedback'> {
  const again = db
    .prepare<[Omit<Feedback, 'id'>], number>(
      `UPDATE feedback SET note = coalesce(@note, note) WHERE settled_at IS NULL AND platform = @platform
       AND workspace = @workspace AND user = @user AND story_number = @story AND verdict = @verdict RETURNING id`,
    )
    .pluck();
  const give = db.prepare<[Omit<Feedback, 'id'>]>(
    `INSERT INTO feedback (platform, workspace, user, story_number, verdict, note, created_at)
     VALUES (@platform, @workspace, @user, @story, @verdict, @note, @at)`,
  );
  const open = db.prepare<[number], Feedback>(
    `SELECT ${COLUMNS} FROM feedback WHERE settled_at IS NULL ORDER BY created_at, id LIMIT ?`,
  );
  const one = db.prepare<[number], Feedback>(
    `SELECT ${COLUMNS} FROM feedback WHERE settled_at IS NULL AND id = ?`,
  );
  const hidden = db
    .prepare<[Pick<Feedback, 'platform' | 'workspace' | 'user'>], number>(
      `SELECT DISTINCT story_number FROM feedback WHERE platform = @platform AND workspace = @workspace
       AND user = @user AND verdict = 'not-relevant' AND outcome IS NOT 'rejected' ORDER BY story_number`,
    )
    .pluck();
  const keep = db.transaction((feedback: Omit<Feedback, 'id'>): GivenVerdict => {
    const known = again.get(feedback);
    if (known !== undefined) return { id: known, again: true };
    return { id: Number(give.run(feedback).lastInsertRowid), again: false };
  });
  const settle = db.prepare<[{ id: number; outcome: string; by: string; at: number }], Feedback>(
    `UPDATE feedback SET settled_at = @at, settled_by = @by, outcome = @outcome
     WHERE id = @id AND settled_at IS NULL RETURNING ${COLUMNS}`,
  );
  return {
    give: (feedback) => guard(() => durably(db, () => keep.immediate(feedback))),
    openVerdict: (id) => guard(() => one.get(id) ?? null),
    hiddenFrom: ({ platform, workspace, user }) => guard(() => hidden.all({ platform, workspace, user })),
    openFeedback: (limit) => guard(() => open.all(limit)),
    settleFeedback: (id, outcome, { by, at }) =>
      guard(() => durably(db, () => settle.get({ id, outcome, by, at }) ?? null)),
  };
}
