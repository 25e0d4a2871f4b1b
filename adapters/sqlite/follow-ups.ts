import type { Database } from 'better-sqlite3';
import type { DestinationId } from '../../src/domain/destination.ts';
import type { Stage } from '../../src/domain/stage.ts';
import type { StoryId } from '../../src/domain/story.ts';
import type { EpochMs } from '../../src/domain/time.ts';

/** Owes what follows once a story has moved past what a destination was told in a card. */
export interface FollowUps {
  /** At every destination that carries the story's card. */
  storyMoved(story: StoryId, now: EpochMs): void;
  /** At one destination, whose card went out just now. */
  cardSent(story: StoryId, destination: DestinationId, now: EpochMs): void;
}

interface Behind {
  readonly destination: number;
  readonly toldRevision: number;
  readonly toldStage: Stage | null;
  readonly revision: number;
  readonly stage: Stage | null;
}

/** A destination is behind when its card says less than the story. Muted stories are left as they are. */
const BEHIND = `
  SELECT d.destination_id AS destination, t.revision AS toldRevision, t.stage AS toldStage, s.revision, s.stage
  FROM deliveries d
  JOIN destinations o ON o.id = d.destination_id AND o.gone_at IS NULL
  JOIN told t ON t.destination_id = d.destination_id AND t.story_id = d.story_id
  JOIN stories s ON s.id = d.story_id
  WHERE d.kind = 'card' AND d.state = 'sent' AND d.message_id IS NOT NULL AND d.story_id = @story
    AND (@destination IS NULL OR d.destination_id = @destination) AND s.revision > t.revision
    AND NOT EXISTS (SELECT 1 FROM mutes m WHERE m.destination_id = d.destination_id AND m.kind = 'story'
      AND m.value = CAST(s.number AS TEXT))`;

/** Prepares the statements; all of them run inside the caller's transaction. */
export function followUps(db: Database): FollowUps {
  const behind = db.prepare<[{ story: number; destination: number | null }], Behind>(BEHIND);
  const edit = db.prepare<[{ destination: number; story: number; revision: number; now: number }]>(
    `INSERT INTO deliveries (destination_id, kind, story_id, revision, due_at, owed_at, updated_at)
     VALUES (@destination, 'edit', @story, @revision, @now, @now, @now)
     ON CONFLICT (destination_id, story_id) WHERE kind = 'edit' AND state IN ('pending', 'failed')
     DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at`,
  );
  const thread = threadOwer(db);
  const catchUp = (story: StoryId, destination: DestinationId | null, now: EpochMs): void => {
    for (const row of behind.all({ story, destination })) {
      edit.run({ destination: row.destination, story, revision: row.revision, now });
      thread(story, row, now);
    }
  };
  return {
    storyMoved: (story, now) => catchUp(story, null, now),
    cardSent: (story, destination, now) => catchUp(story, destination, now),
  };
}

interface Thread {
  readonly id: number;
  readonly fresh: 0 | 1;
  readonly fromStage: Stage | null;
  readonly toStage: Stage | null;
}

/** One line a step; steps that nobody has read yet become one (`announced → active`), and none where they lead back. */
function threadOwer(db: Database): (story: StoryId, behind: Behind, now: EpochMs) => void {
  const last = db.prepare<[number, number], Thread>(
    `SELECT id, state IN ('pending', 'held') AND attempts = 0 AS fresh, from_stage AS fromStage, to_stage AS toStage
     FROM deliveries WHERE kind = 'thread' AND destination_id = ? AND story_id = ?
       AND state IN ('pending', 'failed', 'sending', 'held') ORDER BY id DESC LIMIT 1`,
  );
  const extend = db.prepare<[string | null, number, number, number]>(
    'UPDATE deliveries SET to_stage = ?, revision = ?, updated_at = ? WHERE id = ?',
  );
  const drop = db.prepare<[number, number]>(
    `UPDATE deliveries SET state = 'withdrawn', because = 'The story went back to the stage before.', updated_at = ?
     WHERE id = ?`,
  );
  const insert = db.prepare<
    [
      {
        destination: number;
        story: number;
        revision: number;
        from: string | null;
        to: string | null;
        now: number;
      },
    ]
  >(
    `INSERT INTO deliveries (destination_id, kind, story_id, revision, from_stage, to_stage, due_at, owed_at, updated_at)
     VALUES (@destination, 'thread', @story, @revision, @from, @to, @now, @now, @now) ON CONFLICT DO NOTHING`,
  );
  return (story, { destination, toldStage, revision, stage }, now) => {
    const open = last.get(destination, story);
    const from = open === undefined ? toldStage : open.toStage;
    if (from === stage) return;
    if (open?.fresh !== 1) insert.run({ destination, story, revision, from, to: stage, now });
    else if (open.fromStage === stage) drop.run(now, open.id);
    else extend.run(stage, revision, now, open.id);
  };
}
