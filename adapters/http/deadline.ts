import { FetchError } from './fetch-error.ts';

/** One bound on all of a fetch: looking up, connecting, redirects, headers and body. */
export interface Deadline {
  /** Aborted when time is up or the caller gives up; its reason is a {@link FetchError}. */
  readonly signal: AbortSignal;
  /** Settles like `work`, but not later than the deadline: some steps below cannot be aborted. */
  bound<T>(work: Promise<T>): Promise<T>;
  /** Ends the deadline, and aborts whatever a fetch left behind (the body of a redirect, say). */
  end(): void;
}

/** Starts a deadline of so many milliseconds, sooner where `outer` is aborted. */
export function startDeadline(timeoutMs: number, outer: AbortSignal, host: string): Deadline {
  const controller = new AbortController();
  const late = new FetchError(
    'timeout',
    `${host} did not give a whole answer within ${timeoutMs / 1_000} s.`,
  );
  const broken = new FetchError('aborted', `Fetching from ${host} was broken off.`);
  const timer = setTimeout(() => controller.abort(late), timeoutMs);
  const giveUp = (): void => controller.abort(broken);
  if (outer.aborted) giveUp();
  else outer.addEventListener('abort', giveUp, { once: true });
  return {
    signal: controller.signal,
    bound: (work) => rejectOn(controller.signal, work),
    end() {
      clearTimeout(timer);
      outer.removeEventListener('abort', giveUp);
      controller.abort(broken);
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
