import type { Subscription } from '../domain/subscription.ts';
import { cardMessage } from '../messages/card-message.ts';
import type { DateStyle } from '../messages/dates.ts';
import { type Message, note } from '../messages/message.ts';
import { plainMessage } from '../messages/subscriptions.ts';
import { composeDigest, newsSince } from '../pipeline/prepare-digest.ts';
import type { Query } from '../query/syntax-tree.ts';
import type { CommandRequest, Reply } from './command.ts';
import type { CommandDeps } from './command-deps.ts';
import { visible } from './here.ts';
import { answer, refusal } from './reply.ts';
import type { SubscriptionCommand } from './subscription-command.ts';
import { storedQuery } from './subscription-view.ts';

/** Answers `test`: what the subscription would say now, for the asker alone. Nothing counts as told by it. */
export async function preview(
  deps: CommandDeps,
  { number }: Extract<SubscriptionCommand, { kind: 'test' }>,
  request: CommandRequest,
  style: DateStyle,
): Promise<Reply> {
  const known = await visible(deps, request, number);
  if (!known.ok) return known.reply;
  const parsed = storedQuery(deps, known.subscription);
  if (!parsed.ok) {
    const message = `The query of #${number} can no longer be read: ${parsed.errors[0].message}`;
    return refusal({ message, nearest: `edit ${number} india` });
  }
  return answer(
    known.subscription.cadence.kind === 'instantly'
      ? await lastCard(deps, known.subscription, parsed.query, style)
      : await presentDigest(deps, known.subscription, parsed.query, style),
  );
}

async function lastCard(
  deps: CommandDeps,
  { number, timeZone }: Subscription,
  query: Query,
  style: DateStyle,
): Promise<Message> {
  const { stories } = await deps.search.search(query, { now: style.now, offset: 0, limit: 1 });
  const [last] = stories;
  if (last === undefined) {
    return plainMessage(`Nothing in the archive matches #${number} yet.`, 'It speaks when something does.');
  }
  const card = cardMessage(last, deps.labels, { ...style, timeZone });
  return {
    ...card,
    blocks: [note(`As #${number} would bring the last story that matches:`), ...card.blocks],
  };
}

async function presentDigest(
  deps: CommandDeps,
  subscription: Subscription,
  query: Query,
  style: DateStyle,
): Promise<Message> {
  const { number, windowFrom: from, destination: id } = subscription;
  const destination = await deps.destinations.byId(id);
  if (destination === null) return plainMessage(`There is no place any more where #${number} speaks.`);
  const stories = await newsSince(deps, query, { from, destination: id, now: style.now });
  const of = { subscription, query, destination, from, to: style.now };
  const { message } = await composeDigest({ ...deps, prefixOf: () => deps.prefix }, of, stories, style.now);
  return { ...message, blocks: [note(`As #${number} would come now:`), ...message.blocks] };
}
