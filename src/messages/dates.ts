import { DateTime } from 'luxon';
import { DAY, type EpochMs, HOUR, MINUTE } from '../domain/time.ts';

/** How dates are written for one reader. */
export interface DateStyle {
  /** IANA time zone. */
  readonly timeZone: string;
  /** The present, for ages. */
  readonly now: EpochMs;
  /** BCP 47 tag in whose way dates are written (`en-US`: May 30, 2023); absent: `30 May 2023`. */
  readonly locale?: string;
}

/** `30 May 2023`, in the reader's zone. */
export function dayLabel(at: EpochMs, style: DateStyle): string {
  return dayOf(inZone(at, style), style);
}

function dayOf(date: DateTime, { locale }: DateStyle): string {
  return locale === undefined ? date.toFormat('d LLL yyyy') : date.toLocaleString(DateTime.DATE_MED);
}

/** `30 May 2023, 09:40 UTC`. */
export function momentLabel(at: EpochMs, style: DateStyle): string {
  const date = inZone(at, style);
  if (style.locale === undefined) return date.toFormat('d LLL yyyy, HH:mm ZZZZ');
  return `${date.toLocaleString(DateTime.DATETIME_MED)} ${date.toFormat('ZZZZ')}`;
}

/** `16:20`, in the reader's zone. */
export function timeLabel(at: EpochMs, style: DateStyle): string {
  const date = inZone(at, style);
  return style.locale === undefined ? date.toFormat('HH:mm') : date.toLocaleString(DateTime.TIME_SIMPLE);
}

/** `24 – 31 May 2023`, `28 Apr – 31 May 2023`. */
export function periodLabel(from: EpochMs, to: EpochMs, style: DateStyle): string {
  const [a, b] = [inZone(from, style), inZone(to, style)];
  if (a.hasSame(b, 'day')) return dayOf(b, style);
  if (style.locale !== undefined) return `${dayOf(a, style)} – ${dayOf(b, style)}`;
  const first = a.hasSame(b, 'month') ? 'd' : a.hasSame(b, 'year') ? 'd LLL' : 'd LLL yyyy';
  return `${a.toFormat(first)} – ${b.toFormat('d LLL yyyy')}`;
}

/** `just now`, `40 minutes ago`, `5 hours ago`, `2 days ago`; dates ahead read `just now`. */
export function ageLabel(at: EpochMs, style: DateStyle): string {
  const age = style.now - at;
  if (age < MINUTE) return 'just now';
  if (age < HOUR) return ago(Math.floor(age / MINUTE), 'minute');
  if (age < DAY) return ago(Math.floor(age / HOUR), 'hour');
  return ago(Math.floor(age / DAY), 'day');
}

function ago(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? '' : 's'} ago`;
}

function inZone(at: EpochMs, style: DateStyle): DateTime {
  return DateTime.fromMillis(at, { zone: style.timeZone, locale: style.locale ?? 'en-GB' });
}

/** Whether dates can be written in the way of a tag. */
export function isLocale(tag: string): boolean {
  return (
    /^[a-z]{2,3}(?:-[\da-z]{2,8}){0,3}$/i.test(tag) &&
    Intl.DateTimeFormat.supportedLocalesOf([tag]).length > 0
  );
}
