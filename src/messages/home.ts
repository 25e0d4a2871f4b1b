import type { Feed } from '../domain/feed.ts';
import type { Story } from '../domain/story.ts';
import type { DateStyle } from './dates.ts';
import { count, type Labels } from './labels.ts';
import { action, type Block, line, type Message, note } from './message.ts';
import { actionsBlock } from './story-actions.ts';
import { storyCard } from './story-card.ts';
import { type SubscriptionView, subscriptionItem } from './subscriptions.ts';

/** What a reader's own page shows. */
export interface HomeInput {
  /** Their subscriptions, wherever they speak. */
  readonly subscriptions: readonly SubscriptionView[];
  /** Digests of channels that they set. */
  readonly digests: readonly SubscriptionView[];
  readonly feeds: readonly Feed[];
  /** The newest stories. */
  readonly latest: readonly Story[];
}

/** A reader's own page: what they are told of, which digests they set, how the feeds are, and what is new. */
export function homeMessage(input: HomeInput, labels: Labels, style: DateStyle): Message {
  const enabled = input.feeds.filter(({ disabled }) => disabled === null);
  const healthy = enabled.filter(({ health }) => health.failures === 0);
  const title = `${count(input.subscriptions.length, 'subscription')}, ${healthy.length} of ${count(enabled.length, 'feed')} healthy`;
  const blocks: Block[] = [
    actionsBlock([
      action('New subscription', 'subscribe'),
      action('Last seven days', 'digest now'),
      action('Help', 'help'),
    ]),
    { kind: 'heading', text: 'Your subscriptions' },
    ...listed(
      input.subscriptions,
      style,
      'None yet. “New subscription” asks what you want to hear of, and shows how often it would come.',
    ),
    { kind: 'heading', text: 'Channel digests that you set' },
    ...listed(input.digests, style, 'None. In a channel: digest daily 09:00'),
    { kind: 'heading', text: 'Feeds' },
    line(`${healthy.length} of ${count(enabled.length, 'feed')} healthy.`),
    { kind: 'heading', text: 'Latest' },
    ...(input.latest.length === 0
      ? [line('No story yet.')]
      : input.latest.map((story): Block => ({ kind: 'story', card: storyCard(story, labels, style) }))),
  ];
  return { title, blocks };
}

/** Subscriptions that are listed at most. */
const MOST_LISTED = 15;

function listed(views: readonly SubscriptionView[], style: DateStyle, none: string): Block[] {
  if (views.length === 0) return [line(none)];
  const more = views.length - MOST_LISTED;
  return [
    { kind: 'list', items: views.slice(0, MOST_LISTED).map((view) => subscriptionItem(view, style)) },
    ...(more > 0 ? [note(`and ${more} more: see “subscriptions”.`)] : []),
  ];
}
