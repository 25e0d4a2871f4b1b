import type { Destination } from '../domain/destination.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { DateStyle } from '../messages/dates.ts';
import { action } from '../messages/message.ts';
import { actionsBlock } from '../messages/story-actions.ts';
import { plainMessage, subscriptionsMessage } from '../messages/subscriptions.ts';
import { printQuietHours } from '../schedule/parse-quiet-hours.ts';
import { printCadence } from '../schedule/print-cadence.ts';
import type { CommandRequest, Reply } from './command.ts';
import type { CommandDeps } from './command-deps.ts';
import { changeable, here } from './here.ts';
import { answer } from './reply.ts';
import type { SubscriptionCommand } from './subscription-command.ts';
import { viewOf } from './subscription-view.ts';

/** Answers `subscriptions`: those of this place; in a direct message one's own of other places as well. */
export async function subscriptions(
  deps: CommandDeps,
  request: CommandRequest,
  style: DateStyle,
): Promise<Reply> {
  const place = await here(deps, request);
  const [those, own, rules] = await Promise.all([
    place === null ? [] : deps.subscriptions.of(place.id),
    ownElsewhere(deps, request, place),
    place === null ? null : deps.destinations.rules(place.id),
  ]);
  const views = those.map((subscription) => viewOf(deps, subscription, request));
  const elsewhere = await Promise.all(
    own.map(async (subscription) => {
      const there = await deps.destinations.byId(subscription.destination);
      return viewOf(deps, subscription, request, there?.name ?? there?.address ?? 'another place');
    }),
  );
  const said = [
    ...(rules === null || rules.quiet === null ? [] : [`Quiet hours: ${printQuietHours(rules.quiet)}.`]),
    ...(rules === null || rules.mutes.length === 0 ? [] : [`${rules.mutes.length} muted: see “mutes”.`]),
  ];
  return answer(subscriptionsMessage([...views, ...elsewhere], said, style));
}

async function ownElsewhere(
  deps: CommandDeps,
  request: CommandRequest,
  place: Destination | null,
): Promise<readonly Subscription[]> {
  if (request.place.kind !== 'person') return [];
  const own = await deps.subscriptions.madeBy(request, request.user);
  return own.filter(({ destination }) => destination !== place?.id);
}

/** Answers `unsubscribe`: it ends, and how to have it back. */
export async function unsubscribe(
  deps: CommandDeps,
  { number }: Extract<SubscriptionCommand, { kind: 'unsubscribe' }>,
  request: CommandRequest,
  style: DateStyle,
): Promise<Reply> {
  const granted = await changeable(deps, request, number);
  if (!granted.ok) return granted.reply;
  return end(deps, granted.subscription, request, style);
}

/** Ends a subscription, and offers the command that makes it anew. */
export async function end(
  deps: CommandDeps,
  subscription: Subscription,
  request: CommandRequest,
  style: DateStyle,
): Promise<Reply> {
  await deps.subscriptions.change(subscription.id, { endedAt: style.now });
  const { number, asked, when } = viewOf(deps, subscription, request);
  const message = plainMessage(
    `Ended #${number}: ${asked}, ${when}.`,
    'What it alone had asked for and was not sent yet is withdrawn.',
  );
  return answer({
    ...message,
    blocks: [...message.blocks, actionsBlock([action('Undo', again(subscription))])],
  });
}

/** The command that makes a subscription anew. */
function again(subscription: Subscription): string {
  const { query, channelDigest, breaksThrough } = subscription;
  const cadence = subscription.cadence.kind === 'instantly' ? 'instantly' : printCadence(subscription);
  if (channelDigest) return `digest ${cadence} ${query}`.trim();
  const urgent = breaksThrough.length === 0 ? '' : ` urgent:${breaksThrough.join(',')}`;
  return `subscribe ${query} ${cadence}${urgent}`;
}
