import type { PollAsks } from '../domain/feed.ts';
import { type EpochMs, HOUR } from '../domain/time.ts';

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Hours of a week: a feed that skips them all asks for nothing sensible and is not heard. */
const WEEK = 7 * 24;

/**
 * The first moment, from `at` on, that is in none of the hours and days (GMT) in which a feed asks not to be polled
 * (RSS 2.0, `skipHours` and `skipDays`); `at` itself where the feed skips every hour of the week.
 */
export function afterSkippedTimes(at: EpochMs, asks: Pick<PollAsks, 'skipHours' | 'skipDays'>): EpochMs {
  if (asks.skipHours.length === 0 && asks.skipDays.length === 0) return at;
  // Some feeds write 24 for midnight, as RSS 0.91 did.
  const hours = new Set(asks.skipHours.map((hour) => hour % 24));
  const days = new Set(asks.skipDays.map((day) => DAYS.indexOf(day.trim().toLowerCase())));
  let moment = at;
  for (let n = 0; n < WEEK; n++) {
    const date = new Date(moment);
    if (!hours.has(date.getUTCHours()) && !days.has(date.getUTCDay())) return moment;
    moment = (Math.floor(moment / HOUR) + 1) * HOUR;
  }
  return at;
}
