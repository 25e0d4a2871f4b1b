import type { Clock } from '../../src/domain/time.ts';
import { createHostLimits } from '../../src/feeds/host-limits.ts';
import type { PollDeps } from '../../src/pipeline/poll-feed.ts';
import { createSerialQueue } from '../../src/pipeline/serial-queue.ts';
import { noAlerts } from './alerts.ts';
import { shippedSameEvent } from './same-event.ts';

/** What polling needs besides a network, a reader and a rhythm: this store, one clock for all, and nobody to alert. */
export function pollParts(
  { feeds, archive }: Pick<PollDeps, 'feeds' | 'archive'>,
  clock: Clock,
): Omit<PollDeps, 'fetcher' | 'reader' | 'rhythm'> {
  return {
    feeds,
    archive,
    sameEvent: shippedSameEvent(),
    alerts: noAlerts,
    write: createSerialQueue(),
    clock,
    politeness: clock,
    limits: createHostLimits(),
  };
}
