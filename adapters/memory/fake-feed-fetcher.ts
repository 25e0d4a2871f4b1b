import type { FetchOutcome } from '../../src/feeds/fetch-outcome.ts';
import type { FeedFetcher } from '../../src/pipeline/ports.ts';

/** What a fetch is asked for. */
export type FetchRequest = Parameters<FeedFetcher['fetch']>[0];

/** One answer of a script: an outcome, or what makes one of the request (perhaps later). */
export type ScriptedAnswer = FetchOutcome | ((request: FetchRequest) => FetchOutcome | Promise<FetchOutcome>);

/** A fetcher without a network that plays a script and remembers what it was asked. */
export interface FakeFeedFetcher extends FeedFetcher {
  /** All requests so far, in order, without their signals. */
  readonly requests: readonly Omit<FetchRequest, 'signal'>[];
  /** Replaces what an address answers from now on. */
  answer(url: string, ...answers: readonly ScriptedAnswer[]): void;
}

/**
 * Plays the answers of each address in order and repeats the last one. An address without a script is a name that
 * does not exist; an aborted request ends as `aborted` whatever the script says, also while its answer is pending.
 */
export function createFakeFeedFetcher(
  script: ReadonlyMap<string, readonly ScriptedAnswer[]> = new Map(),
): FakeFeedFetcher {
  const answers = new Map([...script].map(([url, list]) => [url, [...list]]));
  const requests: Omit<FetchRequest, 'signal'>[] = [];
  return {
    requests,
    answer: (url, ...list) => void answers.set(url, [...list]),
    async fetch(request) {
      requests.push({ url: request.url, validators: request.validators });
      if (!/^https?:\/\//i.test(request.url) || !URL.canParse(request.url)) return BAD_ADDRESS;
      const { host } = new URL(request.url);
      const broken: FetchOutcome = {
        kind: 'failed',
        code: 'aborted',
        message: `Fetching from ${host} was broken off.`,
      };
      if (request.signal.aborted) return broken;
      const list = answers.get(request.url) ?? [];
      const next = list.length > 1 ? list.shift() : list[0];
      if (next === undefined)
        return { kind: 'failed', code: 'dns', message: `${host} is a name that does not exist.` };
      const outcome = typeof next === 'function' ? next(request) : next;
      return Promise.race([outcome, whenAborted(request.signal, broken)]);
    },
  };
}

const BAD_ADDRESS: FetchOutcome = {
  kind: 'failed',
  code: 'bad-address',
  message: 'The feed’s address is no http or https address.',
};

function whenAborted(signal: AbortSignal, outcome: FetchOutcome): Promise<FetchOutcome> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(outcome), { once: true });
  });
}

/** A body that answers 200, for scripts: text in UTF-8, with validators if any are given. */
export function fetchedText(
  url: string,
  text: string,
  more: Partial<Extract<FetchOutcome, { kind: 'fetched' }>> & { readonly contentType?: string } = {},
): FetchOutcome {
  const { contentType = 'application/rss+xml; charset=utf-8', ...rest } = more;
  return {
    kind: 'fetched',
    document: { bytes: new TextEncoder().encode(text), contentType, url },
    validators: { etag: null, lastModified: null },
    hints: { freshFor: null },
    movedTo: null,
    ...rest,
  };
}

/** Answers as a well-behaved server does: 304 where the request carries this ETag, else the body with it. */
export function conditionalText(url: string, text: string, etag: string): ScriptedAnswer {
  const validators = { etag, lastModified: null };
  return (request) =>
    request.validators.etag === etag
      ? { kind: 'unchanged', validators, hints: { freshFor: null }, movedTo: null }
      : fetchedText(url, text, { validators });
}
