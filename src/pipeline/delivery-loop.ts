import { type EpochMs, MINUTE } from '../domain/time.ts';
import { type Courier, createCourier, type Pace } from './courier.ts';
import { deliverPending } from './deliver-pending.ts';
import type { DeliveryDeps } from './delivery-deps.ts';
import { recoverDeliveries } from './recover-deliveries.ts';
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

/** Even with work at hand the loop rests so long between two turns, in milliseconds. */
const SHORTEST = 10;

/** After a failure of the store the loop waits so long. */
const AFTER_FAILURE = MINUTE / 4;

/** Owes digests when their time has come and delivers what is due, as soon as it is due. */
export function startDeliveryLoop(deps: DeliveryDeps, wait: Wait): DeliveryLoop {
  const stopping = new AbortController();
  let sleep = new AbortController();
  let awake = false;
  const wake = (): void => {
    awake = true;
    sleep.abort();
  };
  const round = createRound(deps, wake);
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      awake = false;
      sleep = new AbortController();
      const pause = await round.turn();
      if ((!awake || pause.firm) && !stopping.signal.aborted)
        await wait(pause.ms, pause.firm ? stopping.signal : sleep.signal);
    }
  };
  const running = run().catch((error: unknown) => deps.log.broke(error));
  return {
    wake,
    async stop() {
      stopping.abort();
      wake();
      await running;
      await round.courier.idle();
    },
  };
}

/** Owes the digests that are due and delivers what is due, once: for a run that ends. Returns how many were seen through. */
export async function deliverOnce(deps: DeliveryDeps, signal: AbortSignal): Promise<number> {
  await recoverDeliveries(deps);
  await sendDueDigests(deps.subscriptions, deps.clock.now(), (error) => deps.log.broke(error));
  return deliverPending(deps, new Map(), signal);
}

/** For how long there is nothing to do; a firm pause is not cut short by news. */
interface Pause {
  readonly ms: number;
  readonly firm: boolean;
}

interface Round {
  readonly courier: Courier;
  turn(): Promise<Pause>;
}

/** What is done in every turn, and what it remembers from one to the next. */
function createRound(deps: DeliveryDeps, wake: () => void): Round {
  const pace: Pace = new Map();
  let recovered = false;
  let last = Number.NEGATIVE_INFINITY;
  const courier = createCourier(deps, pace, (broken) => {
    if (broken !== null) {
      deps.log.broke(broken);
      recovered = false;
    }
    wake();
  });
  const look = async (): Promise<Pause> => {
    const now = deps.clock.now();
    if (now < last) {
      // The clock was set back: what was put off by it must not wait for it.
      recovered = false;
      pace.clear();
    }
    last = now;
    if (!recovered) {
      await courier.idle();
      await recoverDeliveries(deps);
      recovered = true;
    }
    await sendDueDigests(deps.subscriptions, now, (error) => deps.log.broke(error));
    await deps.outbox.release(now);
    await courier.start();
    return { ms: await pauseUntilNext(deps, pace, now), firm: false };
  };
  const turn = async (): Promise<Pause> => {
    try {
      return await look();
    } catch (error) {
      deps.log.broke(error);
      if (!(error instanceof StoreFailure)) return { ms: LONGEST, firm: false };
      recovered = false;
      return { ms: AFTER_FAILURE, firm: true };
    }
  };
  return { courier, turn };
}

/** `since` is when the turn began: what became due after it has not been looked at yet. */
async function pauseUntilNext(
  { outbox, publishers, clock }: DeliveryDeps,
  pace: Pace,
  since: EpochMs,
): Promise<number> {
  const next = await outbox.nextAt([...publishers.keys()]);
  if (next === null) return LONGEST;
  const now = clock.now();
  // What was due already and did not set out waits for its destination's pace, or for room, which wakes the loop.
  const paced = [...pace.values()].filter((at) => at > now);
  const at = next > since ? next : Math.min(...paced, now + LONGEST);
  return Math.max(SHORTEST, Math.min(at - now, LONGEST));
}
