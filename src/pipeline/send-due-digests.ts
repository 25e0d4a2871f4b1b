import type { Subscription } from '../domain/subscription.ts';
import type { EpochMs } from '../domain/time.ts';
import { type DaysOff, dueAfter, NO_DAYS_OFF } from '../schedule/due.ts';
import { loadHolidays } from '../schedule/holidays.ts';
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
    const window = dueWindow(subscription, now, await daysOff(subscription));
    if (window === null || subscription.nextDueAt === null) continue;
    const { id, nextDueAt } = subscription;
    const opened = await subscriptions.openWindow({ subscription: id, expected: nextDueAt, ...window });
    if (opened) owed++;
  }
  return owed;
}

/** The window of a subscription that is due: up to the latest due moment that is not ahead; `null` for an alert. */
export function dueWindow(
  { cadence, timeZone, windowFrom, nextDueAt }: Subscription,
  now: EpochMs,
  isOff: DaysOff,
): DueWindow | null {
  if (cadence.kind === 'instantly' || nextDueAt === null) return null;
  let to = nextDueAt;
  let next = dueAfter(cadence, timeZone, to, isOff);
  while (next <= now) {
    to = next;
    next = dueAfter(cadence, timeZone, to, isOff);
  }
  return { from: Math.min(windowFrom, to), to, nextDueAt: next };
}

/** Calendars that were asked for: loading one costs half a second. */
const calendars = new Map<string, Promise<DaysOff | null>>();

/** The days on which a subscription has no digest. */
export async function daysOff({ skipHolidays }: Pick<Subscription, 'skipHolidays'>): Promise<DaysOff> {
  if (skipHolidays === null) return NO_DAYS_OFF;
  const calendar = calendars.get(skipHolidays) ?? loadHolidays(skipHolidays);
  calendars.set(skipHolidays, calendar);
  return (await calendar) ?? NO_DAYS_OFF;
}
