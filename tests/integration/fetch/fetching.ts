import { afterAll, beforeAll } from 'vitest';
import {
  createFeedFetcher,
  type FetcherOptions,
  type HttpFeedFetcher,
} from '../../../adapters/http/fetch-feed.ts';
import { NO_VALIDATORS, type Validators } from '../../../src/domain/feed.ts';
import type { FetchOutcome } from '../../../src/feeds/fetch-outcome.ts';
import { type ScriptedServer, startScriptedServer } from './scripted-server.ts';

/** The time that the fetchers of these tests live in. */
export const NOW = Date.UTC(2026, 4, 6, 10);

/** A small feed. */
export const FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>A</title></channel></rss>';

/** A fetcher for tests: it may reach this machine, and gives up soon. */
export function testFetcher(options: Partial<FetcherOptions> = {}): HttpFeedFetcher {
  return createFeedFetcher({
    userAgent: 'Entente/0.0.0 (feed reader)',
    timeoutMs: 5_000,
    allowPrivate: ['127.0.0.0/8', '::1'],
    clock: { now: () => NOW },
    ...options,
  });
}

/** Fetches once. */
export function fetchOnce(
  fetcher: HttpFeedFetcher,
  url: string,
  validators: Partial<Validators> = {},
  signal = new AbortController().signal,
): Promise<FetchOutcome> {
  return fetcher.fetch({ url, validators: { ...NO_VALIDATORS, ...validators }, signal });
}

/** The text of a fetched body; fails where nothing was fetched. */
export function textOf(outcome: FetchOutcome): string {
  if (outcome.kind !== 'fetched') throw new Error(`nothing was fetched: ${JSON.stringify(outcome)}`);
  return Buffer.from(outcome.document.bytes).toString('utf8');
}

/** A server and a fetcher for the tests of one file, closed at its end. */
export function useServer(options: Partial<FetcherOptions> = {}): {
  readonly server: () => ScriptedServer;
  readonly fetcher: () => HttpFeedFetcher;
} {
  let server: ScriptedServer | undefined;
  let fetcher: HttpFeedFetcher | undefined;
  beforeAll(async () => {
    server = await startScriptedServer();
    fetcher = testFetcher(options);
  });
  afterAll(async () => {
    await fetcher?.close();
    await server?.close();
  });
  const started = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('not started');
    return value;
  };
  return { server: () => started(server), fetcher: () => started(fetcher) };
}
