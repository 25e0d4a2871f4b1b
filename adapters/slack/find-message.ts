import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { type EpochMs, SECOND } from '../../src/domain/time.ts';
import type { FindOutcome } from '../../src/pipeline/delivery-ports.ts';
import { bearsMark } from './delivery-mark.ts';
import { explainFailure } from './explain-failure.ts';

/** How far is looked. */
const BOUNDS = { pages: 5, page: 200 } as const;

/** Which message is looked for. */
export interface Sought {
  readonly channel: string;
  readonly mark: string;
  readonly since: EpochMs;
  /** The message in whose thread it would stand; `null`: in the channel itself. */
  readonly thread: string | null;
}

/**
 * Looks through a conversation, or a thread of it, since a time for the message with a mark. `unknown` where the app
 * may not read the conversation (that scope is optional), or where there is more than is looked through.
 */
export async function findMessage(api: WebClient, sought: Sought, now: EpochMs): Promise<FindOutcome> {
  try {
    let cursor: string | undefined;
    for (let page = 0; page < BOUNDS.pages; page++) {
      const { messages = [], next } = await read(api, sought, cursor);
      const found = messages.find((message) => bearsMark(message, sought.mark));
      if (found?.ts !== undefined) return { kind: 'found', messageId: found.ts };
      if (!next) return { kind: 'absent' };
      cursor = next;
    }
    return { kind: 'unknown' };
  } catch (error) {
    return cannotLook(error, now);
  }
}

async function read(api: WebClient, { channel, since, thread }: Sought, cursor: string | undefined) {
  const ask = {
    channel,
    oldest: String(Math.max(0, since / SECOND)),
    limit: BOUNDS.page,
    include_all_metadata: true,
    ...(cursor === undefined ? {} : { cursor }),
  };
  const answer =
    thread === null
      ? await api.conversations.history(ask)
      : await api.conversations.replies({ ...ask, ts: thread });
  const messages: readonly { readonly ts?: string; readonly metadata?: unknown }[] = answer.messages ?? [];
  return { messages, next: answer.response_metadata?.next_cursor };
}

/** What it means that Slack did not show the conversation: a limit and trouble pass, a refusal stays. */
export function cannotLook(error: unknown, now: EpochMs): FindOutcome {
  const failure = explainFailure(error, now);
  if (failure.kind === 'limited') return failure;
  const refused = error instanceof WebAPIPlatformError && !(failure.kind === 'failed' && failure.doubtful);
  return refused ? { kind: 'unknown' } : { kind: 'failed', because: failure.because };
}
