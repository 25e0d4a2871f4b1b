import type { EpochMs } from '../domain/time.ts';
import { ageLabel, type DateStyle } from './dates.ts';
import { count } from './labels.ts';
import { type Block, line, type Message, text } from './message.ts';

/** What trying a feed gave, as it is shown. */
export interface ShownTrial {
  readonly feed: { readonly title: string; readonly url: string };
  readonly status: 'feed' | 'not-a-feed' | 'gone' | 'limited' | 'failed';
  readonly items: number;
  readonly newest: EpochMs | null;
  readonly message: string | null;
  readonly movedTo: string | null;
}

const STATUS_WORDS: Readonly<Record<ShownTrial['status'], string>> = {
  feed: 'well',
  'not-a-feed': 'no feed',
  gone: 'gone',
  limited: 'asks to wait',
  failed: 'failed',
};

/** All feeds in a table, those that do not answer first, and how many do. */
export function feedTrials(trials: readonly ShownTrial[], style: DateStyle): Message {
  const well = trials.filter(({ status }) => status === 'feed');
  const title = `${well.length} of ${count(trials.length, 'feed')} answer as feeds`;
  const ordered = [...trials].sort(
    (a, b) =>
      Number(a.status === 'feed') - Number(b.status === 'feed') ||
      a.feed.title.localeCompare(b.feed.title, 'en'),
  );
  const blocks: Block[] = [
    {
      kind: 'table',
      head: ['feed', 'answers', 'items', 'newest', 'what is wrong'],
      rows: ordered.map(({ feed, status, items, newest, message, movedTo }) => [
        feed.title,
        STATUS_WORDS[status],
        status === 'feed' ? String(items) : '',
        newest === null ? '' : ageLabel(newest, style),
        [movedTo === null ? '' : `moved to ${movedTo}`, message ?? ''].filter(Boolean).join('; '),
      ]),
    },
    line(text(`${title}.`, 'strong')),
  ];
  return { title, blocks };
}
