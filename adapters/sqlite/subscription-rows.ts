import type { Cadence } from '../../src/domain/cadence.ts';
import type { Platform } from '../../src/domain/destination.ts';
import type { Stage } from '../../src/domain/stage.ts';
import type { Subscription } from '../../src/domain/subscription.ts';

/** Columns of `subscriptions s`. */
export const SUBSCRIPTION_COLUMNS = `s.id, s.number, s.platform, s.workspace, s.destination_id AS destination, s.query,
  s.cadence, s.time_zone AS timeZone, s.skip_holidays AS skipHolidays, s.channel_digest AS channelDigest, s.breaks_through AS breaksThrough,
  s.created_by AS createdBy, s.created_at AS createdAt, s.window_from AS windowFrom, s.next_due_at AS nextDueAt,
  s.paused_until AS pausedUntil, s.ended_at AS endedAt`;

/** A subscription as {@link SUBSCRIPTION_COLUMNS} selects it: lists and the cadence as JSON. */
export type SubscriptionRow = Omit<
  Subscription,
  'platform' | 'cadence' | 'channelDigest' | 'breaksThrough'
> & {
  readonly platform: Platform;
  readonly cadence: string;
  readonly channelDigest: 0 | 1;
  readonly breaksThrough: string;
};

/** A row as a subscription. */
export function subscriptionOf(row: SubscriptionRow): Subscription {
  return {
    ...row,
    cadence: JSON.parse(row.cadence) as Cadence,
    channelDigest: row.channelDigest === 1,
    breaksThrough: JSON.parse(row.breaksThrough) as Stage[],
  };
}
