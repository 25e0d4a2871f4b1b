import type { QuietHours, TimeOfDay, TimeZone } from '../domain/cadence.ts';
import { mendedWords, misread, type Read, read, type ScheduleProblem, type Suggest } from './problem.ts';
import { minuteOfDay, printTime, readTime } from './time-of-day.ts';
import { timeZoneNamed, zoneDoubt } from './time-zone.ts';

/** Quiet hours as somebody wrote them: without a zone, that of the place where it was written is meant. */
export interface WrittenQuietHours extends Omit<QuietHours, 'timeZone'> {
  readonly timeZone: TimeZone | null;
}

/** Quiet hours that were read, `null` for none (`off`); or why there are none. */
export type ParsedQuietHours =
  | { readonly ok: true; readonly quiet: WrittenQuietHours | null }
  | { readonly ok: false; readonly problem: ScheduleProblem };

/** Reads `20:00-07:00`, `8pm - 7am`, `20:00 to 07:00`, each with a time zone behind it or without, and `off`. */
export function parseQuietHours(words: readonly string[], suggest: Suggest): ParsedQuietHours {
  // Dashes and “to” between the times are as good as a space.
  const parts = words.flatMap((word, i) => (i < LAST_OF_TIMES ? timesIn(word) : [word]));
  const result = readQuiet(parts, suggest);
  if (result.ok) return { ok: true, quiet: result.value };
  const nearest = mendedWords(parts, (mended) => {
    const again = readQuiet(mended.flatMap(timesIn), suggest);
    return again.ok ? read(printQuietHours(again.value), again.next) : again;
  });
  return { ok: false, problem: { message: result.misread.message, nearest } };
}

/** Up to which word the two times may reach: `8 pm - 7 am` is five. */
const LAST_OF_TIMES = 5;

function timesIn(word: string): readonly string[] {
  if (/^(?:to|until|till|and|from|between)$/iu.test(word)) return [];
  // A zone is left as it is: some have a hyphen.
  const parts = word.split(/[\u2010-\u2015-]/u).filter(Boolean);
  return parts.every((part) => /^(?:[\d:.apm]+|noon|midday|midnight)$/iu.test(part)) ? parts : [word];
}

function readQuiet(words: readonly string[], suggest: Suggest): Read<WrittenQuietHours | null> {
  const [first = ''] = words;
  if (/^(?:off|none|never)$/iu.test(first)) {
    return words.length === 1 ? read(null, 1) : misread('“off” stands alone.', 1, words.length - 1, '');
  }
  if (/^[a-z]+$/iu.test(first) && suggest(first, ['off']) !== null) {
    return misread(`“${first}” should be off.`, 0, words.length, 'off');
  }
  const from = readTime(words, 0);
  if (!from.ok) return from;
  const to = readEnd(words, from.next, from.value);
  if (!to.ok) return to;
  const zone = words[to.next];
  if (zone === undefined) return read({ from: from.value, to: to.value, timeZone: null }, to.next);
  const timeZone = timeZoneNamed(zone);
  if (timeZone === null) {
    const { message, meant } = zoneDoubt(zone, suggest);
    return misread(message, to.next, 1, meant);
  }
  const behind = to.next + 1;
  if (behind < words.length) {
    return misread(`“${words[behind]}” is too much behind the time zone.`, behind, words.length - behind, '');
  }
  return read({ from: from.value, to: to.value, timeZone }, behind);
}

function readEnd(words: readonly string[], at: number, from: TimeOfDay): Read<TimeOfDay> {
  if (words[at] === undefined) {
    return misread('Quiet hours need a beginning and an end, such as 20:00-07:00.', at, 0, '07:00');
  }
  const to = readTime(words, at);
  if (to.ok && minuteOfDay(to.value) === minuteOfDay(from)) {
    const message = 'Quiet hours that end when they begin would last for ever: use “pause” instead.';
    return misread(message, at, to.next - at, from.hour === 7 ? '08:00' : '07:00');
  }
  return to;
}

/** Quiet hours as a person may type them, in their canonical form: `20:00-07:00 Asia/Kolkata`, `off`. */
export function printQuietHours(quiet: WrittenQuietHours | null): string {
  if (quiet === null) return 'off';
  const times = `${printTime(quiet.from)}-${printTime(quiet.to)}`;
  return quiet.timeZone === null ? times : `${times} ${quiet.timeZone}`;
}
