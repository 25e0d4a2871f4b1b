import type { DurationMs, EpochMs } from '../domain/time.ts';
import { createSerialQueue, type SerialQueue } from './serial-queue.ts';

/** The time by which requests are spaced: a real one, also where another clock is shown. */
export interface Pace {
  now(): EpochMs;
  /** Waits, or less when the signal is aborted. Never rejects. */
  wait(ms: DurationMs, signal: AbortSignal): Promise<void>;
}

/** Lets one request at a time go to a host, each so long after the end of the one before. */
export interface HostTurns {
  /** Runs the task in the host’s turn; `null`, without running it, where that would begin after `deadline`. */
  take<T>(
    turn: {
      readonly host: string;
      readonly apart: DurationMs;
      readonly deadline: EpochMs;
      readonly signal: AbortSignal;
    },
    task: () => Promise<T>,
  ): Promise<T | null>;
}

interface Host {
  readonly queue: SerialQueue;
  freeAt: EpochMs | null;
  waiting: number;
}

/** Hosts that are remembered at most, those that nobody waits for forgotten first. */
const MOST_HOSTS = 1_000;

export function createHostTurns(pace: Pace): HostTurns {
  const hosts = new Map<string, Host>();
  const hostOf = (name: string): Host => {
    const known = hosts.get(name);
    if (known !== undefined) return known;
    if (hosts.size >= MOST_HOSTS) {
      for (const [other, { waiting }] of hosts) if (waiting === 0) hosts.delete(other);
    }
    const made: Host = { queue: createSerialQueue(), freeAt: null, waiting: 0 };
    hosts.set(name, made);
    return made;
  };
  return {
    async take({ host: name, apart, deadline, signal }, task) {
      const host = hostOf(name);
      host.waiting++;
      try {
        return await host.queue(async () => {
          const begin = Math.max(pace.now(), host.freeAt === null ? 0 : host.freeAt + apart);
          if (begin >= deadline) return null;
          if (begin > pace.now()) await pace.wait(begin - pace.now(), signal);
          if (signal.aborted) return null;
          try {
            return await task();
          } finally {
            host.freeAt = pace.now();
          }
        });
      } finally {
        host.waiting--;
      }
    },
  };
}
