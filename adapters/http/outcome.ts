import type { Validators } from '../../src/domain/feed.ts';
import type { EpochMs } from '../../src/domain/time.ts';
import type { FetchOutcome, PollHints } from '../../src/feeds/fetch-outcome.ts';
import { freshFor, retryAt } from '../../src/feeds/response-times.ts';
import type { Answer, Reached } from './follow-redirects.ts';
import { allOf, header, timeHeaders, validatorsOf } from './response-headers.ts';
import { statusSentence } from './status-words.ts';

/** What is known besides the response itself. */
export interface OutcomeContext {
  /** The validators that were sent. */
  readonly sent: Validators;
  readonly now: EpochMs;
  /** Where permanent redirects led, credentials included; `null` where there were none. */
  readonly movedTo: string | null;
  /** Reads the body; called for 2xx alone. */
  readonly readBody: () => Promise<Uint8Array>;
}

/** Turns the response at the end of the redirects into the outcome of the fetch. */
export async function outcomeOf(reached: Reached<Answer>, context: OutcomeContext): Promise<FetchOutcome> {
  const { answer, url } = reached;
  const { status } = answer;
  const message = statusSentence(url.host, status);
  if (status >= 200 && status < 300) return fetched(reached, context);
  if (status === 304 && isConditional(context.sent)) return unchanged(reached, context);
  // A redirect for today that leads to a page that is gone says nothing on the feed's own address.
  if (status === 410 && !reached.diverted) return { kind: 'gone', message };
  if (status === 429 || status === 503) {
    return { kind: 'limited', status, message, retryAt: retryAt(timeHeaders(answer.headers), context.now) };
  }
  return { kind: 'failed', code: 'http-status', message, status };
}

async function fetched({ answer, url }: Reached<Answer>, context: OutcomeContext): Promise<FetchOutcome> {
  const bytes = await context.readBody();
  const links = allOf(answer.headers, 'link');
  return {
    kind: 'fetched',
    document: {
      bytes,
      contentType: header(answer.headers, 'content-type'),
      url: url.href,
      ...(links === null ? {} : { linkHeader: links }),
    },
    validators: validatorsOf(answer.headers),
    hints: hintsOf(answer, context.now),
    movedTo: context.movedTo,
  };
}

/** A 304 may bring new validators (RFC 9110 §15.4.5); what it does not bring stays. */
function unchanged({ answer }: Reached<Answer>, context: OutcomeContext): FetchOutcome {
  const given = validatorsOf(answer.headers);
  const validators = {
    etag: given.etag ?? context.sent.etag,
    lastModified: given.lastModified ?? context.sent.lastModified,
  };
  return { kind: 'unchanged', validators, hints: hintsOf(answer, context.now), movedTo: context.movedTo };
}

function isConditional({ etag, lastModified }: Validators): boolean {
  return etag !== null || lastModified !== null;
}

function hintsOf(answer: Answer, now: EpochMs): PollHints {
  return { freshFor: freshFor(timeHeaders(answer.headers), now) };
}
