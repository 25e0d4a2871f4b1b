import type { TimeZone } from '../domain/cadence.ts';
import type { Suggest } from './problem.ts';
import { CITY_ZONES, COUNTRY_ZONES, RENAMED } from './zone-names.ts';

/** Zones in their usual spelling, by the same in small letters. */
const ZONES: ReadonlyMap<string, TimeZone> = new Map(
  ['UTC', ...Intl.supportedValuesOf('timeZone').map(modernName)].map((zone) => [zone.toLowerCase(), zone]),
);

/** What stands before the slash of an IANA name; the last five are older than the others and still understood. */
const REGIONS: readonly string[] = [
  'africa america antarctica arctic asia atlantic australia europe indian pacific',
  'us canada brazil chile mexico',
].flatMap((line) => line.split(' '));

/** All zones by their present names, `UTC` first. */
export const TIME_ZONES: readonly TimeZone[] = [...ZONES.values()];

function modernName(zone: string): TimeZone {
  return RENAMED.get(zone) ?? zone;
}

/**
 * The zone of that IANA name, in any letters and under old names too (`asia/calcutta` is `Asia/Kolkata`); `null` for
 * anything else. Links without a region (`Japan`, `GB`, `EST`) are not taken: they are words of a query, or mean
 * another time than they seem to (`EST` is without summer time).
 */
export function timeZoneNamed(word: string): TimeZone | null {
  const name = word.toLowerCase();
  if (name === 'gmt') return 'UTC';
  const known = ZONES.get(name);
  if (known !== undefined || !REGIONS.includes(regionIn(name) ?? '')) return known ?? null;
  try {
    return modernName(new Intl.DateTimeFormat('en', { timeZone: word }).resolvedOptions().timeZone);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Why a word is no time zone, and the zone that may be meant. */
export interface ZoneDoubt {
  readonly message: string;
  readonly meant: TimeZone | null;
}

const EXAMPLES = 'Asia/Kolkata, Europe/London or UTC';

/** Zones of whole and half hours that people write as offsets, for a hint: one well-known zone each. */
const ZONES_BY_OFFSET: ReadonlyMap<string, TimeZone> = new Map([
  ['+0', 'UTC'],
  ['+5:30', 'Asia/Kolkata'],
  ['+5:45', 'Asia/Kathmandu'],
  ['+4', 'Asia/Dubai'],
  ['+8', 'Asia/Singapore'],
  ['+9', 'Asia/Tokyo'],
  ['+1', 'Europe/Paris'],
  ['+2', 'Europe/Athens'],
  ['+3', 'Africa/Nairobi'],
  ['+10', 'Australia/Sydney'],
  ['-5', 'America/New_York'],
  ['-3', 'America/Sao_Paulo'],
  ['-8', 'America/Los_Angeles'],
]);

/** Whether the word plainly wants to be a zone: an offset, or a name behind a region, however misspelt. */
export function looksLikeZone(word: string, suggest: Suggest): boolean {
  const region = regionIn(word.toLowerCase());
  if (region === null) return offsetIn(word) !== null;
  return REGIONS.includes(region) || suggest(region, REGIONS) !== null;
}

function regionIn(name: string): string | null {
  const slash = name.indexOf('/');
  return slash > 0 ? name.slice(0, slash) : null;
}

/** What is wrong with a word that stands where a zone may: an offset, a city, an abbreviation, a slip. */
export function zoneDoubt(word: string, suggest: Suggest): ZoneDoubt {
  const offset = offsetIn(word);
  if (offset !== null) {
    return {
      message: `“${word}” is an offset, which knows no summer time: name a time zone, such as ${EXAMPLES}.`,
      meant: ZONES_BY_OFFSET.get(offset) ?? null,
    };
  }
  const place = lastPart(word);
  const meant =
    zoneOfCity(place) ?? COUNTRY_ZONES.get(place) ?? suggest(word, TIME_ZONES) ?? placeNear(place, suggest);
  return { message: `“${word}” is no IANA time zone, such as ${EXAMPLES}.`, meant };
}

/** The zone that is named after a city (`london`, `new-york`), or that a city keeps (`delhi`); `null` for no city. */
export function zoneOfCity(word: string): TimeZone | null {
  const city = lastPart(word);
  return CITY_ZONES.get(city) ?? CITIES.get(city) ?? null;
}

/** Zones by the city in their name, or in the name that they had. */
const CITIES: ReadonlyMap<string, TimeZone> = new Map([
  ...Array.from(RENAMED, ([before, zone]) => [lastPart(before), zone] as const),
  ...TIME_ZONES.map((zone) => [lastPart(zone), zone] as const),
]);

function placeNear(place: string, suggest: Suggest): TimeZone | null {
  const near = suggest(place, [...CITIES.keys(), ...CITY_ZONES.keys(), ...COUNTRY_ZONES.keys()]) ?? '';
  return zoneOfCity(near) ?? COUNTRY_ZONES.get(near) ?? null;
}

/** `new_york` of `America/New_York` and of `new-york`. */
function lastPart(name: string): string {
  return name
    .slice(name.lastIndexOf('/') + 1)
    .toLowerCase()
    .replaceAll('-', '_');
}
/** `+5:30` of `utc+5:30`, `GMT+05:30`, `+0530`; `null` when the word is no offset. */
function offsetIn(word: string): string | null {
  const match = /^(?:utc?|gmt|z)?([+\u2212-])(\d{1,2}):?(\d{2})?$/iu.exec(word);
  if (match === null) return null;
  const minutes = match[3] === undefined || match[3] === '00' ? '' : `:${match[3]}`;
  return `${match[1] === '+' || Number(match[2]) === 0 ? '+' : '-'}${Number(match[2])}${minutes}`;
}
