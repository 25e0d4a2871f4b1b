import { availableParallelism } from 'node:os';

/** Threads that read: one core is for the rest of the program, and each thread holds the whole lexicon in memory. */
export function readingThreads(): number {
  return Math.min(2, Math.max(1, availableParallelism() - 1));
}
