import type { Schedule } from '../domain/cadence.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { EpochMs } from '../domain/time.ts';
import { daysOff } from '../pipeline/send-due-digests.ts';
import { dueAfter, windowOf } from '../schedule/due.ts';

/** Where a subscription stands in time. */
export type Timing = Pick<Subscription, 'windowFrom' | 'nextDueAt'>;

/**
 * Where a new schedule begins: its first digest covers a whole window, also what came shortly before it was asked for. An
 * alert has no windows.
 */
export async function firstTiming(schedule: Schedule, now: EpochMs): Promise<Timing> {
  const { cadence, timeZone } = schedule;
  if (cadence.kind === 'instantly') return { windowFrom: now, nextDueAt: null };
  const isOff = await daysOff(schedule);
  const nextDueAt = dueAfter(cadence, timeZone, now, isOff);
  return { windowFrom: Math.min(now, windowOf(cadence, timeZone, nextDueAt, isOff).from), nextDueAt };
}

/** When a schedule is due next at or after a moment; `null` for an alert. */
export async function nextDue(schedule: Schedule, from: EpochMs): Promise<EpochMs | null> {
  const { cadence, timeZone } = schedule;
  return cadence.kind === 'instantly' ? null : dueAfter(cadence, timeZone, from - 1, await daysOff(schedule));
}
