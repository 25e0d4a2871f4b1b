import type { Database } from 'better-sqlite3';
import { type EpochMs, SECOND } from '../../src/domain/time.ts';

/** What a process sent before it died may take so long to arrive: before that the platform is not asked for it. */
const TRAVEL = 10 * SECOND;

/**
 * Prepares the recovery of what was left behind: leases end soon, and what a clock that ran ahead put off comes back by as
 * much as the clock was set back. A row that was written in the future shows by how much.
 */
export function recoverer(db: Database): (now: EpochMs) => number {
  const release = db.prepare<[number]>(
    `UPDATE deliveries SET lease_until = min(coalesce(lease_until, 0), ?) WHERE state = 'sending'`,
  );
  const setBack = db.prepare<[{ now: number }]>(
    `UPDATE deliveries SET due_at = max(@now, due_at - (updated_at - @now)), updated_at = @now,
       owed_at = min(owed_at, @now), tried_at = min(tried_at, @now)
     WHERE state IN ('pending', 'failed', 'held') AND updated_at > @now`,
  );
  const recover = db.transaction((now: EpochMs): number => {
    setBack.run({ now });
    return release.run(now + TRAVEL).changes;
  });
  return (now) => recover.immediate(now);
}
