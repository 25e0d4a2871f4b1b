import { createLogger } from '../../adapters/log/logger.ts';
import { healthRoutes } from '../../adapters/server/health-route.ts';
import { createServer } from '../../adapters/server/server.ts';
import { createCronTicker } from '../../adapters/time/cron-ticker.ts';
import { sleep } from '../../adapters/time/sleep.ts';
import { systemClock } from '../../adapters/time/system-clock.ts';
import { startDeliveryLoop } from '../pipeline/delivery-loop.ts';
import { feedNotices } from '../pipeline/feed-notices.ts';
import { healthReport } from '../pipeline/health.ts';
import type { PollReport } from '../pipeline/poll-feed.ts';
import { startSchedule } from '../pipeline/scheduler.ts';
import { prepareChat } from './chat.ts';
import type { CliContext } from './context.ts';
import { createDelivery, type Delivery } from './delivery.ts';
import { openHubs, routesForHubs, startTending } from './hubs.ts';
import { holdInstance } from './instance.ts';
import { createPoller } from './poller.ts';
import { type OpenState, openState, seedCatalogue } from './program.ts';
import { openRewriting } from './prose.ts';
import { keepHeapSmall } from './small-heap.ts';
import { packageVersion } from './version.ts';

/** Every minute: which feeds are due decides their own rhythm, not the tick. */
const TICK = '* * * * *';

/** Runs until SIGTERM or SIGINT: polls by schedule and serves `/health`. Closing is the life cycle's. */
export async function startProgram(context: CliContext): Promise<void> {
  keepHeapSmall();
  const { config, lifecycle } = context;
  const log = createLogger(config.logLevel);
  const told = waitForSignal();
  holdInstance(context);
  const options = { config, lifecycle };
  const state = openState(options);
  await seedCatalogue(state.store, config);
  const chat = await prepareChat(context, state, log);
  const delivery = createDelivery(options, state, log);
  const hubs = await openHubs(options, state.store);
  const poller = createPoller(
    {
      ...options,
      onUnreadable: ({ number }, problem) =>
        log.error({ subscription: number, problem }, 'an alert cannot be read and is owed nothing'),
    },
    state.store,
    hubs,
  );
  const loop = startDeliveryLoop(delivery, sleep);
  lifecycle.onClose('deliveries', () => loop.stop());
  const around = { asked: () => loop.wake(), owners: delivery.owners, attach: delivery.attach };
  const polled = (report: PollReport): void => {
    logReport(log, report);
    loop.wake();
  };
  const server = await createServer({
    host: config.host,
    port: config.port,
    routes: [
      ...healthRoutes(reporter(state), log),
      ...chat.routes(around),
      ...routesForHubs(hubs, poller, log, polled),
    ],
    log,
  });
  lifecycle.onClose('server', () => server.close());
  await chat.connect(around);
  const cycle = async (): Promise<void> => {
    const reports = await poller.pollDue({
      finished: polled,
    });
    if (reports.length > 0) log.info({ feeds: reports.length }, 'polled');
    await tellOfFeeds(delivery, reports);
    loop.wake();
  };
  const schedule = startSchedule(createCronTicker(TICK), cycle, (error) =>
    log.error({ err: error }, 'a cycle failed'),
  );
  lifecycle.onClose('schedule', () => schedule.stop());
  startTending(hubs, createCronTicker(TICK), lifecycle, log);
  startRewriting(context, state, log);
  log.info({ url: server.url, home: config.home, version: packageVersion() }, 'started');
  if (chat.platforms === 0)
    log.info('no chat platform is configured: alerts and digests go to the terminal (“entente inbox”)');
  log.info({ signal: await told }, 'stopping');
}

/** Owners hear once that a feed broke, and once that it is well again. */
async function tellOfFeeds(
  { owners, outbox, clock }: Delivery,
  reports: readonly PollReport[],
): Promise<void> {
  const notices = feedNotices(reports, clock.now());
  if (notices.length === 0) return;
  for (const { id } of await owners()) for (const notice of notices) await outbox.owe(id, notice);
}

/** Prose is written by a clock of its own, beside the polls. */
function startRewriting(
  { config, lifecycle }: CliContext,
  state: OpenState,
  log: ReturnType<typeof createLogger>,
): void {
  const rewrite = openRewriting(config, lifecycle, state.prose, state.store.search);
  if (rewrite === null) return;
  const round = async (): Promise<void> => {
    const report = await rewrite();
    if (report.failed > 0) log.warn(report, 'prose');
    else if (report.written + report.refused > 0) log.info(report, 'prose');
  };
  const schedule = startSchedule(createCronTicker(TICK), round, (error) =>
    log.error({ err: error }, 'prose'),
  );
  lifecycle.onClose('prose schedule', () => schedule.stop());
}

function reporter(state: OpenState) {
  const startedAt = systemClock.now();
  return async () => {
    const [feeds, outbox, items] = await Promise.all([
      state.store.feeds.list(),
      state.store.account.outbox(),
      state.store.account.items(0),
    ]);
    return healthReport({
      feeds,
      outbox,
      items,
      startedAt,
      now: systemClock.now(),
      version: packageVersion(),
    });
  };
}

function logReport(log: ReturnType<typeof createLogger>, report: PollReport): void {
  const { feed, status, message, account } = report;
  const fields = { feed: feed.title, status, ...account };
  if (message !== null && status !== 'moved') log.warn({ ...fields, message }, 'feed');
  else log.debug(fields, 'feed');
}

function waitForSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
  });
}
