import type { Feed } from '../domain/feed.ts';
import { DAY, type EpochMs } from '../domain/time.ts';
import { ageLabel, type DateStyle, dayLabel, timeLabel } from './dates.ts';
import { type Span, text } from './message.ts';

/** What a feed has brought lately. */
export interface FeedRhythm {
  readonly feedId: number;
  /** Items published in the last {@link RHYTHM_DAYS}. */
  readonly items: number;
  /** Of them, those that told a story. */
  readonly relevant: number;
  readonly first: EpochMs;
  readonly last: EpochMs;
}

/** So far back a feed's rhythm is looked at. */
export const RHYTHM_DAYS = 90;

/** Fewer items than this are no rhythm. */
const FEWEST = 4;

/** Whether a feed has been silent for three times its own rhythm: it answers, but something may have changed. */
export function isQuiet({ items, first, last }: FeedRhythm, now: EpochMs): boolean {
  if (items < FEWEST) return false;
  const between = Math.max(DAY / 4, (last - first) / (items - 1));
  return now - last > 3 * between;
}

/** `12 a week, 8 % of it relevant`; empty where nothing came. */
export function rhythmWords({ items, relevant, first }: FeedRhythm, now: EpochMs): string {
  if (items === 0) return '';
  const weeks = Math.max(1, Math.min(RHYTHM_DAYS, (now - first) / DAY) / 7);
  const perWeek = items / weeks;
  const rate = perWeek >= 1 ? `${Math.round(perWeek).toLocaleString('en')} a week` : 'less than one a week';
  const share = Math.round((100 * relevant) / items);
  return `${rate}, ${share} % of it relevant`;
}

/** A feed that answers: when last, what it brings, when it is asked next, or until when its hub pushes it. */
export function healthyLine(
  feed: Feed,
  rhythm: FeedRhythm | null,
  style: DateStyle,
  pushedUntil: EpochMs | null = null,
): Span[] {
  const { lastSuccessAt, nextPollAt, asks } = feed.health;
  if (lastSuccessAt === null) return [text(feed.title), text(` not polled yet${waysWords(feed)}`, 'quiet')];
  const quiet = rhythm !== null && isQuiet(rhythm, style.now);
  const parts = [
    `answered ${ageLabel(lastSuccessAt, style)}`,
    rhythm === null ? '' : rhythmWords(rhythm, style.now),
    pushedUntil === null ? '' : `pushed by its hub until ${dayLabel(pushedUntil, style)}`,
    `${nextWords(nextPollAt, style)}${asks.updateEvery === null ? '' : ', as it asks'}`,
    waysOf(feed),
  ];
  return [
    text(feed.title),
    ...(quiet
      ? [text(' quiet', 'strong'), text(` since ${ageLabel(rhythm.last, style)}, which is unlike it ·`)]
      : []),
    text(` ${parts.filter(Boolean).join(' · ')}`, 'quiet'),
  ];
}

/** How a feed is read, where it is not as usual: the selector of a page, full text; empty otherwise. */
export function waysOf({ watch, fullText }: Pick<Feed, 'watch' | 'fullText'>): string {
  const page = watch.kind === 'page' ? `page by ${watch.selector}` : '';
  return [page, fullText ? 'full text' : ''].filter(Boolean).join(', ');
}

function waysWords(feed: Feed): string {
  const ways = waysOf(feed);
  return ways === '' ? '' : ` · ${ways}`;
}

/** A feed that does not answer: why, since when, how often it was tried, and when it is tried next. */
export function failureLine(feed: Feed, style: DateStyle): Span[] {
  const { lastError, lastSuccessAt, failures, nextPollAt } = feed.health;
  const last =
    lastSuccessAt === null ? 'never answered as a feed' : `last well ${ageLabel(lastSuccessAt, style)}`;
  const tried = failures === 1 ? 'failed once' : `failed ${failures} times`;
  return [
    text(feed.title, 'strong'),
    text(`: ${lastError ?? 'failed'} `),
    text(`(${last}, ${tried}, ${nextWords(nextPollAt, style)})${waysWords(feed)}`, 'quiet'),
  ];
}

function nextWords(at: EpochMs, style: DateStyle): string {
  return at <= style.now ? 'asked again at once' : `asked again at ${timeLabel(at, style)}`;
}
