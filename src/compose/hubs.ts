import { randomBytes } from 'node:crypto';
import { createHubClient } from '../../adapters/http/hub-client.ts';
import { userAgent } from '../../adapters/http/user-agent.ts';
import type { Logger } from '../../adapters/log/logger.ts';
import { HUB_PREFIX, hubRoutes } from '../../adapters/server/hub-routes.ts';
import type { Route } from '../../adapters/server/route.ts';
import type { Store } from '../../adapters/sqlite/store.ts';
import { systemClock } from '../../adapters/time/system-clock.ts';
import type { Lifecycle } from '../lifecycle.ts';
import type { PollReport } from '../pipeline/poll-feed.ts';
import { startSchedule, type Ticker } from '../pipeline/scheduler.ts';
import { createPushTaker } from '../pipeline/take-push.ts';
import { createHubKeeper, type HubKeeper } from '../pipeline/tend-hubs.ts';
import type { Poller } from './poller.ts';
import type { ProgramOptions } from './program.ts';
import { packageVersion } from './version.ts';

/** Keeps subscriptions at hubs, where the outside can reach this program; `null` where it cannot. */
export async function openHubs(
  { config, lifecycle, clock = systemClock }: ProgramOptions,
  store: Store,
): Promise<HubKeeper | null> {
  const { publicUrl } = config;
  if (publicUrl === null) return null;
  const client = createHubClient({
    userAgent: userAgent(packageVersion(), config.contact),
    allowPrivate: config.allowPrivateFeeds,
  });
  lifecycle.onClose('hub client', () => client.close());
  return createHubKeeper({
    store: store.hubs,
    feeds: store.feeds,
    client,
    clock,
    callbackOf: (token) => `${publicUrl}${HUB_PREFIX}${token}`,
    random: () => randomBytes(32).toString('hex'),
  });
}

/** Hubs are asked by a clock of their own, for a slow one must not hold up the polls. */
export function startTending(
  keeper: HubKeeper | null,
  ticker: Ticker,
  lifecycle: Lifecycle,
  log: Logger,
): void {
  if (keeper === null) return;
  const schedule = startSchedule(
    ticker,
    () => keeper.tend(lifecycle.signal),
    (error) => log.error({ err: error }, 'hubs'),
  );
  lifecycle.onClose('hubs schedule', () => schedule.stop());
}

/** What the HTTP server answers hubs; `done` hears what became of a push. */
export function routesForHubs(
  keeper: HubKeeper | null,
  poller: Poller,
  log: Logger,
  done: (report: PollReport) => void,
): readonly Route[] {
  if (keeper === null) return [];
  const push = createPushTaker({
    keeper,
    receive: (feed, document) =>
      poller
        .receive(feed, document)
        .then(done, (error: unknown) => log.error({ err: error }, 'a push failed')),
    poll: (feed) => poller.makeDue(feed),
  });
  return hubRoutes({
    known: async (token) => (await keeper.pushed(token)) !== null,
    verified: (token, query) => keeper.verified(token, query),
    push: async (given) => {
      const end = await push(given);
      if (end === 'ignored') log.warn({ token: given.token.slice(0, 8) }, 'a push was not signed by its hub');
      return end;
    },
  });
}
