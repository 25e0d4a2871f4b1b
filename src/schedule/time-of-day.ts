import type { TimeOfDay } from '../domain/cadence.ts';
import { misread, type Read, read } from './problem.ts';

const FORMS = 'such as 09:00, 17:30 or 9am';

const NAMED: ReadonlyMap<string, TimeOfDay> = new Map([
  ['noon', { hour: 12, minute: 0 }],
  ['midday', { hour: 12, minute: 0 }],
  ['midnight', { hour: 0, minute: 0 }],
]);

/** The time that a word says: `09:00`, `9:00`, `9.30`, `9am`, `9:30pm`, `noon`; `null` for anything else. */
export function timeOfDay(word: string): TimeOfDay | null {
  const text = word.toLowerCase();
  const named = NAMED.get(text);
  if (named) return named;
  const match = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm|a\.m\.|p\.m\.)?$/u.exec(text);
  if (match === null) return null;
  const [, hours = '', minutes, half] = match;
  if (minutes === undefined && half === undefined) return null;
  const hour = half === undefined ? Number(hours) : hourOfHalf(Number(hours), half);
  const minute = Number(minutes ?? 0);
  return hour !== null && hour < 24 && minute < 60 ? { hour, minute } : null;
}

function hourOfHalf(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.startsWith('p') ? 12 : 0);
}

/** Reads a time from word `at` on; `9 am` is two words, and an `at` before it is passed over. */
export function readTime(words: readonly string[], at: number): Read<TimeOfDay> {
  const start = words[at]?.toLowerCase() === 'at' ? at + 1 : at;
  const word = words[start];
  if (word === undefined) return misread(`A time is missing, ${FORMS}.`, start, 0, '09:00');
  const joined = word + (words[start + 1] ?? '');
  const half = /^[ap]\.?m\.?$/iu.test(words[start + 1] ?? '')
    ? timeOfDay(joined.replace(/\.?m\.?$/iu, 'm'))
    : null;
  if (half !== null) return read(half, start + 2);
  const time = timeOfDay(word);
  if (time !== null) return read(time, start + 1);
  const guess = guessedTime(word);
  return misread(`“${word}” is no time of day, ${FORMS}.`, start, guess === null ? 0 : 1, guess ?? '09:00');
}

/** The time that a malformed one may mean: `9` and `9:0` are nine, `24:00` is midnight, `0830` lacks its colon. */
function guessedTime(word: string): string | null {
  const match = /^(\d{1,2})(?:[:.h]?(\d{1,2}))?(?:[ap]m|h)?$/iu.exec(word);
  if (match === null) return /\d/u.test(word) ? '09:00' : null;
  const hour = Number(match[1]) % 24;
  const minute = Number(match[2] ?? 0);
  return printTime({ hour, minute: minute < 60 ? minute : 0 });
}

/** `09:00`: always four digits. */
export function printTime({ hour, minute }: TimeOfDay): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Minutes since midnight on the clock. */
export function minuteOfDay({ hour, minute }: TimeOfDay): number {
  return hour * 60 + minute;
}
