import type { Database } from 'better-sqlite3';
import type { Guard } from './store-error.ts';

interface Waiting<A extends readonly unknown[]> {
  readonly args: A;
  readonly stored: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Stores in one transaction what is asked for within one turn of the event loop: hundreds of polls end together, and each
 * commit is a write of its own. Every caller waits until its part is stored. Where the group fails, each part is tried
 * alone, so that one bad row keeps no other from being stored.
 */
export function groupCommit<A extends readonly unknown[]>(
  db: Database,
  write: (...args: A) => void,
  guard: Guard,
): (...args: A) => Promise<void> {
  let waiting: Waiting<A>[] = [];
  const all = db.transaction((group: readonly Waiting<A>[]) => {
    for (const { args } of group) write(...args);
  });
  const alone = ({ args, stored, failed }: Waiting<A>): void => {
    guard(() => write(...args)).then(stored, failed);
  };
  const flush = (): void => {
    const group = waiting;
    waiting = [];
    guard(() => all.immediate(group)).then(
      () => {
        for (const { stored } of group) stored();
      },
      () => {
        for (const one of group) alone(one);
      },
    );
  };
  return (...args) =>
    new Promise((stored, failed) => {
      waiting.push({ args, stored, failed });
      if (waiting.length === 1) setImmediate(flush);
    });
}
