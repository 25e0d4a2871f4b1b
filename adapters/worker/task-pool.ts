import { Piscina } from 'piscina';
import { type DurationMs, SECOND } from '../../src/domain/time.ts';
import { createLimiter } from './limiter.ts';
import { createTaskClock } from './task-clock.ts';
import type { Answer, Task, TaskStarted, WorkerSettings } from './tasks.ts';

/** Why a task has no answer. */
export type TaskFailure = 'timeout' | 'memory' | 'crash';

export type TaskResult =
  | { readonly kind: 'answered'; readonly answer: Answer }
  /** `began` is false when no thread got as far as the task: then the task is not to blame. */
  | {
      readonly kind: 'failed';
      readonly code: TaskFailure;
      readonly message: string;
      readonly began: boolean;
    };

export interface TaskPoolOptions {
  /** The built file whose export `run` does a task. */
  readonly file: string;
  readonly threads: number;
  /** Heap of one thread. The thread ends when it needs more. */
  readonly memoryMb: number;
  readonly settings: WorkerSettings;
}

/** Threads that do tasks, each within its own time and memory. Never rejects. */
export interface TaskPool {
  /** `limit` counts from when the task begins to run, not while it waits or a thread loads. */
  run(task: Task, limit: DurationMs, transfer: readonly ArrayBuffer[]): Promise<TaskResult>;
  /** Ends all threads at once; tasks under way and waiting fail as `crash`. */
  close(): Promise<void>;
}

const STOPPED: TaskResult = {
  kind: 'failed',
  code: 'crash',
  message: 'The program is stopping.',
  began: false,
};

/** A thread that has not begun its task by then never will. */
const START_LIMIT: DurationMs = 60_000;

/**
 * A pool by piscina. It is given no more tasks than it has threads, so that nothing waits in its own queue; a task over
 * its limit is aborted, which ends its thread, and piscina puts a new one in its place. Threads start with the first task.
 */
export function createTaskPool(options: TaskPoolOptions): TaskPool {
  const limiter = createLimiter(options.threads);
  const onStart = new Map<number, () => void>();
  let pool: Piscina | null = null;
  let closed = false;
  let last = 0;

  async function runNow(
    task: Task,
    limit: DurationMs,
    transfer: readonly ArrayBuffer[],
  ): Promise<TaskResult> {
    if (closed) return STOPPED;
    pool ??= startPiscina(options, onStart);
    const id = ++last;
    const clock = createTaskClock(limit, START_LIMIT);
    onStart.set(id, () => clock.begin());
    try {
      const answer = (await pool.run(
        { id, task },
        { signal: clock.signal, transferList: [...transfer] },
      )) as Answer;
      return { kind: 'answered', answer };
    } catch (error) {
      return closed
        ? STOPPED
        : {
            kind: 'failed',
            began: clock.began(),
            ...explain(error, clock.ranOut(), options.memoryMb, limit),
          };
    } finally {
      clock.stop();
      onStart.delete(id);
    }
  }

  return {
    async run(task, limit, transfer) {
      await limiter.enter();
      try {
        return await runNow(task, limit, transfer);
      } finally {
        limiter.leave();
      }
    },
    async close() {
      closed = true;
      await pool?.destroy();
    },
  };
}

function startPiscina(options: TaskPoolOptions, onStart: ReadonlyMap<number, () => void>): Piscina {
  const pool = new Piscina({
    filename: options.file,
    name: 'run',
    minThreads: options.threads,
    maxThreads: options.threads,
    // What a thread reads comes from strangers: it sees neither the environment nor its secrets.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: options.memoryMb, maxYoungGenerationSizeMb: 8 },
    workerData: options.settings,
  });
  pool.on('message', (message: TaskStarted) => onStart.get(message.started)?.());
  // A thread that dies between two tasks: piscina replaces it, and the next task tells if that did not help.
  pool.on('error', () => {});
  return pool;
}

/** The reason in one sentence, for the feed's owner. */
function explain(
  error: unknown,
  ranOut: boolean,
  memoryMb: number,
  limit: DurationMs,
): { code: TaskFailure; message: string } {
  if (ranOut)
    return { code: 'timeout', message: `Reading took longer than ${limit / SECOND} s and was ended.` };
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return { code: 'memory', message: `Reading needed more than ${memoryMb} MB and was ended.` };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return { code: 'crash', message: `Reading broke off: ${reason}` };
}
