import type { Feed, FeedId } from '../domain/feed.ts';
import { ITEM_STATES, type ItemAccount, type ItemState, itemsIn } from '../domain/item.ts';
import type { EpochMs } from '../domain/time.ts';
import type { DateStyle } from './dates.ts';
import { type DeliveryBook, deliveryBlocks } from './delivery-book.ts';
import { type FeedRhythm, failureLine, healthyLine } from './feed-line.ts';
import { type BookLine, bookTable } from './item-book.ts';
import { count } from './labels.ts';
import { type Block, line, type Message, note, text } from './message.ts';

const STATE_LABELS: Readonly<Record<ItemState, string>> = {
  founded: 'founded a story',
  joined: 'joined a story',
  duplicate: 'duplicate',
  irrelevant: 'no partnership news',
  unreadable: 'unreadable',
  pruned: 'pruned',
};

/** The loss account in two books: what became of every item, in all and by day, and of everything owed; and how the feeds are. */
export function statusMessage(
  feeds: readonly Feed[],
  items: ItemAccount,
  deliveries: DeliveryBook,
  style: DateStyle,
  days: readonly BookLine[] = [],
): Message {
  const { enabled, failing } = tally(feeds);
  const blocks: Block[] = [
    { kind: 'heading', text: 'Items' },
    accountTable(items),
    ...(days.length > 0 ? [bookTable(days, 'last days')] : []),
    { kind: 'heading', text: 'Deliveries' },
    ...deliveryBlocks(deliveries, style),
    { kind: 'heading', text: 'Feeds' },
    line(
      `${enabled - failing.length} of ${count(enabled, 'feed')} healthy, ${feeds.length - enabled} switched off.`,
    ),
    { kind: 'list', items: failing.map((feed) => failureLine(feed, style)) },
  ];
  return { title: `${enabled - failing.length} of ${count(enabled, 'feed')} healthy`, blocks };
}

/** Every item by what became of it, and the sum. */
export function accountTable(items: ItemAccount): Block {
  const rows = ITEM_STATES.map((state) => [STATE_LABELS[state], items[state].toLocaleString('en')] as const);
  return { kind: 'facts', rows: [...rows, ['items in all', itemsIn(items).toLocaleString('en')]] };
}

/** The feeds and their health, failing ones first. */
export function sourcesMessage(
  feeds: readonly Feed[],
  style: DateStyle,
  rhythms: readonly FeedRhythm[] = [],
  pushedUntil: ReadonlyMap<FeedId, EpochMs> = new Map(),
): Message {
  const rhythmOf = new Map(rhythms.map((rhythm) => [rhythm.feedId, rhythm]));
  const { enabled, failing } = tally(feeds);
  const healthy = feeds.filter((feed) => feed.disabled === null && feed.health.failures === 0);
  const off = feeds.filter((feed) => feed.disabled !== null);
  const blocks: Block[] = [
    { kind: 'heading', text: `${enabled - failing.length} of ${count(enabled, 'feed')} healthy` },
  ];
  if (failing.length > 0)
    blocks.push({ kind: 'list', items: failing.map((feed) => failureLine(feed, style)) });
  blocks.push({
    kind: 'list',
    items: healthy.map((feed) =>
      healthyLine(feed, rhythmOf.get(feed.id) ?? null, style, pushedUntil.get(feed.id) ?? null),
    ),
  });
  if (off.length > 0) {
    blocks.push({ kind: 'heading', text: `${off.length} switched off` });
    blocks.push({
      kind: 'list',
      items: off.map((feed) => [text(feed.title), text(` ${feed.disabled?.note ?? ''}`, 'quiet')]),
    });
  }
  blocks.push(note('Feeds that fail are tried again, at growing intervals, and never dropped in silence.'));
  return { title: `${enabled - failing.length} of ${count(enabled, 'feed')} healthy`, blocks };
}

function tally(feeds: readonly Feed[]): { enabled: number; failing: readonly Feed[] } {
  const enabled = feeds.filter((feed) => feed.disabled === null);
  return { enabled: enabled.length, failing: enabled.filter((feed) => feed.health.failures > 0) };
}
