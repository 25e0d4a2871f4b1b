import { MINUTE } from '../domain/time.ts';
import { deliverPending, type Pace } from './deliver-pending.ts';
import type { DeliveryDeps } from './delivery-deps.ts';
import { sendDueDigests } from './send-due-digests.ts';
import { StoreFailure } from './store-failure.ts';

/** Waits for a time, or less when the signal is aborted. Never rejects. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/** A running delivery loop. */
export interface DeliveryLoop {
  /** Something may have become due: look at once. */
  wake(): void;
  /** Ends the loop once what is under way is settled. */
  stop(): Promise<void>;
}

/** Without news the loop looks again after so long: digests become due by the clock, other processes may owe something. */
const LONGEST = MINUTE / 2;

/** After a failure of the store the loop waits so long. */
const AFTER_FAILURE = MINUTE / 4;

/** Owes digests when their time has come and delivers what is due, as soon as it is due. */
export function startDeliveryLoop(deps: DeliveryDeps, wait: Wait): DeliveryLoop {
  const stopping = new AbortController();
  const pace: Pace = new Map();
  let sleep = new AbortController();
  let awake = false;
  let recovered = false;
  const wake = (): void => {
    awake = true;
    sleep.abort();
  };
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      awake = false;
      sleep = new AbortController();
      const pause = await turn(deps, pace, recovered, stopping.signal);
      recovered ||= pause !== AFTER_FAILURE;
      if (!awake && !stopping.signal.aborted) await wait(pause, sleep.signal);
    }
  };
  const running = run().catch((error: unknown) => deps.log.broke(error));
  return {
    wake,
    async stop() {
      stopping.abort();
      wake();
      await running;
    },
  };
}

/** One turn of the loop; returns for how many milliseconds there is nothing to do. */
async function turn(
  deps: DeliveryDeps,
  pace: Pace,
  recovered: boolean,
  signal: AbortSignal,
): Promise<number> {
  try {
    if (!recovered) await deps.outbox.recover();
    await sendDueDigests(deps.subscriptions, deps.clock.now());
    await deliverPending(deps, pace, signal);
    return await pauseUntilNext(deps, pace);
  } catch (error) {
    deps.log.broke(error);
    return error instanceof StoreFailure ? AFTER_FAILURE : LONGEST;
  }
}

async function pauseUntilNext({ outbox, publishers, clock }: DeliveryDeps, pace: Pace): Promise<number> {
  const next = await outbox.nextAt([...publishers.keys()]);
  if (next === null) return LONGEST;
  const now = clock.now();
  // What is due already and was not claimed waits for its destination's pace.
  const at = next <= now ? Math.min(...pace.values(), now + LONGEST) : next;
  return Math.max(1, Math.min(at - now, LONGEST));
}
