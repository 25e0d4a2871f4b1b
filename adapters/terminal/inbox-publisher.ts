import { randomUUID } from 'node:crypto';
import type { Clock } from '../../src/domain/time.ts';
import type { Message } from '../../src/messages/message.ts';
import type { Publisher, PublishOutcome } from '../../src/pipeline/delivery-ports.ts';
import type { InboxFile } from './inbox-file.ts';

/**
 * Delivers to the terminal: into the inbox of the state's folder, which `entente inbox` shows. A message is there once
 * its line is on the disk, and can be found by its mark.
 */
export function inboxPublisher(inbox: InboxFile, clock: Clock): Publisher {
  const write = (
    kind: 'post' | 'edit' | 'reply',
    id: string,
    mark: string | null,
    message: Message,
  ): PublishOutcome => {
    try {
      inbox.append({ kind, id, mark, at: clock.now(), message });
      return { kind: 'sent', messageId: id };
    } catch (error) {
      const because = `The inbox cannot be written: ${error instanceof Error ? error.message : String(error)}`;
      return { kind: 'failed', because, doubtful: true };
    }
  };
  return {
    pace: 0,
    post: async (_destination, message, mark) => write('post', randomUUID(), mark, message),
    edit: async (_destination, id, message) => write('edit', id, null, message),
    reply: async (_destination, id, message, mark) => write('reply', id, mark, message),
    find: async (_destination, mark) => {
      const found = inbox.read().find((entry) => entry.mark === mark);
      return found ? { kind: 'found', messageId: found.id } : { kind: 'absent' };
    },
  };
}
