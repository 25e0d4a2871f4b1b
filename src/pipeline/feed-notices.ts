import type { Offer } from '../domain/delivery.ts';
import type { EpochMs } from '../domain/time.ts';
import { DAY } from '../domain/time.ts';
import type { PollReport } from './poll-feed.ts';

/** A word to the owners on feeds. */
export interface FeedNotice {
  readonly kind: 'notice';
  readonly key: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly offers: readonly Offer[];
}

/** A feed counts as broken after so many failures in a row: one that stumbles once is nobody's trouble. */
export const BROKEN_AFTER = 3;

/** More notices than this of one kind in one cycle are told in one: a network that is down is one trouble, not two hundred. */
const MOST_SINGLE = 5;

const SOURCES: readonly Offer[] = [{ label: 'Sources', command: 'sources' }];

type Change = 'broke' | 'recovered' | 'gone' | 'moved';

/** What the owners are to hear after a cycle: of each feed once that it broke, once that it is well again, and where it moved. */
export function feedNotices(reports: readonly PollReport[], now: EpochMs): readonly FeedNotice[] {
  const changes = reports.flatMap((report) => {
    const change = changeOf(report);
    return change === null ? [] : [{ change, report }];
  });
  return (['gone', 'broke', 'recovered', 'moved'] as const).flatMap((kind) => {
    const those = changes.filter(({ change }) => change === kind).map(({ report }) => report);
    if (those.length > MOST_SINGLE) return [togetherOf(kind, those, now)];
    return those.map((report) => noticeOf(kind, report));
  });
}

function changeOf({ feed, status }: PollReport): Change | null {
  const { failures } = feed.health;
  switch (status) {
    case 'gone':
      return 'gone';
    case 'failed':
    case 'not-a-feed':
      return failures + 1 === BROKEN_AFTER ? 'broke' : null;
    case 'limited':
      return null;
    case 'moved':
      return 'moved';
    case 'fetched':
    case 'unchanged':
      return failures >= BROKEN_AFTER ? 'recovered' : null;
  }
}

const TITLES: Readonly<Record<Change, string>> = {
  broke: 'A feed is broken',
  recovered: 'A feed is well again',
  gone: 'A feed is gone',
  moved: 'A feed has moved',
};

function noticeOf(kind: Change, { feed, message, feedLink }: PollReport): FeedNotice {
  const { id, title, url, health } = feed;
  // The same outage has the same key, however often it is told of.
  const key =
    kind === 'moved'
      ? `feed moved ${id} ${message ?? url}`
      : `feed ${kind} ${id} ${health.lastSuccessAt ?? 0}`;
  return {
    kind: 'notice',
    key,
    title: `${TITLES[kind]}: ${title}`,
    lines: [...linesOf(kind, message), url],
    // What the page in its place names may be where it lives now: the owner judges.
    offers:
      feedLink === undefined
        ? SOURCES
        : [{ label: 'Watch the feed that the page names', command: `sources add ${feedLink}` }, ...SOURCES],
  };
}

function linesOf(kind: Change, message: string | null): readonly string[] {
  switch (kind) {
    case 'broke':
      return [
        message ?? 'It does not answer as a feed.',
        'It is tried again at growing intervals. You hear once when it is well again.',
      ];
    case 'recovered':
      return ['It answers as a feed again. What it carried meanwhile and still carries was read.'];
    case 'gone':
      return [
        message ?? 'Its publisher says that it is gone.',
        'It is asked no more. If it lives elsewhere: sources add <address>',
      ];
    case 'moved':
      return [message ?? 'It is fetched at its new address from now on.'];
  }
}

const MANY: Readonly<Record<Change, string>> = {
  broke: 'feeds are broken',
  recovered: 'feeds are well again',
  gone: 'feeds are gone',
  moved: 'feeds have moved',
};

/** Names that a notice on many feeds gives. */
const MOST_NAMED = 10;

function togetherOf(kind: Change, reports: readonly PollReport[], now: EpochMs): FeedNotice {
  const names = reports.map(({ feed }) => feed.title);
  const more = names.length - MOST_NAMED;
  const reasons = new Set(reports.map(({ message }) => message ?? ''));
  return {
    kind: 'notice',
    key: `feeds ${kind} ${Math.floor(now / DAY)} ${names.length}`,
    title: `${names.length} ${MANY[kind]} at once`,
    lines: [
      `${names.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
      ...(kind === 'broke' && reasons.size > 1
        ? ['So many at once: is the network of this machine well?']
        : []),
    ],
    offers: SOURCES,
  };
}
