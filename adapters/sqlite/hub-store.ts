import type { Database } from 'better-sqlite3';
import type { HubSubscription } from '../../src/feeds/hub-subscription.ts';
import type { HubStore } from '../../src/pipeline/hub-ports.ts';
import type { Guard } from './store-error.ts';

const COLUMNS = `feed_id AS feedId, hub, topic, state, token, secret, asked_at AS askedAt,
  lease_until AS leaseUntil, failures, reason`;

/** What was asked of hubs, in SQLite. */
export function sqliteHubs(db: Database, guard: Guard): HubStore {
  const all = db.prepare<[], HubSubscription>(`SELECT ${COLUMNS} FROM hub_subscriptions ORDER BY feed_id`);
  const byToken = db.prepare<[string], HubSubscription>(
    `SELECT ${COLUMNS} FROM hub_subscriptions WHERE token = ?`,
  );
  const save = db.prepare<[HubSubscription]>(
    `INSERT INTO hub_subscriptions (feed_id, hub, topic, state, token, secret, asked_at, lease_until, failures, reason)
     VALUES (@feedId, @hub, @topic, @state, @token, @secret, @askedAt, @leaseUntil, @failures, @reason)
     ON CONFLICT (feed_id) DO UPDATE SET hub = excluded.hub, topic = excluded.topic, state = excluded.state,
       token = excluded.token, secret = excluded.secret, asked_at = excluded.asked_at,
       lease_until = excluded.lease_until, failures = excluded.failures, reason = excluded.reason`,
  );
  const remove = db.prepare<[number]>('DELETE FROM hub_subscriptions WHERE feed_id = ?');
  return {
    all: () => guard(() => all.all()),
    byToken: (token) => guard(() => byToken.get(token) ?? null),
    save: (subscription) => guard(() => void save.run(subscription)),
    remove: (feedId) => guard(() => remove.run(feedId).changes > 0),
  };
}
