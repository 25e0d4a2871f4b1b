import { HOLIDAY_COUNTRIES } from './holiday-countries.ts';
import type { Suggest } from './problem.ts';

const DISPLAY = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** Codes by what people write for them. */
const CODES: ReadonlyMap<string, string> = new Map([
  ...HOLIDAY_COUNTRIES.map((code) => [countryName(code).toLowerCase().replaceAll(' ', '-'), code] as const),
  ['uk', 'GB'],
  ['britain', 'GB'],
  ['usa', 'US'],
  ['korea', 'KR'],
  ['uae', 'AE'],
]);

/** The English name of a country by its code. */
export function countryName(code: string): string {
  return DISPLAY.of(code) ?? code;
}

/** The code of a country whose holidays are known, in any letters; `null` for anything else. */
export function holidayCountry(word: string | undefined): string | null {
  const code = word?.toUpperCase() ?? '';
  return HOLIDAY_COUNTRIES.includes(code) ? code : null;
}

/** The code that a word which is none may mean: a country's name or a slip of it. */
export function countryMeant(word: string, suggest: Suggest): string | null {
  const name = word.toLowerCase();
  return CODES.get(name) ?? CODES.get(suggest(name, CODES.keys()) ?? '') ?? null;
}
