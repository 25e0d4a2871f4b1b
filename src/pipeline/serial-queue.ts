/** Runs tasks one after another, in the order in which they came. A failed task fails its caller, not the next one. */
export type SerialQueue = <T>(task: () => Promise<T>) => Promise<T>;

/** The one writer: fetching, parsing and analysing run side by side, storing goes through this. */
export function createSerialQueue(): SerialQueue {
  let tail: Promise<unknown> = Promise.resolve();
  return (task) => {
    const run = tail.then(task, task);
    tail = run.catch(() => undefined);
    return run;
  };
}
