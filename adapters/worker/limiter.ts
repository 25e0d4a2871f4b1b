/** Lets at most `places` callers in at a time; the others wait in the order in which they came. */
export interface Limiter {
  /** Resolves when the caller may go on; it must {@link leave} afterwards. */
  enter(): Promise<void>;
  leave(): void;
}

export function createLimiter(places: number): Limiter {
  let free = places;
  const waiting: (() => void)[] = [];
  return {
    enter() {
      if (free > 0) {
        free--;
        return Promise.resolve();
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
    leave() {
      const next = waiting.shift();
      if (next) next();
      else free++;
    },
  };
}
