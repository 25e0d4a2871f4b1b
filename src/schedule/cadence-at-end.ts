import type { WrittenSchedule } from '../domain/cadence.ts';
import { parseCadence } from './parse-cadence.ts';
import type { ScheduleProblem, Suggest } from './problem.ts';
import { CADENCE_WORDS, cadenceWord } from './read-cadence.ts';
import { timeOfDay } from './time-of-day.ts';
import { isDayWord } from './weekdays.ts';

/** The cadence behind a query. `start` is the index of its first word: those before are the query. */
export type CadenceAtEnd =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly start: number; readonly schedule: WrittenSchedule }
  | { readonly kind: 'problem'; readonly start: number; readonly problem: ScheduleProblem };

/**
 * Finds the cadence with which the words of a command end (`subscribe india uk ai daily 09:00 Asia/Kolkata`). Every word
 * from its first one on is part of it. A word such as “daily” that begins no cadence is a problem and not a keyword,
 * unless a cadence follows it; in quotes it is a keyword always.
 */
export function cadenceAtEnd(words: readonly string[], suggest: Suggest): CadenceAtEnd {
  const parse = (start: number) => parseCadence(words.slice(start), { suggest, behind: 'nothing' });
  const starts = words.flatMap((word, i) => (cadenceWord(word) === null ? [] : [i]));
  for (const start of starts) {
    const parsed = parse(start);
    if (parsed.ok) return { kind: 'found', start, schedule: parsed.schedule };
  }
  const start = firstOfLastRun(starts) ?? slipAt(words, suggest) ?? bareTimeAt(words);
  if (start === null) return { kind: 'none' };
  const parsed = parse(start);
  return parsed.ok
    ? { kind: 'found', start, schedule: parsed.schedule }
    : { kind: 'problem', start, problem: parsed.problem };
}

/** Of the last indices that follow each other (`every weekday`), the first. */
function firstOfLastRun(starts: readonly number[]): number | null {
  let first = starts.at(-1) ?? null;
  for (const start of starts.toReversed()) if (first !== null && start === first - 1) first = start;
  return first;
}

/** Where a misspelt cadence stands: a word near one, with a time or a day behind it. */
function slipAt(words: readonly string[], suggest: Suggest): number | null {
  const at = words.findIndex((word, i) => {
    const behind = words[i + 1];
    const timed = behind !== undefined && (timeOfDay(behind) !== null || isDayWord(behind));
    return timed && suggest(word, CADENCE_WORDS) !== null;
  });
  return at === -1 ? null : at;
}

/** Where a time stands without a cadence, with its days where they stand before it. */
function bareTimeAt(words: readonly string[]): number | null {
  const at = words.findIndex((word) => /\d[:.]\d\d|\d[ap]m$/iu.test(word) && timeOfDay(word) !== null);
  if (at === -1) return null;
  return at > 0 && isDayWord(words[at - 1]) ? at - 1 : at;
}
