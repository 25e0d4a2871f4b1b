import type { Subscription } from '../domain/subscription.ts';
import type { EpochMs } from '../domain/time.ts';
import { type DaysOff, dueAfter, NO_DAYS_OFF } from '../schedule/due.ts';
import { loadHolidays } from '../schedule/holidays.ts';
import type { SubscriptionStore } from './delivery-ports.ts';
import { StoreFailure } from './store-failure.ts';

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
export async function sendDueDigests(
  subscriptions: SubscriptionStore,
  now: EpochMs,
  broke: (error: unknown) => void,
): Promise<number> {
  let owed = 0;
  for (const subscription of await subscriptions.due(now, AT_ONCE)) {
    try {
      if (await sendDigest(subscriptions, subscription, now)) owed++;
    } catch (error) {
      if (error instanceof StoreFailure) throw error;
      // One subscription's surprise must not keep the digests of all others.
      broke(error);
    }
  }
  return owed;
}

async function sendDigest(
  subscriptions: SubscriptionStore,
  subscription: Subscription,
  now: EpochMs,
): Promise<boolean> {
  const window = dueWindow(subscription, now, await daysOff(subscription));
  const { id, nextDueAt } = subscription;
  if (window === null || nextDueAt === null) return false;
  return subscriptions.openWindow({ subscription: id, expected: nextDueAt, ...window });
}

/**
 * Gives subscriptions whose last window ends in the future their next moment by the present clock: it ran ahead and was
 * set back. Their windows stay, so that nothing is told twice and nothing is left out.
 */
export async function resetSchedules(subscriptions: SubscriptionStore, now: EpochMs): Promise<void> {
  for (const subscription of await subscriptions.all()) {
    const { id, cadence, timeZone, windowFrom, nextDueAt } = subscription;
    if (cadence.kind === 'instantly' || nextDueAt === null || windowFrom <= now) continue;
    const next = dueAfter(cadence, timeZone, now, await daysOff(subscription));
    if (next < nextDueAt) await subscriptions.change(id, { nextDueAt: next });
  }
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
