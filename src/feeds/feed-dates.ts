import { type EpochMs, SECOND } from '../domain/time.ts';
import { isPlausibleYear, momentOf } from './date-parts.ts';
import { DATE_READERS, type DateFindings } from './date-readers.ts';
import { dateWords } from './date-words.ts';

/**
 * The moment of a date as feeds write them: RFC 822 and 2822, ISO 8601 and W3CDTF, asctime, JavaScript's and Java's
 * own forms, month names of some twenty languages, East Asian dates, seconds since 1970. Weekdays are not believed,
 * missing times are midnight, missing or unknown zones Greenwich (never the server's). `null` when it cannot be read;
 * `07/08/2024`, which may be July or August, is such a case unless `am` or `pm` shows the American order.
 */
export function parseFeedDate(text: string): EpochMs | null {
  const words = dateWords(text);
  if (words.length === 1 && /^(?:\d{10}|\d{13})$/.test(words[0] ?? '')) return epochOf(words[0] ?? '');
  const found: DateFindings = {
    year: null,
    month: null,
    day: null,
    hour: null,
    minute: 0,
    second: 0,
    offset: null,
    offsetIsNumeric: false,
    undecided: null,
    twelveHours: false,
  };
  // A word without digits that nobody knows is a weekday or decoration; one with digits spoils the whole.
  const understood = words.every(
    (word) => DATE_READERS.some((read) => read(word, found)) || !/\d/.test(word),
  );
  return understood ? momentFound(found) : null;
}

function epochOf(digits: string): EpochMs | null {
  const ms = digits.length === 13 ? Number(digits) : Number(digits) * SECOND;
  return isPlausibleYear(new Date(ms).getUTCFullYear()) ? ms : null;
}

function momentFound(found: DateFindings): EpochMs | null {
  const { year, hour, minute, second, offset, undecided } = found;
  if (undecided !== null && !found.twelveHours) return null;
  const month = found.month ?? undecided?.[0] ?? 1;
  // A month or a year alone stands for its first day (W3CDTF); a day without a month for nothing.
  const day = found.day ?? undecided?.[1] ?? 1;
  if (year === null || (found.day !== null && found.month === null)) return null;
  return momentOf({ year, month, day, hour: hour ?? 0, minute, second, offset: offset ?? 0 });
}
