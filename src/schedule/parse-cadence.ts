import type { Cadence, TimeZone, WrittenSchedule } from '../domain/cadence.ts';
import { countryMeant, holidayCountry } from './country-word.ts';
import { printCadence } from './print-cadence.ts';
import { mendedWords, misread, type Read, read, type ScheduleProblem, type Suggest } from './problem.ts';
import { readCadence } from './read-cadence.ts';
import { looksLikeZone, timeZoneNamed, zoneDoubt, zoneOfCity } from './time-zone.ts';

/** How the words of a cadence are read. */
export interface CadenceReading {
  readonly suggest: Suggest;
  /**
   * What may stand behind it: `nothing`, so that every word has to be understood, or a `query` (`digest daily 09:00 india uk`),
   * which begins at the first word that is no part of a cadence.
   */
  readonly behind: 'nothing' | 'query';
}

/** A cadence that was read, or why there is none. */
export type ParsedCadence =
  | {
      readonly ok: true;
      readonly schedule: WrittenSchedule;
      /** How many words it took; the rest is the query. */
      readonly consumed: number;
      /** What its writer should know: that a city's name was left to the query. `null`: nothing. */
      readonly note: string | null;
    }
  | { readonly ok: false; readonly problem: ScheduleProblem };

/**
 * Reads a cadence from the first word on: `instantly`, `daily 09:00`, `weekdays 08:30`, `weekly mon,thu 09:00`,
 * `every 4h`, `hourly`, then an IANA time zone and `skip-holidays IN`, both optional, in either order. The nearest
 * form of a problem can always be read.
 */
export function parseCadence(words: readonly string[], reading: CadenceReading): ParsedCadence {
  const result = readSchedule(words, reading);
  if (result.ok) {
    const note = reading.behind === 'query' ? cityNote(words[result.next], result.value) : null;
    return { ok: true, schedule: result.value, consumed: result.next, note };
  }
  const printed = mendedWords(words, (mended) => {
    const again = readSchedule(mended, reading);
    if (!again.ok) return again;
    return read([printCadence(again.value), ...mended.slice(again.next)].join(' '), mended.length);
  });
  return { ok: false, problem: { message: result.misread.message, nearest: printed } };
}

function readSchedule(words: readonly string[], reading: CadenceReading): Read<WrittenSchedule> {
  const cadence = readCadence(words, reading.suggest);
  if (!cadence.ok) return cadence;
  let timeZone: TimeZone | null = null;
  let skipHolidays: string | null = null;
  let at = cadence.next;
  for (let word = words[at]; word !== undefined; word = words[at]) {
    const zone: TimeZone | null = timeZone === null ? timeZoneNamed(word) : null;
    const skips: Read<string> | null =
      skipHolidays === null ? readSkip(words, at, cadence.value, reading.suggest) : null;
    if (zone !== null) {
      timeZone = zone;
      at += 1;
    } else if (skips?.ok) {
      skipHolidays = skips.value;
      at = skips.next;
    } else if (skips !== null) {
      return skips;
    } else {
      const stray = strayWord<WrittenSchedule>(word, at, timeZone, reading);
      if (stray !== null) return stray;
      break;
    }
  }
  return read({ cadence: cadence.value, timeZone, skipHolidays }, at);
}

/** Reads `skip-holidays IN`; `null` when word `at` does not begin so. */
function readSkip(
  words: readonly string[],
  at: number,
  cadence: Cadence,
  suggest: Suggest,
): Read<string> | null {
  const word = words[at]?.toLowerCase() ?? '';
  const parted = word === 'skip' && /^holidays?$/iu.test(words[at + 1] ?? '');
  if (!parted && !/^skip-?holidays?$/u.test(word)) {
    const slip = word.startsWith('skip') ? suggest(word, ['skip-holidays']) : null;
    return slip === null ? null : misread(`“${words[at]}” should be skip-holidays.`, at, 1, slip);
  }
  const countryAt = at + (parted ? 2 : 1);
  const country = words[countryAt];
  if (cadence.kind === 'instantly') {
    const message = 'What goes out instantly waits for no holiday: “skip-holidays” belongs to digests.';
    return misread(message, 0, countryAt + (country === undefined ? 0 : 1), 'instantly');
  }
  const code = holidayCountry(country);
  if (code !== null) return read(code, countryAt + 1);
  const wanted = '“skip-holidays” needs a country by the two letters of its code, such as skip-holidays IN';
  if (country === undefined) return misread(`${wanted}.`, countryAt, 0, 'IN');
  return misread(`${wanted}, not “${country}”.`, countryAt, 1, countryMeant(country, suggest) ?? 'IN');
}

/** What is wrong with a word that is no part of a cadence; `null` when it may begin a query. */
function strayWord<T>(
  word: string,
  at: number,
  timeZone: TimeZone | null,
  { suggest, behind }: CadenceReading,
): Read<T> | null {
  if (behind === 'query' && !looksLikeZone(word, suggest)) return null;
  if (timeZone !== null) {
    return misread(`“${word}” is too much: the time zone is ${timeZone} already.`, at, 1, '');
  }
  const { message, meant } = zoneDoubt(word, suggest);
  return misread(message, at, 1, meant);
}

/** A city behind a time may be meant as its zone, but is a word of the query as well: the writer is told. */
function cityNote(word: string | undefined, { timeZone, cadence }: WrittenSchedule): string | null {
  if (word === undefined || timeZone !== null || cadence.kind === 'instantly') return null;
  const zone = zoneOfCity(word);
  return zone === null
    ? null
    : `“${word}” was read as a word to search for; for the time zone write ${zone}.`;
}
