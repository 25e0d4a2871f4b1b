import type { Database } from 'better-sqlite3';
import type { EpochMs } from '../../src/domain/time.ts';

interface HeldCards {
  readonly destination: number;
  readonly cards: number;
  readonly until: number;
  readonly stories: string;
}

/** Prepares the release of what quiet hours held: see `OutboxStore.release`. */
export function heldReleaser(db: Database): (now: EpochMs) => number {
  const several = db.prepare<[number], HeldCards>(
    `SELECT destination_id AS destination, count(*) AS cards, max(due_at) AS until, json_group_array(story_id) AS stories
     FROM (SELECT destination_id, due_at, story_id FROM deliveries
       WHERE state = 'held' AND kind = 'card' AND due_at <= ? AND story_id IS NOT NULL ORDER BY id)
     GROUP BY destination_id HAVING count(*) > 1`,
  );
  const summarise = db.prepare<[HeldCards & { now: number }]>(
    `INSERT INTO deliveries (destination_id, kind, window_to, body, due_at, owed_at, updated_at)
     VALUES (@destination, 'summary', @until, @stories, @now, @now, @now)
     ON CONFLICT (destination_id, window_to) WHERE kind = 'summary' DO NOTHING`,
  );
  const digested = db.prepare<[number, number, number]>(
    `UPDATE deliveries SET state = 'digested', because = 'Told in the summary after quiet hours.', updated_at = ?
     WHERE state = 'held' AND kind = 'card' AND destination_id = ? AND due_at <= ?`,
  );
  const due = db.prepare<[number, number, number]>(
    `UPDATE deliveries SET state = 'pending', due_at = ?, because = NULL, updated_at = ?
     WHERE state = 'held' AND due_at <= ?`,
  );
  const release = db.transaction((now: EpochMs): number => {
    let released = 0;
    for (const held of several.all(now)) {
      // A second release of the same moment leaves its cards to go out one by one.
      if (summarise.run({ ...held, now }).changes === 0) continue;
      released += digested.run(now, held.destination, now).changes;
    }
    return released + due.run(now, now, now).changes;
  });
  return (now) => release.immediate(now);
}
