import type { EpochMs } from './time.ts';

/** Days of the week, Monday first (ISO 8601). */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** One or more days of the week: each once, Monday first. */
export type WeekdayList = readonly [Weekday, ...Weekday[]];

/** IANA name of a time zone in its usual spelling (`Asia/Kolkata`), or `UTC`. */
export type TimeZone = string;

/** A day of a calendar, in no zone: `2026-04-01`. */
export type LocalDate = string;

/** A time as a clock on the wall shows it. */
export interface TimeOfDay {
  /** 0 to 23. */
  readonly hour: number;
  /** 0 to 59. */
  readonly minute: number;
}

/** On which days a daily digest comes. A list is neither all seven days nor Monday to Friday: those have names. */
export type DailyDays = 'every' | 'weekdays' | WeekdayList;

/**
 * How often a subscription speaks. `daily` and `weekly` differ in the digest, not in the clock: a weekly one has the
 * picture of the week.
 */
export type Cadence =
  | { readonly kind: 'instantly' }
  | ({ readonly kind: 'daily'; readonly days: DailyDays } & TimeOfDay)
  | ({ readonly kind: 'weekly'; readonly days: WeekdayList } & TimeOfDay)
  /** Whole hours, 1 to 168. */
  | { readonly kind: 'every'; readonly hours: number };

/** A cadence of digests. */
export type TimedCadence = Exclude<Cadence, { kind: 'instantly' }>;

/** A cadence as somebody wrote it: who names no zone has the one of the place where it was written. */
export interface WrittenSchedule {
  readonly cadence: Cadence;
  readonly timeZone: TimeZone | null;
  /** ISO 3166-1 alpha-2 code of the country on whose public holidays no digest comes; `null`: every day is a day. */
  readonly skipHolidays: string | null;
}

/** A cadence with the zone in which its times and days are meant. */
export interface Schedule extends WrittenSchedule {
  readonly timeZone: TimeZone;
}

/** What a digest covers: from the first moment on, up to but without the last. */
export interface DigestWindow {
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/** Hours of every day in which a destination is left alone; `from` after `to` means over midnight. Never the same. */
export interface QuietHours {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
  readonly timeZone: TimeZone;
}
