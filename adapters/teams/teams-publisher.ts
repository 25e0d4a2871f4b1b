import type { Destination } from '../../src/domain/destination.ts';
import { type Clock, SECOND } from '../../src/domain/time.ts';
import type { Message } from '../../src/messages/message.ts';
import type { Publisher, PublishOutcome } from '../../src/pipeline/delivery-ports.ts';
import { explainFailure } from './explain-failure.ts';
import type { Origin } from './press-actions.ts';
import { readReference, type TeamsReference, threadOf } from './reference.ts';
import { type PictureOf, renderCard, titleOf } from './render-card.ts';
import type { BotFramework, OutgoingCard, TeamsCall } from './teams-calls.ts';

/** Teams takes 1,800 messages an hour in a thread, one each two seconds (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit). */
const PACE = 2 * SECOND;

/** What delivering to Teams needs. */
export interface TeamsPublisherOptions {
  readonly framework: Pick<BotFramework, 'post' | 'edit'>;
  readonly clock: Clock;
  readonly pictureOf: PictureOf;
}

/**
 * Delivers to Teams: cards and digests as posts, changes as edits in place, what is new as replies in a channel's thread,
 * or as a message of its own in a chat, which has no threads.
 */
export function createTeamsPublisher({ framework, clock, pictureOf }: TeamsPublisherOptions): Publisher {
  const write = async (
    { reference, name, address }: Destination,
    message: Message,
    send: (to: TeamsReference, card: OutgoingCard) => Promise<TeamsCall<string | null>>,
  ): Promise<PublishOutcome> => {
    const to = readReference(reference);
    if (to === null) {
      const because = `Teams has not said how ${name ?? address} is written to: somebody must speak to Entente there first.`;
      return { kind: 'gone', because };
    }
    const card = renderCard(message, originOf(message), pictureOf);
    const call = await send(to, { card, summary: titleOf(message), bot: to.bot });
    if (call.kind === 'call-failed') return explainFailure(call, clock.now());
    if (call.value !== null) return { kind: 'sent', messageId: call.value };
    return { kind: 'failed', because: 'Teams gave an answer that names no message.', doubtful: true };
  };
  return {
    pace: PACE,
    post: (destination, message) => write(destination, message, (to, card) => framework.post(to, card)),
    edit: (destination, id, message) =>
      write(destination, message, async (to, card) => {
        const call = await framework.edit(to, id, card);
        return call.kind === 'done' ? { kind: 'done', value: id } : call;
      }),
    reply: (destination, thread, message) =>
      write(destination, message, (to, card) => framework.post(threadOf(to, thread), card)),
    // A bot cannot read what it posted: whether an unanswered create arrived is not to be known.
    find: async () => ({ kind: 'unknown' }),
  };
}

/** What a card that was posted unasked is the answer to: that of one story, the question for it. */
function originOf({ blocks }: Message): Origin {
  const stories = blocks.flatMap((block) => (block.kind === 'story' ? [block.card.number] : []));
  const [story] = stories;
  return story === undefined || stories.length > 1 ? null : { command: `story ${story}`, page: 1 };
}
