import type { IncomingMessage, ServerResponse as NodeResponse } from 'node:http';
import type { ServerLimits, ServerLog } from './limits.ts';
import { matchRoute } from './match-route.ts';
import { parseTarget, readRequestBody } from './read-request.ts';
import { type Route, refusal, type ServerRequest, type ServerResponse } from './route.ts';
import { writeResponse } from './write-response.ts';

/** What answering needs of the server. */
export interface Answering {
  readonly routes: readonly Route[];
  readonly log: ServerLog;
  readonly limits: ServerLimits;
  /** Aborted when answers under way are cut. */
  readonly ending: AbortSignal;
  /** Whether the server takes no more requests. */
  readonly closing: () => boolean;
}

const NOTHING_HERE = 'There is nothing at this path.';
const FAILED = 'The answer failed. The log says why.';

/** Answers one request by the route that fits it. Never rejects: what a route throws is logged and becomes a 500. */
export async function answerRequest(
  request: IncomingMessage,
  response: NodeResponse,
  answering: Answering,
): Promise<void> {
  const answer = await answerOf(request, response, answering);
  if (response.destroyed || response.headersSent) return;
  // A body that was not taken in must not be read as the next request.
  const how = { head: request.method === 'HEAD', last: !request.complete || answering.closing() };
  try {
    writeResponse(response, answer, how);
  } catch (error) {
    // An answer that HTTP cannot carry, such as a header with a line break.
    answering.log.error({ err: error }, 'an answer could not be sent');
    if (response.headersSent) response.destroy();
    else writeResponse(response, refusal(500, FAILED), how);
  }
}

async function answerOf(
  request: IncomingMessage,
  response: NodeResponse,
  answering: Answering,
): Promise<ServerResponse> {
  const { headers, method = '' } = request;
  const target = parseTarget(request.url ?? '');
  if (target === null) return refusal(400, 'The request names no path.');
  const match = matchRoute(answering.routes, method, target.path);
  if (match.kind === 'unknown') return refusal(404, NOTHING_HERE);
  if (match.kind === 'other-method') {
    const allow = match.allow.join(', ');
    return refusal(405, `This path answers ${allow} only.`, { allow });
  }
  const { route } = match;
  try {
    if (route.knows !== undefined && !(await route.knows(target.path))) return refusal(404, NOTHING_HERE);
    const limit = route.maxBodyBytes ?? answering.limits.maxBodyBytes;
    const body = await readRequestBody(request, limit);
    if (body === null) return refusal(413, `The body is larger than the ${limit} bytes that are taken here.`);
    const remoteAddress = request.socket.remoteAddress ?? null;
    return await answerInTime(
      route,
      { ...target, method, headers, body, remoteAddress },
      response,
      answering,
    );
  } catch (error) {
    if (!response.destroyed) answering.log.error({ err: error, method, path: target.path }, 'a route failed');
    return refusal(500, FAILED);
  }
}

async function answerInTime(
  route: Route,
  request: Omit<ServerRequest, 'signal'>,
  response: NodeResponse,
  { limits, ending, log }: Answering,
): Promise<ServerResponse> {
  const over = new AbortController();
  const stop = (): void => over.abort();
  response.once('close', stop);
  ending.addEventListener('abort', stop, { once: true });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ServerResponse>((resolve) => {
    timer = setTimeout(() => {
      log.error({ method: request.method, path: request.path }, 'a route took too long');
      resolve(refusal(503, 'The answer took too long.'));
      stop();
    }, limits.answerMs);
  });
  try {
    return await Promise.race([route.handle({ ...request, signal: over.signal }), late]);
  } finally {
    clearTimeout(timer);
    ending.removeEventListener('abort', stop);
  }
}
