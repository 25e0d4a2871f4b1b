import type { Claim } from '../domain/delivery.ts';
import type { DestinationId } from '../domain/destination.ts';
import type { EpochMs } from '../domain/time.ts';
import { attemptDelivery, failed } from './attempt-delivery.ts';
import { type DeliveryDeps, LEASE } from './delivery-deps.ts';
import type { Publisher, Settlement } from './delivery-ports.ts';
import { StoreFailure } from './store-failure.ts';
import { nameOf, tellOwners } from './tell-owners.ts';

/** Deliveries under way at once on one platform, each to another destination. */
const SIDE_BY_SIDE = 20;

/** When each destination may be written to again. */
export type Pace = Map<DestinationId, EpochMs>;

/** Carries deliveries to their destinations, side by side: a slow one holds up nobody but itself. */
export interface Courier {
  /** Claims what is due and sets out with it; returns how many set out. Does not wait for them. */
  start(): Promise<number>;
  /** How many are under way. */
  underWay(): number;
  /** Waits until one of those under way has arrived or broken off; at once when none is. Never rejects. */
  next(): Promise<void>;
  /** Waits until nothing is under way. Never rejects. */
  idle(): Promise<void>;
}

/**
 * Makes a courier. `arrived` is told of every delivery that is over, with the error of one that broke off: its store
 * could not store how it ended, and it is looked for when it is claimed again.
 */
export function createCourier(
  deps: DeliveryDeps,
  pace: Pace,
  arrived: (broken: unknown | null) => void,
): Courier {
  const trips = new Map<DestinationId, { readonly publisher: Publisher; readonly trip: Promise<void> }>();
  const setOut = (publisher: Publisher, claim: Claim): void => {
    const over = (broken: unknown): void => {
      pace.set(claim.destination.id, deps.clock.now() + publisher.pace);
      trips.delete(claim.destination.id);
      arrived(broken);
    };
    const trip = deliver(deps, publisher, claim).then(() => over(null), over);
    trips.set(claim.destination.id, { publisher, trip });
  };
  const roomOf = (publisher: Publisher): number =>
    SIDE_BY_SIDE - [...trips.values()].filter((one) => one.publisher === publisher).length;
  return {
    async start() {
      const now = deps.clock.now();
      for (const [destination, at] of pace) if (at <= now) pace.delete(destination);
      let started = 0;
      for (const [platform, publisher] of deps.publishers) {
        const limit = roomOf(publisher);
        if (limit <= 0) continue;
        const except = new Set([...pace.keys(), ...trips.keys()]);
        const ask = { now, limit, lease: LEASE, platforms: [platform], except };
        for (const claim of await deps.outbox.claimDue(ask)) {
          setOut(publisher, claim);
          started++;
        }
      }
      return started;
    },
    underWay: () => trips.size,
    async next() {
      if (trips.size > 0) await Promise.race([...trips.values()].map(({ trip }) => trip));
    },
    async idle() {
      while (trips.size > 0) await Promise.all([...trips.values()].map(({ trip }) => trip));
    },
  };
}

async function deliver(deps: DeliveryDeps, publisher: Publisher, one: Claim): Promise<void> {
  const settlement = await attempt(deps, publisher, one);
  if (settlement === null || !(await deps.outbox.settle(one, settlement))) return;
  await report(deps, one, settlement);
}

/** One delivery's surprise is caught here and tried again; only a store that cannot store is not. */
async function attempt(deps: DeliveryDeps, publisher: Publisher, one: Claim): Promise<Settlement | null> {
  try {
    return await attemptDelivery(deps, publisher, one);
  } catch (error) {
    if (error instanceof StoreFailure) throw error;
    deps.log.broke(error);
    const because = `It failed unexpectedly: ${error instanceof Error ? error.message : String(error)}`;
    return failed(deps, one, because, true);
  }
}

async function report(deps: DeliveryDeps, one: Claim, settlement: Settlement): Promise<void> {
  const fields = { delivery: one.id, destination: nameOf(one.destination) };
  if (settlement.kind === 'dead') {
    const { because, gone } = settlement;
    deps.log.dead({ ...fields, because });
    await tellOwners(deps, { ...one, kind: one.matter.kind }, because, gone);
  }
  if (settlement.kind === 'failed' && settlement.counts)
    deps.log.failed({ ...fields, because: settlement.because, attempts: one.attempts });
}
