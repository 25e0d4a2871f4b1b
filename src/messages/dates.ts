import { DateTime } from 'luxon';
import { DAY, type EpochMs, HOUR, MINUTE } from '../domain/time.ts';

/** How dates are written for one reader. */
export interface DateStyle {
  /** IANA time zone. */
  readonly timeZone: string;
  /** The present, for ages. */
  readonly now: EpochMs;
}

/** `30 May 2023`, in the reader's zone. */
export function dayLabel(at: EpochMs, style: DateStyle): string {
  return inZone(at, style).toFormat('d LLL yyyy');
}

/** `30 May 2023, 09:40 UTC`. */
export function momentLabel(at: EpochMs, style: DateStyle): string {
  return inZone(at, style).toFormat('d LLL yyyy, HH:mm ZZZZ');
}

/** `16:20`, in the reader's zone. */
export function timeLabel(at: EpochMs, style: DateStyle): string {
  return inZone(at, style).toFormat('HH:mm');
}

/** `24 – 31 May 2023`, `28 Apr – 31 May 2023`. */
export function periodLabel(from: EpochMs, to: EpochMs, style: DateStyle): string {
  const [a, b] = [inZone(from, style), inZone(to, style)];
  if (a.hasSame(b, 'day')) return b.toFormat('d LLL yyyy');
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
  return DateTime.fromMillis(at, { zone: style.timeZone, locale: 'en-GB' });
}
