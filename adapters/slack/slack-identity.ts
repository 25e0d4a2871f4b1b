import { WebAPIHTTPError, WebAPIRateLimitedError, WebAPIRequestError, type WebClient } from '@slack/web-api';

/** Who the app is in its workspace. */
export interface SlackIdentity {
  readonly workspace: string;
  /** The user id of the app's bot. */
  readonly user: string;
  readonly bot: string;
}

/** Asks Slack who the token's owner is; rejects with what Slack answers. */
export async function identify(api: WebClient): Promise<SlackIdentity> {
  const { team_id: workspace, user_id: user, bot_id: bot } = await api.auth.test();
  if (workspace === undefined || user === undefined || bot === undefined) {
    throw new Error('The token is not one of an app: SLACK_BOT_TOKEN begins with xoxb-.');
  }
  return { workspace, user, bot };
}

/** Whether Slack was not reached, or had trouble of its own: another attempt may go better. Anything else is a refusal. */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof WebAPIHTTPError) return error.statusCode >= 500;
  return error instanceof WebAPIRequestError || error instanceof WebAPIRateLimitedError;
}
