import { clockOf } from '../../compose/clock.ts';
import type { CliContext } from '../../compose/context.ts';
import { createDelivery } from '../../compose/delivery.ts';
import { readFeedList } from '../../compose/feed-files.ts';
import { holdInstance } from '../../compose/instance.ts';
import { createPoller } from '../../compose/poller.ts';
import { openState, seedCatalogue } from '../../compose/program.ts';
import { writeProse } from '../../compose/prose.ts';
import { pollProgress, showPollSummary } from '../../compose/terminal.ts';
import { count } from '../../messages/labels.ts';
import { deliverOnce } from '../../pipeline/delivery-loop.ts';
import { type PollReport, sumAccounts } from '../../pipeline/poll-feed.ts';
import type { FetchOptions } from '../fetch.ts';

/** Polls once, with progress, and says how it went. */
export async function fetchOnce(context: CliContext, options: FetchOptions): Promise<void> {
  const named = readFeedList(options);
  holdInstance(context);
  const programOptions = { config: context.config, lifecycle: context.lifecycle, clock: clockOf(context) };
  const state = openState(programOptions);
  const { store } = state;
  if (named === null) await seedCatalogue(store, context.config);
  else await store.feeds.upsert(named.map((source) => ({ source, origin: 'user', disabled: null })));
  const poller = createPoller(programOptions, store);
  const progress = pollProgress(context, 'Polling');
  try {
    const reports =
      named === null
        ? await poller.pollDue(progress)
        : await poller.pollThese(
            named.map(({ url }) => url),
            progress,
          );
    progress.stop();
    const delivery = createDelivery(programOptions, state, null);
    const delivered = await deliverOnce(delivery, context.lifecycle.signal);
    if (options.json) context.out(`${JSON.stringify(asJson(reports), null, 2)}\n`);
    else {
      showPollSummary(context, reports);
      if (delivered > 0) context.out(`${count(delivered, 'delivery', 'deliveries')}: entente inbox\n`);
    }
    await writeProse(context, state);
  } finally {
    progress.stop();
  }
}

function asJson(reports: readonly PollReport[]) {
  return {
    feeds: reports.map(({ feed, status, message, account }) => ({
      url: feed.url,
      title: feed.title,
      status,
      message,
      items: account,
    })),
    items: sumAccounts(reports.map(({ account }) => account)),
  };
}
