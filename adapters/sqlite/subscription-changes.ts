import type { Database } from 'better-sqlite3';

/** States of deliveries that nobody is at work on, as an SQL list. */
export const OPEN_STATES = "('pending', 'failed', 'held')";

/**
 * Which deliveries can be withdrawn unseen, as an SQL condition. One that may have arrived is looked for first: were it
 * forgotten, its card would never be edited and its news be told again.
 */
export const WITHDRAWABLE = `state IN ${OPEN_STATES} AND doubtful = 0`;

/** Counts a change to what the writer matches against; inside the caller's transaction. */
export function changeCounter(db: Database): () => void {
  const count = db.prepare<[]>(`UPDATE counters SET value = value + 1 WHERE name = 'subscriptions'`);
  return () => void count.run();
}
