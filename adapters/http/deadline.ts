import { FetchError } from './fetch-error.ts';

/** One bound on all of a fetch: looking up, connecting, redirects, headers and body. */
export interface Deadline {
  /** Aborted when time is up or the caller gives up; its reason is a {@link FetchError}. */
  readonly signal: AbortSignal;
  /** Settles like `work`, but not later than the deadline: some steps below cannot be aborted. */
  bound<T>(work: Promise<T>): Promise<T>;
  /** Ends the deadline; with `leftBehind`, aborts what a fetch left behind (the body of a redirect, say). */
  end(leftBehind?: boolean): void;
}

/** Nobody waits any more when a fetch is over: one error, and one trace of the stack, does for all. */
const OVER = new FetchError('aborted', 'The fetch is over.');

/** Starts a deadline of so many milliseconds, sooner where `outer` is aborted. */
export function startDeadline(timeoutMs: number, outer: AbortSignal, host: string): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    const message = `${host} did not give a whole answer within ${timeoutMs / 1_000} s.`;
    controller.abort(new FetchError('timeout', message));
  }, timeoutMs);
  const giveUp = (): void =>
    controller.abort(new FetchError('aborted', `Fetching from ${host} was broken off.`));
  if (outer.aborted) giveUp();
  else outer.addEventListener('abort', giveUp, { once: true });
  return {
    signal: controller.signal,
    bound: (work) => rejectOn(controller.signal, work),
    end(leftBehind = true) {
      clearTimeout(timer);
      outer.removeEventListener('abort', giveUp);
      if (leftBehind) controller.abort(OVER);
    },
  };
}

function rejectOn<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
