import type { Database } from 'better-sqlite3';
import type { DestinationId } from '../../src/domain/destination.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import { OPEN_STATES } from './subscription-changes.ts';

/** Prepares the noting that a destination is gone, which withdraws what is open there; inside the caller's transaction. */
export function goneMarker(db: Database): (id: DestinationId, because: string, now: EpochMs) => void {
  const mark = db.prepare<[number, number]>('UPDATE destinations SET gone_at = ? WHERE id = ?');
  const withdraw = db.prepare<[string, number, number]>(
    `UPDATE deliveries SET state = 'withdrawn', because = ?, updated_at = ?
     WHERE destination_id = ? AND state IN ${OPEN_STATES}`,
  );
  return (id, because, now) => {
    mark.run(now, id);
    withdraw.run(because, now, id);
  };
}
