/** Why words are no schedule, and what to write instead. */
export interface ScheduleProblem {
  /** One or two sentences: what is there, what was expected. */
  readonly message: string;
  /** The nearest valid form, ready to be typed; `null` when none is near. */
  readonly nearest: string | null;
}

/**
 * Finds the name that a typed word may be a slip of; `null` when none is near. `nearest` of the query language is one:
 * it comes from above, because schedules know nothing of queries.
 */
export type Suggest = (typed: string, names: Iterable<string>) => string | null;

/** Words that could not be read: which ones, and what to put in their place. */
export interface Misread {
  readonly message: string;
  /** Index of the first word that is wrong; one past the last where a word is missing. */
  readonly at: number;
  /** How many words are wrong; none where one is missing. */
  readonly count: number;
  /** Words that would stand there rightly, none where the wrong ones are too many; `null` when nothing is near. */
  readonly instead: string | null;
}

/** A value read from words, and the index of the word behind it; or what is wrong. */
export type Read<T> =
  | { readonly ok: true; readonly value: T; readonly next: number }
  | { readonly ok: false; readonly misread: Misread };

/** The reading of words that are right. */
export function read<T>(value: T, next: number): Read<T> {
  return { ok: true, value, next };
}

/** The reading of words that are wrong. */
export function misread<T>(message: string, at: number, count: number, instead: string | null): Read<T> {
  return { ok: false, misread: { message, at, count, instead } };
}

/** How often words are put right before the rest is given up. */
const MOST_REPAIRS = 5;

/**
 * The words with every wrong one put right, as `parse` prints them; `null` where they cannot be. `parse` gives the
 * canonical text of words, or what is wrong with them.
 */
export function mendedWords(
  words: readonly string[],
  parse: (words: readonly string[]) => Read<string>,
): string | null {
  let current = words;
  for (let n = 0; n <= MOST_REPAIRS; n++) {
    const result = parse(current);
    if (result.ok) return isRead(result.value, parse) ? result.value : null;
    const { at, count, instead } = result.misread;
    if (instead === null) return null;
    current = [...current.slice(0, at), ...instead.split(' ').filter(Boolean), ...current.slice(at + count)];
  }
  return null;
}

/** Whether the printed words are read as they are: what stands behind a mended part may look like more of it. */
function isRead(printed: string, parse: (words: readonly string[]) => Read<string>): boolean {
  const again = parse(printed.split(' '));
  return again.ok && again.value === printed;
}
