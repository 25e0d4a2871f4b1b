import type { Database } from 'better-sqlite3';
import type { Subscription, SubscriptionChanges, SubscriptionId } from '../../src/domain/subscription.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import { changeCounter, OPEN_STATES, WITHDRAWABLE } from './subscription-changes.ts';
import { SUBSCRIPTION_COLUMNS, type SubscriptionRow, subscriptionOf } from './subscription-rows.ts';

/** Prepares the changing of subscriptions; ending one withdraws what it alone asked for. */
export function subscriptionChanger(
  db: Database,
): (id: SubscriptionId, changes: SubscriptionChanges, now: EpochMs) => Subscription | null {
  const changed = changeCounter(db);
  const read = db.prepare<[number], SubscriptionRow>(
    `SELECT ${SUBSCRIPTION_COLUMNS} FROM subscriptions s WHERE s.id = ? AND s.ended_at IS NULL`,
  );
  const write = db.prepare<[Record<string, string | number | null>]>(
    `UPDATE subscriptions SET query = @query, cadence = @cadence, time_zone = @timeZone, skip_holidays = @skipHolidays,
       breaks_through = @breaksThrough, window_from = @windowFrom, next_due_at = @nextDueAt,
       paused_until = @pausedUntil, ended_at = @endedAt WHERE id = @id`,
  );
  const withdraw = withdrawer(db);
  const change = db.transaction(
    (id: SubscriptionId, changes: SubscriptionChanges, now: EpochMs): Subscription | null => {
      const row = read.get(id);
      if (!row) return null;
      const after = { ...subscriptionOf(row), ...changes };
      const { query, timeZone, skipHolidays, windowFrom, nextDueAt, pausedUntil, endedAt } = after;
      write.run({
        id,
        query,
        timeZone,
        skipHolidays,
        windowFrom,
        nextDueAt,
        pausedUntil,
        endedAt,
        cadence: JSON.stringify(after.cadence),
        breaksThrough: JSON.stringify(after.breaksThrough),
      });
      if (endedAt !== null) withdraw(id, now);
      changed();
      return after;
    },
  );
  return (id, changes, now) => change.immediate(id, changes, now);
}

function withdrawer(db: Database): (id: SubscriptionId, now: EpochMs) => void {
  const digests = db.prepare<[number, number]>(
    `UPDATE deliveries SET state = 'withdrawn', because = 'The subscription was ended.', updated_at = ?
     WHERE kind = 'digest' AND subscription_id = ? AND ${WITHDRAWABLE}`,
  );
  const fewer = db.prepare<[{ id: number; now: number }]>(
    `UPDATE deliveries SET updated_at = @now,
       reasons = (SELECT json_group_array(value) FROM json_each(deliveries.reasons) WHERE value <> @id)
     WHERE kind = 'card' AND state IN ${OPEN_STATES}
       AND EXISTS (SELECT 1 FROM json_each(deliveries.reasons) WHERE value = @id)`,
  );
  const cards = db.prepare<[number]>(
    `UPDATE deliveries SET state = 'withdrawn', because = 'The subscription was ended.', updated_at = ?
     WHERE kind = 'card' AND ${WITHDRAWABLE} AND reasons = '[]'`,
  );
  return (id, now) => {
    digests.run(now, id);
    fewer.run({ id, now });
    cards.run(now);
  };
}
