import type { Database } from 'better-sqlite3';
import type { Told } from '../../src/domain/delivery.ts';
import type { EpochMs } from '../../src/domain/time.ts';

/**
 * Prepares the noting of what a delivery told its destination. `revision` is what the card there says, where there is
 * one: a digest tells of a story, but leaves its card as it is. `stage` is the newest that was told in any way: a message
 * that is found late does not take it back.
 */
export function teller(db: Database): (delivery: number, told: Told, now: EpochMs) => void {
  const tell = db.prepare<[Told & { id: number; now: number }]>(
    `INSERT INTO told (destination_id, story_id, revision, stage, told_at)
     SELECT d.destination_id, s.id, @revision, @stage, @now FROM deliveries d JOIN stories s ON s.id = @story
     WHERE d.id = @id
     ON CONFLICT (destination_id, story_id) DO UPDATE SET
       stage = CASE WHEN excluded.revision >= told.revision OR
           (SELECT kind FROM deliveries WHERE id = @id) = 'thread'
         THEN excluded.stage ELSE told.stage END,
       revision = CASE
         WHEN (SELECT kind FROM deliveries WHERE id = @id) IN ('card', 'edit') THEN excluded.revision
         WHEN EXISTS (SELECT 1 FROM deliveries c WHERE c.kind = 'card' AND c.state = 'sent'
           AND c.destination_id = told.destination_id AND c.story_id = told.story_id) THEN told.revision
         ELSE max(told.revision, excluded.revision) END,
       told_at = excluded.told_at`,
  );
  return (id, told, now) => void tell.run({ id, ...told, now });
}
