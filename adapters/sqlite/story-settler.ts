import type { Database } from 'better-sqlite3';
import type { StoryId } from '../../src/domain/story.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import type { StoryChange, StoryFile } from '../../src/pipeline/settle-story.ts';
import { ledgerEntries, type ToldItem } from '../../src/stories/ledger.ts';
import { supportsStep } from '../../src/stories/supported-steps.ts';
import { followUps } from './follow-ups.ts';
import { ledgerWriter } from './ledger-writer.ts';
import { storyIndex } from './story-index.ts';
import { storyWriter } from './story-writer.ts';

/**
 * Writes what a story was settled to: its row, its items, tags and text, and the ledger, in which steps that it no
 * longer supports are marked and a new one is written. `told` are items that say something new. Runs inside the
 * caller's transaction.
 */
export type StorySettler = (
  before: StoryFile,
  change: StoryChange,
  told: readonly ToldItem[],
  now: EpochMs,
) => void;

interface Step {
  readonly id: number;
  readonly stage: Parameters<typeof supportsStep>[1]['stage'];
  readonly parties: string;
}

/** Prepares the statements for settling stories. */
export function storySettler(db: Database): StorySettler {
  const stories = storyWriter(db);
  const index = storyIndex(db);
  const ledger = ledgerWriter(db);
  const follow = followUps(db);
  const placed = membership(db);
  const steps = db.prepare<[number], Step>(
    "SELECT id, stage, parties FROM transitions WHERE story_id = ? AND role = 'news'",
  );
  const mark = db.prepare<[0 | 1, number]>('UPDATE transitions SET withdrawn = ? WHERE id = ?');
  return (before, change, told, now) => {
    const { id } = before;
    const { values, standing, tellers } = change;
    index.lift(id, values.published !== before.values.published);
    placed(id, tellers);
    stories.settle(id, change, now);
    index.add(id, values, standing);
    if (change.seen) follow.storyMoved(id, now);
    if (standing === 'merged') return;
    for (const step of steps.all(id)) {
      const supported = supportsStep(values, { stage: step.stage, parties: step.parties.split('~') });
      mark.run(supported ? 0 : 1, step.id);
    }
    if (standing !== 'current') return;
    const known = steps.all(id).some(({ stage }) => stage === values.stage);
    ledger(id, ledgerEntries(known ? values.stage : null, values, known ? told : tellers), now);
  };
}

/** Makes the items of a story those that are given, the first of them its founder. */
function membership(db: Database): (id: StoryId, tellers: StoryChange['tellers']) => void {
  const clear = db.prepare<[number]>('DELETE FROM story_items WHERE story_id = ?');
  const take = db.prepare<[number]>('DELETE FROM story_items WHERE item_id = ?');
  const tell = db.prepare<[number, number, 0 | 1]>(
    'INSERT INTO story_items (story_id, item_id, founder) VALUES (?, ?, ?)',
  );
  const fate = db.prepare<[string, number, number]>('UPDATE items SET fate = ?, story_id = ? WHERE id = ?');
  return (id, tellers) => {
    clear.run(id);
    tellers.forEach((teller, i) => {
      take.run(teller.id);
      tell.run(id, teller.id, i === 0 ? 1 : 0);
      fate.run(i === 0 ? 'founded' : 'joined', id, teller.id);
    });
  };
}
