import type { Feed } from '../domain/feed.ts';
import { nextPoll } from '../feeds/next-poll.ts';
import { pacedPolls } from './crawl-pacing.ts';
import { inLanes, type PollLimits } from './lanes.ts';
import { NO_ITEMS, type PollDeps, type PollReport, pollFeed } from './poll-feed.ts';
import { StoreFailure } from './store-failure.ts';

/** What somebody who watches a cycle is told. */
export interface PollWatcher {
  readonly started?: (total: number) => void;
  readonly finished?: (report: PollReport) => void;
}

/**
 * Polls every feed that is due, bounded overall and per host, and reports on each. One feed's surprise is caught here
 * and becomes its failure; only a store that cannot store ends the cycle, for then nothing would be kept.
 */
export async function pollDueFeeds(
  deps: PollDeps,
  limits: PollLimits,
  signal: AbortSignal,
  watcher: PollWatcher = {},
): Promise<PollReport[]> {
  const now = deps.politeness.now();
  const due = (await deps.feeds.list()).filter(
    (feed) => feed.disabled === null && feed.health.nextPollAt <= now,
  );
  return pollAll(deps, due, limits, signal, watcher);
}

/** Polls these feeds whether due or not: for the ones that somebody names. */
export async function pollAll(
  deps: PollDeps,
  feeds: readonly Feed[],
  limits: PollLimits,
  signal: AbortSignal,
  watcher: PollWatcher = {},
): Promise<PollReport[]> {
  watcher.started?.(feeds.length);
  const oldestFirst = [...feeds].sort((a, b) => a.health.nextPollAt - b.health.nextPollAt || a.id - b.id);
  const paced = pacedPolls(deps.pacing, feeds);
  return inLanes(oldestFirst, limits, signal, async (feed) => {
    const report =
      (await paced(feed, signal, () => guarded(deps, feed, signal))) ?? laterReport(feed, signal);
    watcher.finished?.(report);
    return report;
  });
}

/** Of a feed that stays due, because its host wants its requests further apart than the cycle lasts. */
function laterReport(feed: Feed, signal: AbortSignal): PollReport {
  const message = 'Its robots.txt asks for time between two requests: its turn comes with the next poll.';
  return {
    feed,
    status: signal.aborted ? 'failed' : 'limited',
    message: signal.aborted ? null : message,
    account: NO_ITEMS,
    edited: 0,
  };
}

async function guarded(deps: PollDeps, feed: Feed, signal: AbortSignal): Promise<PollReport> {
  try {
    return await pollFeed(deps, feed, signal);
  } catch (error) {
    if (error instanceof StoreFailure) throw error;
    const message = `Polling it failed unexpectedly: ${error instanceof Error ? error.message : String(error)}`;
    const result = { kind: 'failed', status: 'failed', message } as const;
    const health = nextPoll(feed.health, result, deps.politeness.now(), deps.rhythm);
    await deps.feeds.recordPoll(feed.id, health);
    return { feed, status: 'failed', message, account: NO_ITEMS, edited: 0 };
  }
}
