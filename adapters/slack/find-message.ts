import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import { type EpochMs, SECOND } from '../../src/domain/time.ts';
import type { FindOutcome } from '../../src/pipeline/delivery-ports.ts';
import { bearsMark } from './delivery-mark.ts';

/** How long one limit of Slack is waited for, and how far is looked. */
const BOUNDS = { patience: 10 * SECOND, pages: 5, page: 200 } as const;

/** Our clock and Slack's may differ by so much. */
const CLOCKS = 60 * SECOND;

/** Waits; never rejects. */
export type Pause = (ms: number) => Promise<void>;

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
 * may not read the conversation (that scope is optional), where Slack cannot be asked, or where there is more than is
 * looked through.
 */
export async function findMessage(api: WebClient, sought: Sought, pause: Pause): Promise<FindOutcome> {
  try {
    let cursor: string | undefined;
    for (let page = 0; page < BOUNDS.pages; page++) {
      const { messages = [], next } = await patiently(() => read(api, sought, cursor), pause);
      const found = messages.find((message) => bearsMark(message, sought.mark));
      if (found?.ts !== undefined) return { kind: 'found', messageId: found.ts };
      if (!next) return { kind: 'absent' };
      cursor = next;
    }
    return { kind: 'unknown' };
  } catch (error) {
    if (error instanceof Error) return { kind: 'unknown' };
    throw error;
  }
}

async function read(api: WebClient, { channel, since, thread }: Sought, cursor: string | undefined) {
  const ask = {
    channel,
    oldest: String(Math.max(0, (since - CLOCKS) / SECOND)),
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

/** Waits for one limit to pass, since the answer decides whether something is posted twice. */
async function patiently<T>(ask: () => Promise<T>, pause: Pause): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof WebAPIRateLimitedError) || error.retryAfter * SECOND > BOUNDS.patience)
      throw error;
    await pause(error.retryAfter * SECOND);
    return ask();
  }
}
