import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** A process of its own that runs the built program; `npm test` builds before it runs. */
export interface Child {
  readonly process: ChildProcess;
  /** The next line that it writes; `null` when it has ended. */
  line(): Promise<string | null>;
  /** Kills it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Waits until it has ended; gives the signal that ended it. */
  ended(): Promise<string | null>;
}

/** Starts one of `tests/fixtures/processes`. */
export function startChild(script: string, ...args: readonly string[]): Child {
  const path = resolve(import.meta.dirname, '../../fixtures/processes', script);
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    process: child,
    line: async () => {
      const next = await lines.next();
      return next.done ? null : next.value;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exit;
    },
    ended: async () => ((await exit) as [number | null, string | null])[1],
  };
}
