import type { Database } from 'better-sqlite3';
import type { Subscription, SubscriptionDraft, SubscriptionId } from '../../src/domain/subscription.ts';
import type { Clock } from '../../src/domain/time.ts';
import type { SubscriptionStore } from '../../src/pipeline/delivery-ports.ts';
import { durably } from './connection.ts';
import type { Guard } from './store-error.ts';
import { subscriptionChanger } from './subscription-changer.ts';
import { changeCounter } from './subscription-changes.ts';
import { SUBSCRIPTION_COLUMNS, type SubscriptionRow, subscriptionOf } from './subscription-rows.ts';

/** Subscriptions in SQLite. What people decide survives a power failure. */
export function sqliteSubscriptions(db: Database, clock: Clock, guard: Guard): SubscriptionStore {
  const create = creator(db);
  const change = subscriptionChanger(db);
  const openWindow = windowOpener(db);
  return {
    ...reads(db, guard),
    create: (draft) => guard(() => durably(db, () => create(draft))),
    change: (id, changes) => guard(() => durably(db, () => change(id, changes, clock.now()))),
    openWindow: (window) => guard(() => durably(db, () => openWindow(window, clock.now()))),
  };
}

type Reads = Pick<SubscriptionStore, 'version' | 'all' | 'of' | 'madeBy' | 'byNumber' | 'byIds' | 'due'>;

function reads(db: Database, guard: Guard): Reads {
  const select = `SELECT ${SUBSCRIPTION_COLUMNS} FROM subscriptions s`;
  const version = db.prepare<[], number>(`SELECT value FROM counters WHERE name = 'subscriptions'`).pluck();
  const all = db.prepare<[], SubscriptionRow>(`${select} WHERE s.ended_at IS NULL ORDER BY s.id`);
  const of = db.prepare<[number], SubscriptionRow>(
    `${select} WHERE s.destination_id = ? AND s.ended_at IS NULL ORDER BY s.number`,
  );
  const madeBy = db.prepare<[string, string, string], SubscriptionRow>(
    `${select} WHERE s.platform = ? AND s.workspace = ? AND s.created_by = ? AND s.ended_at IS NULL ORDER BY s.number`,
  );
  const byNumber = db.prepare<[string, string, number], SubscriptionRow>(
    `${select} WHERE s.platform = ? AND s.workspace = ? AND s.number = ? AND s.ended_at IS NULL`,
  );
  const byIds = db.prepare<[string], SubscriptionRow>(
    `${select} WHERE s.id IN (SELECT value FROM json_each(?)) ORDER BY s.id`,
  );
  const due = db.prepare<[number, number, number], SubscriptionRow>(
    `${select} JOIN destinations o ON o.id = s.destination_id AND o.gone_at IS NULL
     WHERE s.ended_at IS NULL AND s.next_due_at <= ? AND coalesce(s.paused_until, 0) <= ?
     ORDER BY s.next_due_at, s.id LIMIT ?`,
  );
  return {
    version: () => guard(() => version.get() ?? 0),
    all: () => guard(() => all.all().map(subscriptionOf)),
    of: (destination) => guard(() => of.all(destination).map(subscriptionOf)),
    madeBy: ({ platform, workspace }, user) =>
      guard(() => madeBy.all(platform, workspace, user).map(subscriptionOf)),
    byNumber: ({ platform, workspace }, number) =>
      guard(() => {
        const row = byNumber.get(platform, workspace, number);
        return row ? subscriptionOf(row) : null;
      }),
    byIds: (ids) => guard(() => byIds.all(JSON.stringify(ids)).map(subscriptionOf)),
    due: (now, limit) => guard(() => due.all(now, now, limit).map(subscriptionOf)),
  };
}

function creator(db: Database): (draft: SubscriptionDraft) => Subscription {
  const changed = changeCounter(db);
  const insert = db.prepare<
    [
      Omit<SubscriptionDraft, 'cadence' | 'channelDigest' | 'breaksThrough'> &
        Record<string, string | number | null>,
    ]
  >(
    `INSERT INTO subscriptions (platform, workspace, number, destination_id, query, cadence, time_zone, skip_holidays, channel_digest,
       breaks_through, created_by, created_at, window_from, next_due_at)
     VALUES (@platform, @workspace, (SELECT coalesce(max(number), 0) + 1 FROM subscriptions
         WHERE platform = @platform AND workspace = @workspace),
       @destination, @query, @cadence, @timeZone, @skipHolidays, @channelDigest, @breaksThrough, @createdBy, @createdAt, @windowFrom,
       @nextDueAt)`,
  );
  const read = db.prepare<[number], SubscriptionRow>(
    `SELECT ${SUBSCRIPTION_COLUMNS} FROM subscriptions s WHERE s.id = ?`,
  );
  const create = db.transaction((draft: SubscriptionDraft): Subscription => {
    const {
      platform,
      workspace,
      destination,
      query,
      timeZone,
      skipHolidays,
      createdBy,
      createdAt,
      windowFrom,
      nextDueAt,
    } = draft;
    const { lastInsertRowid } = insert.run({
      platform,
      workspace,
      destination,
      query,
      timeZone,
      skipHolidays,
      createdBy,
      createdAt,
      windowFrom,
      nextDueAt,
      cadence: JSON.stringify(draft.cadence),
      channelDigest: draft.channelDigest ? 1 : 0,
      breaksThrough: JSON.stringify(draft.breaksThrough),
    });
    changed();
    const row = read.get(Number(lastInsertRowid));
    if (!row) throw new Error('A subscription was stored and is not there.');
    return subscriptionOf(row);
  });
  return (draft) => create.immediate(draft);
}

type Window = Parameters<SubscriptionStore['openWindow']>[0];

function windowOpener(db: Database): (window: Window, now: number) => boolean {
  const advance = db.prepare<[number, number, number]>(
    `UPDATE subscriptions SET next_due_at = ? WHERE id = ? AND next_due_at = ? AND ended_at IS NULL`,
  );
  const close = db.prepare<[number, number]>('UPDATE subscriptions SET window_from = ? WHERE id = ?');
  const owe = db.prepare<[{ id: SubscriptionId; from: number; to: number; now: number }]>(
    `INSERT INTO deliveries (destination_id, kind, subscription_id, window_from, window_to, due_at, owed_at, updated_at)
     SELECT destination_id, 'digest', id, @from, @to, @now, @now, @now FROM subscriptions WHERE id = @id
     ON CONFLICT (subscription_id, window_to) WHERE kind = 'digest' DO NOTHING`,
  );
  const open = db.transaction((window: Window, now: number): boolean => {
    const { subscription, expected, from, to, nextDueAt } = window;
    if (advance.run(nextDueAt, subscription, expected).changes === 0) return false;
    if (owe.run({ id: subscription, from, to, now }).changes > 0) close.run(to, subscription);
    return true;
  });
  return (window, now) => open.immediate(window, now);
}
