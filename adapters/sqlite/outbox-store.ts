import type { Database } from 'better-sqlite3';
import type { Stage } from '../../src/domain/stage.ts';
import type { StoryId } from '../../src/domain/story.ts';
import { type Clock, DAY } from '../../src/domain/time.ts';
import type { OutboxStore } from '../../src/pipeline/delivery-ports.ts';
import { claimer, HEADS, READY_AT } from './claim-due.ts';
import { durably } from './connection.ts';
import { DELIVERY_COLUMNS, type DeliveryRow, recordOf } from './delivery-rows.ts';
import { recoverer } from './recover-claims.ts';
import { heldReleaser } from './release-held.ts';
import { claimSettler } from './settle-claim.ts';
import type { Guard } from './store-error.ts';

/** Deliveries in SQLite. What is claimed and how it ended survives a power failure. */
export function sqliteOutbox(db: Database, clock: Clock, guard: Guard): OutboxStore {
  const claim = claimer(db);
  const settler = claimSettler(db);
  const release = heldReleaser(db);
  const recover = recoverer(db);
  const owe = db.prepare<[{ destination: number; key: string; body: string; now: number }]>(
    `INSERT INTO deliveries (destination_id, kind, notice_key, body, due_at, owed_at, updated_at)
     VALUES (@destination, 'notice', @key, @body, @now, @now, @now)
     ON CONFLICT (destination_id, notice_key) WHERE kind = 'notice' DO NOTHING`,
  );
  const reads = outboxReads(db, guard);
  return {
    ...reads,
    recover: () => guard(() => recover(clock.now())),
    claimDue: (ask) => guard(() => durably(db, () => claim(ask))),
    plan: (held, told) => guard(() => durably(db, () => settler.plan(held, told))),
    settle: (held, settlement) =>
      guard(() => durably(db, () => settler.settle(held, settlement, clock.now()))),
    owe: (destination, { key, title, lines, offers }) =>
      guard(() => {
        const body = JSON.stringify({ title, lines, offers });
        return owe.run({ destination, key, body, now: clock.now() }).changes > 0;
      }),
    release: (now) => guard(() => release(now)),
  };
}

/** A digest that told a story ended after the story was published, or little before where its date lies ahead. */
const A_WEEK = 7 * DAY;

function outboxReads(db: Database, guard: Guard): Pick<OutboxStore, 'nextAt' | 'told' | 'ofStory' | 'dead'> {
  const nextAt = db
    .prepare<[{ platforms: string }], number | null>(
      `SELECT min(at) FROM (
         SELECT min(${READY_AT}) AS at FROM (${HEADS}) h JOIN deliveries d ON d.id = h.id
           JOIN destinations o ON o.id = d.destination_id
           WHERE o.platform IN (SELECT value FROM json_each(@platforms))
         UNION ALL SELECT min(d.due_at) FROM deliveries d JOIN destinations o ON o.id = d.destination_id
           WHERE d.state = 'held' AND o.platform IN (SELECT value FROM json_each(@platforms)))`,
    )
    .pluck();
  const told = db.prepare<[number, string], { story: StoryId; revision: number; stage: Stage | null }>(
    `SELECT story_id AS story, revision, stage FROM told
     WHERE destination_id = ? AND story_id IN (SELECT value FROM json_each(?))`,
  );
  const select = `SELECT ${DELIVERY_COLUMNS} FROM deliveries d JOIN destinations o ON o.id = d.destination_id`;
  const ofStory = db.prepare<[{ story: number; platform: string; workspace: string }], DeliveryRow>(
    `${select} WHERE o.platform = @platform AND o.workspace = @workspace AND d.id IN (
       SELECT id FROM deliveries WHERE story_id = @story
       UNION ALL SELECT s.id FROM deliveries s WHERE s.kind = 'summary' AND s.body IS NOT NULL
         AND EXISTS (SELECT 1 FROM json_each(s.body) j WHERE j.value = @story)
       UNION ALL SELECT g.id FROM subscriptions u JOIN deliveries g ON g.subscription_id = u.id
         WHERE u.platform = @platform AND u.workspace = @workspace AND g.kind = 'digest' AND g.plan IS NOT NULL
           AND g.window_to >= (SELECT published FROM stories WHERE id = @story) - ${A_WEEK}
           AND EXISTS (SELECT 1 FROM json_each(g.plan) j WHERE json_extract(j.value, '$.story') = @story))
     ORDER BY d.id`,
  );
  const dead = db.prepare<[number], DeliveryRow>(
    `${select} WHERE d.state = 'dead' ORDER BY d.updated_at DESC, d.id DESC LIMIT ?`,
  );
  return {
    nextAt: (platforms) => guard(() => nextAt.get({ platforms: JSON.stringify(platforms) }) ?? null),
    told: (destination, stories) =>
      guard(
        () => new Map(told.all(destination, JSON.stringify(stories)).map((one) => [one.story, one] as const)),
      ),
    ofStory: (story, { platform, workspace }) =>
      guard(() => ofStory.all({ story, platform, workspace }).map(recordOf)),
    dead: (limit) => guard(() => dead.all(limit).map(recordOf)),
  };
}
