import type { WebClient } from '@slack/web-api';
import type { Destination } from '../../src/domain/destination.ts';
import { type Clock, SECOND } from '../../src/domain/time.ts';
import type { Message } from '../../src/messages/message.ts';
import type { Publisher, PublishOutcome } from '../../src/pipeline/delivery-ports.ts';
import { messageProblems } from './check-message.ts';
import type { ConversationOf } from './conversation.ts';
import { markMetadata } from './delivery-mark.ts';
import { explainFailure } from './explain-failure.ts';
import { cannotLook, findMessage } from './find-message.ts';
import { outgoing } from './outgoing.ts';
import { renderMessage } from './render-message.ts';

/** What delivering to Slack needs. */
export interface SlackPublisherOptions {
  /** A client of its own, which neither waits nor repeats by itself. */
  readonly api: WebClient;
  readonly conversationOf: ConversationOf;
  readonly clock: Clock;
}

/**
 * Delivers to Slack: cards and digests as posts, changes as edits, what is new as lines in the thread. One message a
 * second to a channel (https://docs.slack.dev/apis/web-api/rate-limits).
 */
export function createSlackPublisher({ api, conversationOf, clock }: SlackPublisherOptions): Publisher {
  const write = async (
    destination: Destination,
    message: Message,
    send: (channel: string, payload: ReturnType<typeof outgoing>) => Promise<string | undefined>,
  ): Promise<PublishOutcome> => {
    const rendered = renderMessage(message);
    const problems = messageProblems(rendered);
    if (problems.length > 0) {
      return {
        kind: 'refused',
        because: `The message passes Slack’s limits: ${problems.slice(0, 3).join('; ')}.`,
      };
    }
    try {
      const ts = await send(await conversationOf(destination), outgoing(rendered));
      if (ts !== undefined) return { kind: 'sent', messageId: ts };
      return { kind: 'failed', because: 'Slack gave an answer that cannot be read.', doubtful: true };
    } catch (error) {
      return explainFailure(error, clock.now());
    }
  };
  return {
    pace: SECOND,
    post: (destination, message, mark) =>
      write(destination, message, async (channel, payload) => {
        return (await api.chat.postMessage({ channel, ...payload, metadata: markMetadata(mark) })).ts;
      }),
    edit: (destination, ts, message) =>
      write(destination, message, async (channel, { text, blocks }) => {
        return (await api.chat.update({ channel, ts, text, blocks })).ts;
      }),
    reply: (destination, thread, message, mark) =>
      write(destination, message, async (channel, payload) => {
        const metadata = markMetadata(mark);
        return (await api.chat.postMessage({ channel, thread_ts: thread, ...payload, metadata })).ts;
      }),
    find: async (destination, mark, since, thread) => {
      try {
        return await findMessage(
          api,
          { channel: await conversationOf(destination), mark, since, thread },
          clock.now(),
        );
      } catch (error) {
        // Not even the conversation could be opened.
        return cannotLook(error, clock.now());
      }
    },
  };
}
