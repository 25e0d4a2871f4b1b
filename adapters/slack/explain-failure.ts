import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { EpochMs } from '../../src/domain/time.ts';
import type { PublishOutcome } from '../../src/pipeline/delivery-ports.ts';

type Failure = Exclude<PublishOutcome, { kind: 'sent' }>;

/** Answers after which nothing will ever arrive there (https://docs.slack.dev/reference/methods/chat.postMessage). */
const GONE: Readonly<Record<string, string>> = {
  channel_not_found: 'Slack knows no such channel, or the app was removed from it (channel_not_found).',
  is_archived: 'The channel is archived (is_archived).',
  not_in_channel: 'The app is not in the channel; invite it (not_in_channel).',
  account_inactive: 'The app was removed from the workspace, or the person left it (account_inactive).',
  token_revoked: 'The app’s token was revoked (token_revoked).',
  user_not_found: 'Slack knows no such person (user_not_found).',
  user_disabled: 'The person has left the workspace (user_disabled).',
  users_not_found: 'Slack knows no such person (users_not_found).',
  cannot_dm_bot: 'An app cannot be written to (cannot_dm_bot).',
  restricted_action: 'The workspace does not let the app post there (restricted_action).',
  restricted_action_read_only_channel: 'The channel is read-only (restricted_action_read_only_channel).',
  ekm_access_denied: 'An administrator has suspended posting there (ekm_access_denied).',
};

const MISSING = new Set(['message_not_found', 'thread_not_found', 'cant_update_message']);

const REFUSED = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_too_long',
  'msg_blocks_too_long',
  'too_many_attachments',
  'no_text',
  'metadata_too_large',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'edit_window_closed',
  'messages_tab_disabled',
]);

/** Slack’s own trouble: what was asked may have been done all the same. */
const DOUBTFUL = new Set([
  'fatal_error',
  'internal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

/** What a failed call means for a delivery. No secret can be in it: neither token nor address is told. */
export function explainFailure(error: unknown, now: EpochMs): Failure {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'limited', retryAt: now + Math.max(1, error.retryAfter) * 1_000 };
  }
  if (error instanceof WebAPIPlatformError)
    return explainCode(String(error.data.error), error.data.response_metadata);
  if (error instanceof WebAPIHTTPError) {
    const because = `Slack answered with HTTP ${error.statusCode}.`;
    return { kind: 'failed', because, doubtful: error.statusCode >= 500 };
  }
  if (error instanceof WebAPIRequestError) {
    const because = `Slack could not be reached, or did not answer: ${causeOf(error.original)}.`;
    return { kind: 'failed', because, doubtful: !neverSent(error.original) };
  }
  return { kind: 'failed', because: 'Slack gave an answer that cannot be read.', doubtful: true };
}

function explainCode(code: string, metadata: { readonly messages?: readonly string[] } | undefined): Failure {
  const gone = GONE[code];
  if (gone !== undefined) return { kind: 'gone', because: gone };
  if (MISSING.has(code)) return { kind: 'missing', because: `The message is not there any more (${code}).` };
  if (REFUSED.has(code)) {
    const details = (metadata?.messages ?? []).join(' ').slice(0, 300);
    return { kind: 'refused', because: `Slack does not take the message (${code}). ${details}`.trim() };
  }
  if (code === 'ratelimited' || code === 'rate_limited') {
    return { kind: 'failed', because: 'Slack asked to wait, without saying how long.', doubtful: false };
  }
  if (DOUBTFUL.has(code))
    return { kind: 'failed', because: `Slack had an error of its own (${code}).`, doubtful: true };
  // Codes are single words; anything else is a page that a proxy sent in Slack's name.
  if (/^\w{1,80}$/.test(code)) return { kind: 'failed', because: `Slack answered ${code}.`, doubtful: false };
  return { kind: 'failed', because: 'Slack gave an answer that cannot be read.', doubtful: true };
}

/** The system's word for what broke, without the address. */
function causeOf(error: Error): string {
  return codeOf(error) ?? (error.name === 'TimeoutError' ? 'timed out' : 'the connection broke');
}

function codeOf({ cause }: Error): string | null {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : null;
}

/** Where no connection came about, nothing was sent. */
function neverSent(error: Error): boolean {
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].includes(codeOf(error) ?? '');
}
