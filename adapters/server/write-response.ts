import type { ServerResponse as NodeResponse } from 'node:http';
import type { ServerResponse } from './route.ts';

/** Sent with every answer, unless a route says otherwise: nothing is to be guessed, framed, cached or told on. */
const DEFAULT_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Sends an answer. `head`: without its body. `last`: the connection is closed after it. */
export function writeResponse(
  response: NodeResponse,
  answer: ServerResponse,
  { head, last }: { readonly head: boolean; readonly last: boolean },
): void {
  const body = Buffer.from(answer.body ?? '');
  const bodiless = answer.status === 204 || answer.status === 304;
  const type = typeof answer.body === 'string' ? { 'content-type': 'text/plain; charset=utf-8' } : {};
  const headers: Record<string, string> = { ...DEFAULT_HEADERS, ...type, ...answer.headers };
  if (!bodiless) headers['content-length'] = String(body.length);
  if (last) headers.connection = 'close';
  response.writeHead(answer.status, headers);
  response.end(head || bodiless ? undefined : body);
}
