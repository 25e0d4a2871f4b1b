import type { WebClient } from '@slack/web-api';
import type { Destination } from '../../src/domain/destination.ts';

/** Gives the id of the conversation behind a destination: the channel itself, or the direct message of a person. */
export type ConversationOf = (destination: Pick<Destination, 'kind' | 'address'>) => Promise<string>;

/** Opens direct messages once and remembers them; rejects with what Slack answers. */
export function createConversations(api: WebClient): ConversationOf {
  const opened = new Map<string, string>();
  return async ({ kind, address }) => {
    if (kind !== 'person') return address;
    const known = opened.get(address);
    if (known !== undefined) return known;
    const { channel } = await api.conversations.open({ users: address });
    if (channel?.id === undefined) throw new Error('Slack opened a direct message without an id.');
    opened.set(address, channel.id);
    return channel.id;
  };
}
