import { type App, isValidSlackRequest, type Receiver } from '@slack/bolt';
import { json, type Route, refusal, type ServerRequest, type ServerResponse } from '../server/route.ts';

/** Where Slack sends events, commands and buttons. */
export const SLACK_PATH = '/slack/events';

/** After so long without an acknowledgement the answer is an error, and Slack sends the event again. */
const ACK_MS = 2_800;

/** A receiver that hangs on the program's own HTTP server: Bolt's own ones open a server each. */
export function createHttpReceiver(signingSecret: string): {
  readonly receiver: Receiver;
  readonly route: Route;
} {
  let app: App | null = null;
  const receiver: Receiver = {
    init: (made) => {
      app = made;
    },
    start: async () => undefined,
    stop: async () => undefined,
  };
  const handle = async (request: ServerRequest): Promise<ServerResponse> => {
    const text = Buffer.from(request.body).toString('utf8');
    if (!isSigned(request, text, signingSecret)) return refusal(401, 'The signature is not Slack’s.');
    const body = payloadOf(request, text);
    if (body === null) return refusal(400, 'The body cannot be read.');
    if (body['type'] === 'url_verification') return json(200, { challenge: String(body['challenge'] ?? '') });
    if (body['ssl_check'] !== undefined) return { status: 200 };
    return app === null ? refusal(503, 'Not ready yet.') : acknowledged(app, request, body);
  };
  return { receiver, route: { method: 'POST', path: SLACK_PATH, handle } };
}

function isSigned({ headers }: ServerRequest, body: string, signingSecret: string): boolean {
  const signature = headers['x-slack-signature'];
  const timestamp = headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp))
    return false;
  const signed = { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(timestamp) };
  return isValidSlackRequest({ signingSecret, body, headers: signed });
}

/** Events come as JSON, commands as a form, buttons as JSON within a form. */
function payloadOf({ headers }: ServerRequest, text: string): Record<string, unknown> | null {
  try {
    if (!/^application\/x-www-form-urlencoded\b/.test(headers['content-type'] ?? '')) return objectOf(text);
    const form = new URLSearchParams(text);
    const payload = form.get('payload');
    return payload === null ? Object.fromEntries(form) : objectOf(payload);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function objectOf(text: string): Record<string, unknown> | null {
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null ? { ...value } : null;
}

/** The answer goes out as soon as the listener acknowledges; its work goes on after that. */
function acknowledged(
  app: App,
  { headers }: ServerRequest,
  body: Record<string, unknown>,
): Promise<ServerResponse> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => resolve(refusal(503, 'No acknowledgement in time.')), ACK_MS);
    const done = (response: ServerResponse): void => {
      clearTimeout(late);
      resolve(response);
    };
    const retry = Number(headers['x-slack-retry-num'] ?? Number.NaN);
    const ack = async (response?: unknown): Promise<void> => {
      done(response === undefined || response === '' ? { status: 200 } : json(200, response));
    };
    app
      .processEvent({ body, ack, ...(Number.isNaN(retry) ? {} : { retryNum: retry }) })
      .then(() => done({ status: 200 }))
      .catch((error: unknown) => {
        clearTimeout(late);
        reject(error instanceof Error ? error : new Error(String(error)));
      });
  });
}
