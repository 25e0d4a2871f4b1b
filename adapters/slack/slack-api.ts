import { LogLevel, WebClient } from '@slack/web-api';
import { SECOND } from '../../src/domain/time.ts';

/** How Slack's Web API is reached. */
export interface SlackApiOptions {
  /** `xoxb-…`. */
  readonly token: string;
  /** Another endpoint than Slack's own, with a slash at the end; `null`: Slack's. */
  readonly apiUrl: string | null;
}

/** An answer that takes longer counts as none. */
const PATIENCE = 15 * SECOND;

/** What the library says itself goes nowhere: every outcome is told by whoever calls. */
const QUIET = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/**
 * A client that asks once and says how it went: it never waits for a limit to pass. In the library's own way one 429
 * stops all calls of a client, to other channels as well.
 */
export function createSlackApi({ token, apiUrl }: SlackApiOptions): WebClient {
  return new WebClient(token, {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    timeout: PATIENCE,
    logger: QUIET,
  });
}

/** A client for answers, which waits where Slack asks to and tries again, as the library does by itself. */
export function createWaitingApi({ token, apiUrl }: SlackApiOptions): WebClient {
  return new WebClient(token, {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 3 },
    timeout: PATIENCE,
    logger: QUIET,
  });
}
