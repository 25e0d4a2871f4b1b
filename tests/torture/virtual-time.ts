import type { Clock, EpochMs } from '../../src/domain/time.ts';
import type { Wait } from '../../src/pipeline/delivery-loop.ts';

/** A clock that stands where the driver sets it, and a way to wait by it. */
export interface VirtualTime extends Clock {
  readonly wait: Wait;
  set(now: EpochMs): void;
  /** Whether somebody waits for the clock to move. */
  waiting(): boolean;
  /** Called whenever somebody begins to wait. */
  onWait: () => void;
}

interface Sleeper {
  readonly until: EpochMs;
  wake(): void;
}

/** A virtual time that begins at a moment. */
export function createVirtualTime(start: EpochMs): VirtualTime {
  let now = start;
  const sleepers = new Set<Sleeper>();
  const time: VirtualTime = {
    now: () => now,
    set(at) {
      now = at;
      for (const sleeper of [...sleepers]) if (sleeper.until <= now) sleeper.wake();
    },
    waiting: () => sleepers.size > 0,
    onWait: () => {},
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const sleeper: Sleeper = {
          until: now + ms,
          wake() {
            sleepers.delete(sleeper);
            signal.removeEventListener('abort', sleeper.wake);
            resolve();
          },
        };
        signal.addEventListener('abort', sleeper.wake);
        sleepers.add(sleeper);
        time.onWait();
      }),
  };
  return time;
}
