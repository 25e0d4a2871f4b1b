import { setTimeout as wait } from 'node:timers/promises';
import { AS_A_FEED, type FeedSource } from '../../src/domain/feed.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import { isUnchanged, stateHeaders } from './conditional.ts';
import type { ServerLog } from './limits.ts';
import { refusal, type ServerRequest, type ServerResponse } from './route.ts';
import { readSampleFile, type SampleDocument, type SampleFile, type SampleRoute } from './sample-file.ts';
import { createServer } from './server.ts';

/** A folder of feeds that is served on this machine: for the demo and for tests. */
export interface SampleSite {
  /** Without a slash at the end. */
  readonly url: string;
  /** The moment that the feeds speak from, and their `Last-Modified`. */
  readonly asOf: EpochMs;
  /** The feeds to subscribe to, with absolute addresses. */
  readonly feeds: readonly FeedSource[];
  close(): Promise<void>;
}

export interface SampleSiteOptions {
  /** The folder of `site.json`. */
  readonly folder: string;
  /** A free one by default. */
  readonly port?: number;
  readonly log?: ServerLog;
}

/** Answers that are delayed on purpose must not be cut by the server's own bound. */
const LIMITS = { answerMs: 120_000, drainMs: 500 } as const;

const SILENT: ServerLog = { error: () => undefined };

/**
 * Serves a sample site on 127.0.0.1 as a publisher would: with validators, 304, redirects with absolute addresses,
 * and whatever statuses and delays its `site.json` asks for. Rejects with a `SampleSiteError` for a bad one.
 */
export async function startSampleSite(options: SampleSiteOptions): Promise<SampleSite> {
  const { folder, port = 0, log = SILENT } = options;
  const site = readSampleFile(folder);
  const closing = new AbortController();
  const asked = new Map<SampleRoute, number>();
  const server = await createServer({
    host: '127.0.0.1',
    port,
    routes: [
      { method: 'GET', prefix: '/', handle: (request) => answer(site, asked, request, closing.signal) },
    ],
    log,
    limits: LIMITS,
  });
  return {
    url: server.url,
    asOf: site.asOf,
    feeds: site.feeds.map(({ path, ...source }) => ({ ...source, ...AS_A_FEED, url: server.url + path })),
    close() {
      closing.abort();
      return server.close();
    },
  };
}

/** `asked`: how often each route was asked for, so that it gives its documents one after another. */
async function answer(
  site: SampleFile,
  asked: Map<SampleRoute, number>,
  request: ServerRequest,
  closing: AbortSignal,
): Promise<ServerResponse> {
  const query = request.query.toString();
  const route = site.routes.get(query === '' ? request.path : `${request.path}?${query}`);
  if (route === undefined) return refusal(404, 'The sample site has nothing at this path.');
  if (route.delayMs > 0) {
    const signal = AbortSignal.any([request.signal, closing]);
    const waited = await wait(route.delayMs, true, { signal }).catch(() => false);
    if (!waited) return refusal(503, 'The sample site is closing.');
  }
  const times = asked.get(route) ?? 0;
  asked.set(route, times + 1);
  return respond(
    site,
    route,
    route.documents[times] ?? route.documents.at(-1) ?? route.documents[0],
    request,
  );
}

function respond(
  site: SampleFile,
  route: SampleRoute,
  { body, etag }: SampleDocument,
  request: ServerRequest,
): ServerResponse {
  const { status } = route;
  const headers: Record<string, string> = { 'cache-control': 'no-cache', ...lowerCased(route.headers) };
  if (headers.location) headers.location = new URL(headers.location, `http://${request.headers.host}/`).href;
  if (status !== 200) return { status, headers, body };
  const state = { etag, lastModified: site.asOf };
  const validators = stateHeaders(state);
  if (isUnchanged(request.headers, state)) return { status: 304, headers: { ...headers, ...validators } };
  return { status, headers: { ...headers, ...validators }, body };
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
