import { createCourier, type Pace } from './courier.ts';
import type { DeliveryDeps } from './delivery-deps.ts';

/**
 * Delivers what is due until nothing is due any more; returns how many were seen through. A store that cannot store
 * ends the run once what is under way has come to its end.
 */
export async function deliverPending(deps: DeliveryDeps, pace: Pace, signal: AbortSignal): Promise<number> {
  const broken: unknown[] = [];
  const courier = createCourier(deps, pace, (error) => {
    if (error !== null) broken.push(error);
  });
  let started = 0;
  try {
    await deps.outbox.release(deps.clock.now());
    while (!signal.aborted && broken.length === 0) {
      started += await courier.start();
      if (courier.underWay() === 0) break;
      await courier.next();
    }
  } finally {
    await courier.idle();
  }
  if (broken.length > 0) throw broken[0];
  return started;
}
