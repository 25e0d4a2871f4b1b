import type { EpochMs } from '../../src/domain/time.ts';
import type { PublishOutcome } from '../../src/pipeline/delivery-ports.ts';
import type { TeamsCallFailure } from './teams-calls.ts';

type Failure = Exclude<PublishOutcome, { kind: 'sent' }>;

/** Answers after which nothing will arrive there (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages). */
const GONE: Readonly<Record<string, string>> = {
  MessageWritesBlocked: 'The person has blocked or uninstalled the app (MessageWritesBlocked).',
  BotNotInConversationRoster: 'The app is not in the conversation any more (BotNotInConversationRoster).',
  ConversationBlockedByUser: 'The person has blocked the app (ConversationBlockedByUser).',
  ConversationNotFound: 'Teams knows no such conversation (ConversationNotFound).',
  UserNotFound: 'Teams knows no such person (UserNotFound).',
  BotDisabledByAdmin: 'An administrator has switched the app off (BotDisabledByAdmin).',
};

const MISSING = new Set(['ActivityNotFoundInConversation', 'MessageNotFound', 'ActivityNotFound']);

/** Where no connection came about, nothing was sent. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** Seconds to wait where Teams asks to, without saying how long. */
const USUAL_WAIT = 30;

/**
 * What a failed call means for a delivery. A create that met a 5xx, or was not answered, may stand there all the same:
 * Teams has no key by which a repeat would be known.
 */
export function explainFailure(failure: TeamsCallFailure, now: EpochMs): Failure {
  const { status, code, retryAfter, cause } = failure;
  if (status === null) {
    const because = `Teams could not be reached, or did not answer: ${cause ?? 'the connection broke'}.`;
    return { kind: 'failed', because, doubtful: !NEVER_SENT.has(cause ?? '') };
  }
  if (status === 429)
    return { kind: 'limited', retryAt: now + Math.max(1, retryAfter ?? USUAL_WAIT) * 1_000 };
  const gone = code === null ? undefined : GONE[code];
  if (gone !== undefined) return { kind: 'gone', because: gone };
  if (code !== null && MISSING.has(code)) {
    return { kind: 'missing', because: `The message is not there any more (${code}).` };
  }
  const said = code === null ? `HTTP ${status}` : `${code} (HTTP ${status})`;
  if (status === 403 || status === 404)
    return { kind: 'gone', because: `Teams does not let us write there: ${said}.` };
  if (status === 413 || status === 400)
    return { kind: 'refused', because: `Teams does not take the message: ${said}.` };
  // 412: something else was written there at the same moment; nothing was.
  return { kind: 'failed', because: `Teams answered ${said}.`, doubtful: status >= 500 || status === 408 };
}
