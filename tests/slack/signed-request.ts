import { createHmac } from 'node:crypto';
import { WORKSPACE } from './local-slack.ts';

/** Sends what Slack would send over HTTP, signed as it signs; `changes` replace headers. */
export function sendSigned(
  url: string,
  body: string,
  type = 'application/json',
  changes: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', WORKSPACE.signingSecret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  const headers = {
    'content-type': type,
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
    ...changes,
  };
  return fetch(url, { method: 'POST', headers, body });
}

/** An interaction, as Slack sends it: JSON within a form. */
export function sendInteraction(url: string, payload: object): Promise<Response> {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return sendSigned(url, body, 'application/x-www-form-urlencoded');
}
