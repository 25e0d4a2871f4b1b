import type { Feed } from '../domain/feed.ts';
import type { Clock } from '../domain/time.ts';
import type { FetchOutcome } from '../feeds/fetch-outcome.ts';
import type { Admission, HostLimits, RequestEnd } from '../feeds/host-limits.ts';
import type { FeedFetcher } from './ports.ts';
import { requestOf } from './read-source.ts';

/** A feed that was not asked because its host is left alone. */
export type Held = Extract<Admission, { kind: 'held' }>;

/** What asking a feed needs. */
export interface AskDeps {
  readonly fetcher: FeedFetcher;
  readonly limits: HostLimits;
  readonly politeness: Clock;
}

/** Fetches a feed, unless its host is left alone, and notes how the host took it. */
export async function askFeed(deps: AskDeps, feed: Feed, signal: AbortSignal): Promise<FetchOutcome | Held> {
  const admission = deps.limits.admit(feed.url, deps.politeness.now());
  if (admission.kind === 'held') return admission;
  let end: RequestEnd = { kind: 'failed' };
  try {
    const outcome = await deps.fetcher.fetch({ ...requestOf(feed), validators: feed.validators, signal });
    end = endOf(outcome);
    return outcome;
  } finally {
    // Whatever comes: a host that one feed tries for all must not wait for its word for ever.
    deps.limits.note(feed.url, end, deps.politeness.now());
  }
}

function endOf(outcome: FetchOutcome): RequestEnd {
  if (outcome.kind === 'limited') return outcome;
  return { kind: outcome.kind === 'failed' ? 'failed' : 'answered' };
}
