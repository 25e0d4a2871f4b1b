import { type Dispatcher, request as send } from 'undici';
import type { Clock } from '../../src/domain/time.ts';
import type { FetchOutcome } from '../../src/feeds/fetch-outcome.ts';
import type { FeedFetcher } from '../../src/pipeline/ports.ts';
import { createAddressPolicy } from './address-policy.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { explainError } from './explain-error.ts';
import { FetchError } from './fetch-error.ts';
import { followRedirects, parseAddress, type Reached } from './follow-redirects.ts';
import { createGuardedAgent, type Resolver, systemResolver } from './guarded-agent.ts';
import { outcomeOf } from './outcome.ts';
import { readBody } from './read-body.ts';
import { belongTo, type Credentials, credentialsOf, requestHeaders, sendable } from './request-headers.ts';
import { allOf, header, type ResponseHeaders } from './response-headers.ts';

/** How feeds are fetched. */
export interface FetcherOptions {
  /** As {@link userAgent} writes it. */
  readonly userAgent: string;
  /** Bound on a whole fetch, from looking the name up to the last byte, in milliseconds. */
  readonly timeoutMs?: number;
  /** Bound on a body, counted after decompression. */
  readonly maxBytes?: number;
  /** Private hosts, addresses and ranges that may be fetched all the same; see `createAddressPolicy`. */
  readonly allowPrivate: readonly string[];
  readonly clock: Clock;
  /** How names are looked up; the machine's own way by default. */
  readonly resolver?: Resolver;
}

/** A fetcher that holds connections open until it is closed. */
export interface HttpFeedFetcher extends FeedFetcher {
  /** Breaks off what is under way and closes all connections. */
  close(): Promise<void>;
}

type Response = {
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly body: Dispatcher.BodyMixin;
};
type Request = Parameters<FeedFetcher['fetch']>[0];

/** How a fetch ended, and whether bodies may still be under way. */
interface Ended {
  readonly outcome: FetchOutcome;
  readonly leftBehind: boolean;
}

const TIMEOUT_MS = 15_000;
const MAX_BYTES = 10 * 1024 * 1024;

/** Fetches feeds over HTTP from public addresses, conditionally, bounded in time and size. Nothing is tried twice. */
export function createFeedFetcher(options: FetcherOptions): HttpFeedFetcher {
  const { timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES } = options;
  const policy = createAddressPolicy(options.allowPrivate);
  const agent = createGuardedAgent(policy, options.resolver ?? systemResolver, timeoutMs);

  const fetchWithin = async (request: Request, start: URL, deadline: Deadline): Promise<Ended> => {
    const credentials = credentialsOf(start);
    start.username = '';
    start.password = '';
    const sent = sendable(request.validators);
    const reached = await followRedirects(start, (url) => {
      const authorization = credentials && belongTo(credentials, url) ? credentials.authorization : null;
      return ask(
        agent,
        url,
        requestHeaders(options.userAgent, sent, authorization, request.wants),
        deadline.signal,
      );
    });
    const { answer, url } = reached;
    const outcome = await outcomeOf(reached, {
      sent,
      now: options.clock.now(),
      movedTo: movedTo(reached, credentials),
      readBody: () => readBody(incoming(answer, url.host), maxBytes),
    });
    const isWhole = outcome.kind === 'unchanged' || outcome.kind === 'fetched';
    return { outcome, leftBehind: !isWhole || url.href !== start.href };
  };

  return {
    async fetch(request) {
      const url = parseAddress(request.url);
      if (url === null) {
        const message = 'The feed’s address is no http or https address.';
        return { kind: 'failed', code: 'bad-address', message };
      }
      const { host } = url;
      const deadline = startDeadline(timeoutMs, request.signal, host);
      let leftBehind = true;
      try {
        const ended = await deadline.bound(fetchWithin(request, url, deadline));
        leftBehind = ended.leftBehind;
        return ended.outcome;
      } catch (error) {
        const { code, message } = explainError(error, host);
        return { kind: 'failed', code, message };
      } finally {
        deadline.end(leftBehind);
      }
    },
    close: () => agent.destroy(),
  };
}

/** One request, without following redirects. Failures are told by the host that caused them. */
async function ask(
  agent: Dispatcher,
  url: URL,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Response> {
  try {
    const { statusCode, headers: got, body } = await send(url, { dispatcher: agent, headers, signal });
    // Bodies that are not read are let go of; where the answer is a 2xx, the reader takes over at once.
    if (statusCode >= 300) void body.dump({ limit: 16_384, signal }).catch(() => undefined);
    return { status: statusCode, headers: got, body };
  } catch (error) {
    throw error instanceof FetchError ? error : explainError(error, url.host);
  }
}

function incoming({ headers, body }: Response, host: string): Parameters<typeof readBody>[0] {
  return {
    stream: body as unknown as AsyncIterable<Uint8Array>,
    contentEncoding: allOf(headers, 'content-encoding'),
    contentLength: header(headers, 'content-length'),
    host,
  };
}

/** The new address of a feed, with the name and password without which it does not answer. */
function movedTo({ moved, url }: Reached<Response>, credentials: Credentials | null): string | null {
  if (!moved) return null;
  const address = new URL(url);
  if (credentials && belongTo(credentials, address)) {
    address.username = credentials.username;
    address.password = credentials.password;
  }
  return address.href;
}
