import { type Cadence, WEEKDAYS, type WeekdayList } from '../domain/cadence.ts';
import { misread, type Read, read, type Suggest } from './problem.ts';
import { readTime, timeOfDay } from './time-of-day.ts';
import { dailyDays, isDayWord, readDays } from './weekdays.ts';

/** The longest time between two digests: a week. */
const MOST_HOURS = 168;

/** The words that begin a cadence. */
export const CADENCE_WORDS = [
  'instantly',
  'daily',
  'weekdays',
  'weekends',
  'weekly',
  'every',
  'hourly',
] as const;
type CadenceWord = (typeof CADENCE_WORDS)[number];

/** Other ways to begin one, each with the word that it stands for. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['instant', 'instantly'],
  ['immediately', 'instantly'],
  ['weekday', 'weekdays'],
  ['workdays', 'weekdays'],
  ['weekend', 'weekends'],
]);

/** The cadence's first word that this one is, in any letters or by another name; `null` when it is none. */
export function cadenceWord(word: string | undefined): CadenceWord | null {
  const name = word?.toLowerCase() ?? '';
  const known = SYNONYMS.get(name) ?? name;
  return CADENCE_WORDS.find((first) => first === known) ?? null;
}

/** Reads a cadence, without zone and holidays, from the first word on. */
export function readCadence(words: readonly string[], suggest: Suggest): Read<Cadence> {
  const [first] = words;
  switch (cadenceWord(first)) {
    case 'instantly':
      return read({ kind: 'instantly' }, 1);
    case 'hourly':
      return read({ kind: 'every', hours: 1 }, 1);
    case 'daily':
      return readDaily(words, suggest);
    case 'weekdays':
    case 'weekends':
      return readDaily(['daily', ...words], suggest, -1);
    case 'weekly':
      return readWeekly(words, 1, suggest);
    case 'every':
      return readEvery(words, suggest);
    case null:
      return noCadence(first, suggest);
  }
}

function noCadence<T>(first: string | undefined, suggest: Suggest): Read<T> {
  const forms = 'A cadence is instantly, daily 09:00, weekdays 08:30, weekly mon 09:00, every 4h or hourly';
  if (first === undefined) return misread(`${forms}.`, 0, 0, 'daily');
  if (timeOfDay(first)) return misread(`${forms}: “${first}” is a time alone.`, 0, 0, 'daily');
  if (isDayWord(first)) return misread(`${forms}: “${first}” is a day alone.`, 0, 0, 'weekly');
  const rarer = /^(?:fortnightly|biweekly|monthly|quarterly)$/iu.test(first) ? 'weekly' : null;
  const meant = rarer ?? suggest(first, CADENCE_WORDS);
  return misread(`${forms}, not “${first}”.`, 0, 1, meant);
}

/** `daily 09:00`, `daily mon,wed 09:00`; `shift` is added to every index, where a word was put before. */
function readDaily(words: readonly string[], suggest: Suggest, shift = 0): Read<Cadence> {
  const named = isDayWord(words[1]) || words[1]?.toLowerCase() === 'on';
  const days: Read<WeekdayList> = named ? readDays(words, 1, suggest) : read([...WEEKDAYS], 1);
  if (!days.ok) return shifted(days, shift);
  const time = readTime(words, days.next);
  if (!time.ok) return shifted(time, shift);
  return read({ kind: 'daily', days: dailyDays(days.value), ...time.value }, time.next + shift);
}

function shifted<T>(reading: Read<unknown> & { readonly ok: false }, shift: number): Read<T> {
  const { misread: wrong } = reading;
  return { ok: false, misread: { ...wrong, at: wrong.at + shift } };
}

/** `weekly mon 09:00`, its days from word `at` on. */
function readWeekly(words: readonly string[], at: number, suggest: Suggest): Read<Cadence> {
  const [first, second] = words.slice(at);
  if (first !== undefined && timeOfDay(first) && isDayWord(second)) {
    return misread('The day comes before the time.', at, 2, `${second} ${first}`);
  }
  if (first === undefined || timeOfDay(first)) {
    return misread('“weekly” needs its day, such as weekly mon 09:00.', at, 0, 'mon');
  }
  const days = readDays(words, at, suggest);
  if (!days.ok) return days;
  const time = readTime(words, days.next);
  if (!time.ok) return time;
  return read({ kind: 'weekly', days: days.value, ...time.value }, time.next);
}

/** `every 4h`, `every 4 hours`, `every hour`; also `every day 09:00`, `every weekday 08:30`, `every monday 09:00`. */
function readEvery(words: readonly string[], suggest: Suggest): Read<Cadence> {
  const word = words[1]?.toLowerCase();
  if (word === undefined) return misread('“every” needs a number of hours, such as every 4h.', 1, 0, '4h');
  if (word === 'day') return readDaily(['daily', ...words.slice(2)], suggest, 1);
  if (/^week(?:day|end)s?$/u.test(word)) return readDaily(words, suggest);
  if (word === 'week') return readWeekly(words, 2, suggest);
  if (isDayWord(word)) return readWeekly(words, 1, suggest);
  if (word === 'hour') return read({ kind: 'every', hours: 1 }, 2);
  return readHours(words, word);
}

function readHours(words: readonly string[], word: string): Read<Cadence> {
  const glued = /^(\d{1,6})([a-z]+)$/u.exec(word);
  const unit = glued?.[2] ?? words[2]?.toLowerCase() ?? '';
  const count = Number(glued?.[1] ?? (/^\d{1,6}$/u.test(word) ? word : Number.NaN));
  const used = glued ? 1 : unitHours(unit) === null ? 1 : 2;
  const hours = count * (unitHours(unit) ?? Number.NaN);
  if (Number.isInteger(hours) && hours >= 1 && hours <= MOST_HOURS) {
    return read({ kind: 'every', hours }, 1 + used);
  }
  const nearest = Number.isNaN(hours) ? count || 4 : hours;
  const bounded = Math.min(MOST_HOURS, Math.max(1, Math.round(nearest)));
  const message = `“every” takes whole hours from 1h to ${MOST_HOURS}h, not “${words.slice(1, 1 + used).join(' ')}”.`;
  return misread(message, 1, used, `${bounded}h`);
}

function unitHours(unit: string): number | null {
  if (/^(?:h|hr|hrs|hour|hours)$/u.test(unit)) return 1;
  if (/^(?:d|day|days)$/u.test(unit)) return 24;
  if (/^(?:w|week|weeks)$/u.test(unit)) return 7 * 24;
  return /^(?:m|min|mins|minute|minutes)$/u.test(unit) ? 1 / 60 : null;
}
