import type { Database } from 'better-sqlite3';

/** Deliveries that nobody is at work on, as an SQL list: those that can be withdrawn. */
export const OPEN_STATES = "('pending', 'failed', 'held')";

/** Counts a change to what the writer matches against; inside the caller's transaction. */
export function changeCounter(db: Database): () => void {
  const count = db.prepare<[]>(`UPDATE counters SET value = value + 1 WHERE name = 'subscriptions'`);
  return () => void count.run();
}
