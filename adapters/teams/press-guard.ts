import { type Clock, type EpochMs, SECOND } from '../../src/domain/time.ts';

/** Gives the same answer to what is asked again within a while, without asking anew. */
export type OnceFor<T> = (keys: readonly string[], ask: () => Promise<T>) => Promise<T>;

/** For so long a repeat is taken for the same: Teams repeats an unanswered invoke within fifteen seconds. */
const LASTS = 30 * SECOND;

const MOST_REMEMBERED = 2_000;

/** Remembers answers by any of their keys, for a while; what failed is asked anew. */
export function createOnceFor<T>(clock: Clock): OnceFor<T> {
  const known = new Map<string, { readonly answer: Promise<T>; readonly until: EpochMs }>();
  return (keys, ask) => {
    const now = clock.now();
    for (const [key, { until }] of known) if (until <= now || known.size > MOST_REMEMBERED) known.delete(key);
    const found = keys.flatMap((key) => known.get(key) ?? []).at(0);
    if (found !== undefined) return found.answer;
    const answer = ask();
    for (const key of keys) known.set(key, { answer, until: now + LASTS });
    answer.catch(() => {
      for (const key of keys) known.delete(key);
    });
    return answer;
  };
}
