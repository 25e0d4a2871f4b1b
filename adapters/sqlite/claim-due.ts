import type { Database } from 'better-sqlite3';
import type { Claim } from '../../src/domain/delivery.ts';
import type { OutboxStore } from '../../src/pipeline/delivery-ports.ts';
import { claimOf, DELIVERY_COLUMNS, type DeliveryRow } from './delivery-rows.ts';

/** The open delivery of each destination whose turn it is: those behind it wait, so that order is kept within a channel. */
export const HEADS = `
  SELECT id, min(turn) FROM deliveries INDEXED BY deliveries_open
  WHERE state IN ('pending', 'sending', 'failed') GROUP BY destination_id`;

/** When a head can be claimed: once due, or once the lease of a claim has ended. */
export const READY_AT = `CASE d.state WHEN 'sending' THEN coalesce(d.lease_until, 0) ELSE d.due_at END`;

type Ask = Parameters<OutboxStore['claimDue']>[0];

/** Prepares the claiming of what is due. */
export function claimer(db: Database): (ask: Ask) => readonly Claim[] {
  const ready = db
    .prepare<[string, string, number, number], number>(
      `SELECT d.id FROM (${HEADS}) h JOIN deliveries d ON d.id = h.id
       JOIN destinations o ON o.id = d.destination_id
       WHERE d.destination_id NOT IN (SELECT value FROM json_each(?))
         AND o.platform IN (SELECT value FROM json_each(?)) AND ${READY_AT} <= ?
       ORDER BY ${READY_AT}, d.id LIMIT ?`,
    )
    .pluck();
  const claim = db.prepare<[{ id: number; until: number; now: number }]>(
    `UPDATE deliveries SET doubtful = doubtful OR state = 'sending', state = 'sending', attempts = attempts + 1,
       fence = fence + 1, lease_until = @until, tried_at = coalesce(tried_at, @now), updated_at = @now WHERE id = @id`,
  );
  const read = db.prepare<[number], DeliveryRow>(
    `SELECT ${DELIVERY_COLUMNS} FROM deliveries d JOIN destinations o ON o.id = d.destination_id WHERE d.id = ?`,
  );
  const cardMessage = db
    .prepare<[number, number], string | null>(
      `SELECT message_id FROM deliveries WHERE kind = 'card' AND destination_id = ? AND story_id = ?`,
    )
    .pluck();
  const forgotten = db.prepare<[number, number]>(
    `UPDATE deliveries SET state = 'withdrawn', because = 'What it was about was forgotten.', updated_at = ?
     WHERE id = ?`,
  );
  const claimAll = db.transaction(({ now, limit, lease, platforms, except }: Ask): Claim[] => {
    const claims: Claim[] = [];
    for (const id of ready.all(JSON.stringify([...except]), JSON.stringify(platforms), now, limit)) {
      claim.run({ id, until: now + lease, now });
      const row = read.get(id);
      if (!row) continue;
      const card = row.story === null ? null : (cardMessage.get(row.destination, row.story) ?? null);
      const claimed = claimOf(row, row.kind === 'edit' || row.kind === 'thread' ? card : null);
      if (claimed) claims.push(claimed);
      else forgotten.run(now, id);
    }
    return claims;
  });
  return (ask) => claimAll.immediate(ask);
}
