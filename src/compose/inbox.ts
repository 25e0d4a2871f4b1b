import { inboxFile } from '../../adapters/terminal/inbox-file.ts';
import type { EpochMs } from '../domain/time.ts';
import type { Message } from '../messages/message.ts';

/** A message of the terminal's inbox as it now reads. */
export interface InboxThread {
  readonly id: string;
  readonly at: EpochMs;
  readonly message: Message;
  /** How often it was changed since. */
  readonly edits: number;
  readonly replies: readonly Message[];
}

/** The messages of the inbox in a folder, in the order in which they came. */
export function inboxThreads(folder: string): InboxThread[] {
  const threads = new Map<string, InboxThread>();
  for (const { kind, id, at, message } of inboxFile(folder).read()) {
    const known = threads.get(id);
    if (kind === 'post') threads.set(id, { id, at, message, edits: 0, replies: [] });
    else if (known && kind === 'edit') threads.set(id, { ...known, message, edits: known.edits + 1 });
    else if (known) threads.set(id, { ...known, replies: [...known.replies, message] });
  }
  return [...threads.values()];
}
