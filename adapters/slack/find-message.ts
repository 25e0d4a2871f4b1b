import { WebAPIPlatformError, WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import { type EpochMs, SECOND } from '../../src/domain/time.ts';
import type { FindOutcome } from '../../src/pipeline/delivery-ports.ts';
import { bearsMark } from './delivery-mark.ts';

/** How long one limit of Slack is waited for, and how far is looked. */
const BOUNDS = { patience: 10 * SECOND, pages: 5, page: 200, threads: 20 } as const;

/** Our clock and Slack's may differ. */
const SLACK = 60 * SECOND;

/** Waits; never rejects. */
export type Pause = (ms: number) => Promise<void>;

interface HistoryMessage {
  readonly ts?: string;
  readonly metadata?: unknown;
  readonly latest_reply?: string;
}

/**
 * Looks through a conversation since a time for the message with a mark, and through its threads that went on since.
 * `unknown` where the app may not read the conversation (that scope is optional), where Slack cannot be asked, or where
 * there is more than is looked through.
 */
export async function findMessage(
  api: WebClient,
  channel: string,
  { mark, since }: { readonly mark: string; readonly since: EpochMs },
  pause: Pause,
): Promise<FindOutcome> {
  const oldest = String(Math.max(0, (since - SLACK) / 1_000));
  try {
    const threads: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < BOUNDS.pages; page++) {
      const ask = { channel, oldest, limit: BOUNDS.page, include_all_metadata: true, ...(cursor ? { cursor } : {}) };
      const { messages, response_metadata } = await patiently(() => api.conversations.history(ask), pause);
      const found = markedIn(messages ?? [], mark);
      if (found !== null) return found;
      threads.push(...goneOn(messages ?? [], oldest));
      cursor = response_metadata?.next_cursor;
      if (!cursor) return await inThreads(api, { channel, mark, oldest, threads }, pause);
    }
    return { kind: 'unknown' };
  } catch (error) {
    if (isAnswer(error)) return { kind: 'unknown' };
    throw error;
  }
}

async function inThreads(
  api: WebClient,
  where: { readonly channel: string; readonly mark: string; readonly oldest: string; readonly threads: string[] },
  pause: Pause,
): Promise<FindOutcome> {
  const { channel, mark, oldest, threads } = where;
  for (const ts of threads.slice(0, BOUNDS.threads)) {
    const ask = { channel, ts, oldest, limit: BOUNDS.page, include_all_metadata: true };
    const { messages } = await patiently(() => api.conversations.replies(ask), pause);
    const found = markedIn(messages ?? [], mark);
    if (found !== null) return found;
  }
  return threads.length > BOUNDS.threads ? { kind: 'unknown' } : { kind: 'absent' };
}

function markedIn(messages: readonly HistoryMessage[], mark: string): FindOutcome | null {
  const message = messages.find((one) => bearsMark(one, mark));
  return message?.ts === undefined ? null : { kind: 'found', messageId: message.ts };
}

function goneOn(messages: readonly HistoryMessage[], oldest: string): string[] {
  return messages.flatMap(({ ts, latest_reply: reply }) =>
    ts !== undefined && reply !== undefined && Number(reply) >= Number(oldest) ? [ts] : [],
  );
}

/** Waits for one limit, since the answer decides whether something is posted twice. */
async function patiently<T>(ask: () => Promise<T>, pause: Pause): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof WebAPIRateLimitedError) || error.retryAfter * SECOND > BOUNDS.patience) throw error;
    await pause(error.retryAfter * SECOND);
    return ask();
  }
}

function isAnswer(error: unknown): boolean {
  return error instanceof WebAPIPlatformError || error instanceof WebAPIRateLimitedError || error instanceof Error;
}
