import { type DailyDays, WEEKDAYS, type Weekday, type WeekdayList } from '../domain/cadence.ts';
import { misread, type Read, read, type Suggest } from './problem.ts';

/** Full names, Monday first. */
const FULL_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const WORDS: ReadonlyMap<string, readonly Weekday[]> = new Map<string, readonly Weekday[]>([
  ...WEEKDAYS.map((day) => [day, [day]] as const),
  ...FULL_NAMES.map((name, i) => [name.toLowerCase(), WEEKDAYS.slice(i, i + 1)] as const),
  ...FULL_NAMES.map((name, i) => [`${name.toLowerCase()}s`, WEEKDAYS.slice(i, i + 1)] as const),
  ['tues', ['tue']],
  ['weds', ['wed']],
  ['thur', ['thu']],
  ['thurs', ['thu']],
  ['weekday', WEEKDAYS.slice(0, 5)],
  ['weekdays', WEEKDAYS.slice(0, 5)],
  ['weekend', WEEKDAYS.slice(5)],
  ['weekends', WEEKDAYS.slice(5)],
]);

/** Whether the word begins a list of days. */
export function isDayWord(word: string | undefined): boolean {
  return word !== undefined && daysIn(word) !== null;
}

/**
 * Reads days from word `at` on: `mon`, `monday`, `mon,thu`, `mon, thu`, `mon and thu`, `mon-fri`, `weekdays`,
 * `weekends`; an `on` before them is passed over.
 */
export function readDays(words: readonly string[], at: number, suggest: Suggest): Read<WeekdayList> {
  let next = words[at]?.toLowerCase() === 'on' ? at + 1 : at;
  const found: Weekday[] = [];
  for (;;) {
    const word = words[next];
    if (word === undefined)
      return misread('A day of the week is missing, such as mon or mon,thu.', next, 0, 'mon');
    const days = daysIn(word);
    if (days === null) return wrongDay(word, next, suggest);
    found.push(...days);
    next += 1;
    const link = words[next]?.toLowerCase();
    if (link === 'and' || link === '&' || link === ',') next += 1;
    else if (!word.endsWith(',')) break;
  }
  return read(weekdayList(found), next);
}

function daysIn(word: string): readonly Weekday[] | null {
  const parts = word.toLowerCase().replace(/,$/u, '').split(',');
  const days = parts.map(daysOfPart);
  return days.every((part) => part !== null) ? days.flat() : null;
}

function daysOfPart(part: string): readonly Weekday[] | null {
  const known = WORDS.get(part);
  if (known) return known;
  const [first, last, ...others] = part.split(/[-–]/u).map((name) => WORDS.get(name));
  if (others.length > 0 || first?.length !== 1 || last?.length !== 1) return null;
  const [from, to] = [WEEKDAYS.indexOf(first[0] ?? 'mon'), WEEKDAYS.indexOf(last[0] ?? 'mon')];
  return from <= to ? WEEKDAYS.slice(from, to + 1) : [...WEEKDAYS.slice(from), ...WEEKDAYS.slice(0, to + 1)];
}

function wrongDay<T>(word: string, at: number, suggest: Suggest): Read<T> {
  const parts = word.toLowerCase().split(',').filter(Boolean);
  const mended = parts.map((part) => (daysOfPart(part) ? part : suggest(part, WORDS.keys())));
  const instead = mended.length > 0 && mended.every((part) => part !== null) ? mended.join(',') : null;
  const message = `“${word}” is no day of the week: mon, tue, wed, thu, fri, sat, sun.`;
  return misread(message, at, instead === null ? 0 : 1, instead ?? 'mon');
}

/** The days in canonical order, each once. Monday where there is none, which no caller asks for. */
export function weekdayList(days: readonly Weekday[]): WeekdayList {
  const [first = 'mon', ...others] = WEEKDAYS.filter((day) => days.includes(day));
  return [first, ...others];
}

/** The days of a daily digest by their name, where they have one. */
export function dailyDays(days: WeekdayList): DailyDays {
  const key = days.join();
  if (key === WEEKDAYS.join()) return 'every';
  return key === WEEKDAYS.slice(0, 5).join() ? 'weekdays' : days;
}

/** `Monday`, `Monday and Thursday`, `Monday, Tuesday and Sunday`. */
export function dayNames(days: WeekdayList): string {
  const names = days.map((day) => FULL_NAMES[WEEKDAYS.indexOf(day)] ?? day);
  const last = names.at(-1) ?? '';
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
