/** Something that ticks until it is stopped. */
export interface Ticker {
  start(onTick: () => void): { stop(): Promise<void> };
}

/** A running schedule. */
export interface Schedule {
  /** Stops ticking and waits for the work under way. */
  stop(): Promise<void>;
}

/**
 * Runs `work` at once and then at every tick. Never two at a time: a tick that comes while work is under way is left
 * out, for the next one finds the same feeds due. What `work` throws goes to `onError` and stops nothing.
 */
export function startSchedule(
  ticker: Ticker,
  work: () => Promise<void>,
  onError: (error: unknown) => void,
): Schedule {
  let running: Promise<void> | null = null;
  const tick = (): void => {
    if (running !== null) return;
    running = work()
      .catch(onError)
      .finally(() => {
        running = null;
      });
  };
  const task = ticker.start(tick);
  tick();
  return {
    async stop() {
      await task.stop();
      await running;
    },
  };
}
