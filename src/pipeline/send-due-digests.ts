import type { Subscription } from '../domain/subscription.ts';
import type { EpochMs } from '../domain/time.ts';
import { daysOff } from '../schedule/days-off.ts';
import { dueAfter } from '../schedule/due.ts';
import type { SubscriptionStore } from './delivery-ports.ts';

/** Digests that one run makes due at most; what is left comes with the next. */
const AT_ONCE = 500;

/** A window that is due: what it holds, and when the next one is. */
export interface DueWindow {
  readonly from: EpochMs;
  readonly to: EpochMs;
  readonly nextDueAt: EpochMs;
}

/**
 * Owes the digests whose time has come. Windows follow each other without gap: one begins where the last ended. After
 * a time in which the program did not run, one digest covers all that was missed.
 */
export async function sendDueDigests(subscriptions: SubscriptionStore, now: EpochMs): Promise<number> {
  let owed = 0;
  for (const subscription of await subscriptions.due(now, AT_ONCE)) {
    const window = dueWindow(subscription, now);
    if (window === null || subscription.nextDueAt === null) continue;
    const { id, nextDueAt } = subscription;
    const opened = await subscriptions.openWindow({ subscription: id, expected: nextDueAt, ...window });
    if (opened) owed++;
  }
  return owed;
}

/** The window of a subscription that is due: up to the latest due moment that is not ahead; `null` for an alert. */
export function dueWindow(subscription: Subscription, now: EpochMs): DueWindow | null {
  const { cadence, timeZone, skipHolidays, windowFrom, nextDueAt } = subscription;
  if (cadence.kind === 'instantly' || nextDueAt === null) return null;
  const isOff = daysOff(skipHolidays);
  let to = nextDueAt;
  let next = dueAfter(cadence, timeZone, to, isOff);
  while (next <= now) {
    to = next;
    next = dueAfter(cadence, timeZone, to, isOff);
  }
  return { from: Math.min(windowFrom, to), to, nextDueAt: next };
}
