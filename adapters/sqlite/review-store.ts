import type { Database } from 'better-sqlite3';
import type { Correction, CorrectionAct } from '../../src/domain/correction.ts';
import type { StoryId, StoryNumber } from '../../src/domain/story.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import {
  type CorrectionPlan,
  otherOf,
  planCorrection,
  planUndo,
  type ReviewedStory,
} from '../../src/pipeline/plan-correction.ts';
import type { CorrectionOutcome, ReviewStore, Signed } from '../../src/pipeline/review-ports.ts';
import { foundedChange } from '../../src/pipeline/settle-story.ts';
import { durably } from './connection.ts';
import { type CorrectionRows, correctionRows } from './correction-rows.ts';
import { feedbackRows } from './feedback-rows.ts';
import type { Guard } from './store-error.ts';
import { storyFiles } from './story-files.ts';
import { storySettler } from './story-settler.ts';
import { storyWriter } from './story-writer.ts';

/** Corrections and feedback in SQLite. What people decide survives a power failure. */
export function sqliteReviewStore(db: Database, guard: Guard): ReviewStore {
  const rows = correctionRows(db);
  const read = reviewedReader(db, rows);
  const carryOut = planExecutor(db);

  const correct = db.transaction(
    (number: StoryNumber, act: CorrectionAct, signed: Signed): CorrectionOutcome => {
      const story = read(number);
      if (story === null) return { ok: false, message: `There is no story #${number}.` };
      const plan = planCorrection(story, act, signed.at, act.kind === 'merge' ? read(act.into) : null);
      if (!plan.ok) return plan;
      const { moved, founded } = carryOut(plan, signed.at);
      return outcome(rows, rows.add(number, act, { ...plan.effects, founded }, signed), moved);
    },
  );
  const undo = db.transaction((number: number, signed: Signed): CorrectionOutcome => {
    const known = rows.read(number);
    if (known === null) return { ok: false, message: `There is no correction ${number}.` };
    const story = read(known.story);
    if (story === null) return { ok: false, message: `Story #${known.story} is no more.` };
    const other = otherOf(known);
    const plan = planUndo(known, story, other === null ? null : read(other));
    if (!plan.ok) return plan;
    const { moved } = carryOut(plan, signed.at);
    rows.undo(number, signed);
    return outcome(rows, number, moved);
  });
  const whole = db.transaction(read);
  return {
    correct: (story, act, signed) => guard(() => durably(db, () => correct.immediate(story, act, signed))),
    undo: (number, signed) => guard(() => durably(db, () => undo.immediate(number, signed))),
    corrections: (limit, story) =>
      guard(() => (story === undefined ? rows.list(limit) : [...rows.of(story)].reverse().slice(0, limit))),
    sheet: (story) => guard(() => whole(story)),
    ...feedbackRows(db, guard),
  };
}

function outcome(rows: CorrectionRows, number: number, moved: readonly StoryNumber[]): CorrectionOutcome {
  const correction = rows.read(number) as Correction;
  return { ok: true, correction, moved };
}

/** Reads a story as reviewing needs it, by its own number even where it was merged. */
function reviewedReader(db: Database, rows: CorrectionRows): (number: StoryNumber) => ReviewedStory | null {
  const files = storyFiles(db);
  const idOf = db.prepare<[number], StoryId>('SELECT id FROM stories WHERE number = ?').pluck();
  const linked = db
    .prepare<[number], number>(
      `SELECT i.id FROM items i WHERE i.story_id = ?
         AND NOT EXISTS (SELECT 1 FROM story_items t WHERE t.item_id = i.id) ORDER BY i.id`,
    )
    .pluck();
  return (number) => {
    const id = idOf.get(number);
    const file = id === undefined ? null : files.read(id);
    if (!file) return null;
    const inForce = rows.of(number).filter(({ story, undone }) => story === number && undone === null);
    return { ...file, linked: linked.all(file.id), inForce };
  };
}

interface CarriedOut {
  readonly moved: readonly StoryNumber[];
  readonly founded: StoryNumber | null;
}

/** Does what a plan says. */
function planExecutor(
  db: Database,
): (plan: Extract<CorrectionPlan, { ok: true }>, now: EpochMs) => CarriedOut {
  const settle = storySettler(db);
  const stories = storyWriter(db);
  const files = storyFiles(db);
  const link = db.prepare<[number, number]>('UPDATE items SET story_id = ? WHERE id = ?');
  return ({ changes, founds, relinked }, now) => {
    for (const { before, change } of changes) settle(before, change, [], now);
    if (relinked) for (const item of relinked.items) link.run(relinked.to, item);
    const moved = changes.filter(({ change }) => change.seen).map(({ before }) => before.number);
    if (!founds) return { moved, founded: null };
    const file = files.read(stories.found(founds.values, now));
    if (!file) throw new Error('A story that was just founded is not in the store.');
    settle(file, foundedChange(founds), founds.tellers, now);
    return { moved: [...moved, file.number], founded: file.number };
  };
}
