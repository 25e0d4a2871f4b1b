import type { Feed } from '../domain/feed.ts';
import { hostGroup } from '../feeds/host-group.ts';
import { nextPoll } from '../feeds/next-poll.ts';
import { NO_ITEMS, type PollDeps, type PollReport, pollFeed } from './poll-feed.ts';
import { StoreFailure } from './store-failure.ts';

/** How many polls run side by side. */
export interface PollLimits {
  readonly overall: number;
  readonly perHost: number;
}

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
  const reports: PollReport[] = [];
  const lanes = lanesOf(feeds, limits.perHost);
  const worker = async (): Promise<void> => {
    for (let lane = lanes.shift(); lane; lane = lanes.shift()) {
      for (const feed of lane) {
        if (signal.aborted) return;
        const report = await guarded(deps, feed, signal);
        reports.push(report);
        watcher.finished?.(report);
      }
    }
  };
  await Promise.all(Array.from({ length: limits.overall }, worker));
  return reports;
}

/** Feeds of one host share its few lanes; a lane is polled one feed after another, the longest lanes begin. */
function lanesOf(feeds: readonly Feed[], perHost: number): Feed[][] {
  const hosts = new Map<string, Feed[][]>();
  const oldestFirst = [...feeds].sort((a, b) => a.health.nextPollAt - b.health.nextPollAt || a.id - b.id);
  for (const feed of oldestFirst) {
    const host = hostGroup(feed.url);
    const lanes = hosts.get(host) ?? [];
    hosts.set(host, lanes);
    if (lanes.length < perHost) lanes.push([feed]);
    else lanes.reduce((least, lane) => (lane.length < least.length ? lane : least)).push(feed);
  }
  return [...hosts.values()].flat().sort((a, b) => b.length - a.length);
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
