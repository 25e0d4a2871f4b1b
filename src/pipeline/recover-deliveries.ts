import { DAY } from '../domain/time.ts';
import type { DeliveryDeps } from './delivery-deps.ts';
import { resetSchedules } from './send-due-digests.ts';
import { tellOwners } from './tell-owners.ts';

/** Deliveries given up of which owners may not have heard yet. */
const MOST_DEAD = 100;

/**
 * Takes up what a crash, a store that could not store, or a clock that was set back has left: claims that nobody works
 * on, schedules ahead of the clock, and owners who were not told of what was given up. For a moment when nothing is
 * under way.
 */
export async function recoverDeliveries(deps: DeliveryDeps): Promise<void> {
  await deps.outbox.recover();
  const now = deps.clock.now();
  await resetSchedules(deps.subscriptions, now);
  for (const dead of await deps.outbox.dead(MOST_DEAD)) {
    if (dead.updatedAt < now - DAY) continue;
    await tellOwners(deps, dead, dead.because ?? '', dead.destination.goneAt !== null);
  }
}
