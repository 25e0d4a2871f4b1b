import type { DurationMs } from '../../src/domain/time.ts';

/** The time of one task. */
export interface TaskClock {
  /** Aborts when the time is over. */
  readonly signal: AbortSignal;
  /** The task begins to run: from now on its limit counts. */
  begin(): void;
  /** The task is over, one way or another. */
  stop(): void;
  /** Whether the task ever began. */
  began(): boolean;
  /** Whether the time was over. */
  ranOut(): boolean;
}

/** A clock that gives a task `startLimit` to begin and `limit` to run. */
export function createTaskClock(limit: DurationMs, startLimit: DurationMs): TaskClock {
  const controller = new AbortController();
  let began = false;
  let stopped = false;
  // When the main thread was busy, the answer may be here already, only not looked at yet: one round of the event
  // loop lets it in before the thread is ended.
  const end = (): void => {
    setImmediate(() => {
      if (!stopped) controller.abort();
    });
  };
  let timer = setTimeout(end, startLimit);
  return {
    signal: controller.signal,
    begin() {
      if (stopped) return;
      began = true;
      clearTimeout(timer);
      timer = setTimeout(end, limit);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
    began: () => began,
    ranOut: () => controller.signal.aborted,
  };
}
