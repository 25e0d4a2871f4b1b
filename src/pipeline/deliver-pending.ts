import type { Claim } from '../domain/delivery.ts';
import type { DestinationId } from '../domain/destination.ts';
import type { EpochMs } from '../domain/time.ts';
import { attemptDelivery } from './attempt-delivery.ts';
import { type DeliveryDeps, LEASE } from './delivery-deps.ts';
import type { Publisher, Settlement } from './delivery-ports.ts';
import { StoreFailure } from './store-failure.ts';
import { nameOf, tellOwners } from './tell-owners.ts';

/** Deliveries under way at once, each to another destination. */
const SIDE_BY_SIDE = 20;

/** When each destination may be written to again. */
export type Pace = Map<DestinationId, EpochMs>;

/**
 * Claims what is due and sees it through, each to another destination, until nothing is due any more. Returns how many
 * were settled. One destination's surprise is caught here and tried again; a store that cannot store ends the run.
 */
export async function deliverPending(deps: DeliveryDeps, pace: Pace, signal: AbortSignal): Promise<number> {
  let settled = 0;
  await deps.outbox.release(deps.clock.now());
  for (;;) {
    if (signal.aborted) return settled;
    const claims = await claim(deps, pace);
    if (claims.length === 0) return settled;
    await Promise.all(claims.map((one) => deliver(deps, pace, one)));
    settled += claims.length;
  }
}

function claim({ outbox, publishers, clock }: DeliveryDeps, pace: Pace): Promise<readonly Claim[]> {
  const now = clock.now();
  for (const [destination, at] of pace) if (at <= now) pace.delete(destination);
  return outbox.claimDue({
    now,
    limit: SIDE_BY_SIDE,
    lease: LEASE,
    platforms: [...publishers.keys()],
    except: new Set(pace.keys()),
  });
}

async function deliver(deps: DeliveryDeps, pace: Pace, one: Claim): Promise<void> {
  const publisher = deps.publishers.get(one.destination.platform);
  if (publisher === undefined) return;
  const settlement = await attempt(deps, publisher, one);
  pace.set(one.destination.id, deps.clock.now() + publisher.pace);
  if (settlement === null || !(await deps.outbox.settle(one, settlement))) return;
  await report(deps, one, settlement);
}

async function attempt(deps: DeliveryDeps, publisher: Publisher, one: Claim): Promise<Settlement | null> {
  try {
    return await attemptDelivery(deps, publisher, one);
  } catch (error) {
    if (error instanceof StoreFailure) throw error;
    deps.log.broke(error);
    const because = `It failed unexpectedly: ${error instanceof Error ? error.message : String(error)}`;
    const retryAt = deps.clock.now() + LEASE;
    return { kind: 'failed', retryAt, because, doubtful: true, counts: true };
  }
}

async function report(deps: DeliveryDeps, one: Claim, settlement: Settlement): Promise<void> {
  const fields = { delivery: one.id, destination: nameOf(one.destination) };
  if (settlement.kind === 'dead') {
    const { because, gone } = settlement;
    deps.log.dead({ ...fields, because });
    if (gone) await deps.destinations.setGone(one.destination.id, because);
    await tellOwners(deps, one, because, gone);
  }
  if (settlement.kind === 'failed' && settlement.counts)
    deps.log.failed({ ...fields, because: settlement.because, attempts: one.attempts });
}
