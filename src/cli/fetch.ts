import type { Command } from 'commander';
import { clockOf } from '../compose/clock.ts';
import { readFeedList } from '../compose/feed-files.ts';
import { holdInstance } from '../compose/instance.ts';
import { createPoller, openState, seedCatalogue } from '../compose/program.ts';
import { pollProgress, showPollSummary } from '../compose/terminal.ts';
import type { PollReport } from '../pipeline/poll-feed.ts';
import { sumAccounts } from '../pipeline/poll-feed.ts';
import type { CliContext } from './context.ts';
import type { Run } from './run.ts';

interface FetchOptions {
  readonly feeds?: string;
  readonly opml?: string;
  readonly json?: boolean;
}

/** `entente fetch`: one cycle of polling, with progress. */
export function addFetch(program: Command, run: Run): void {
  program
    .command('fetch')
    .description('poll once: all feeds that are due, or those of a file')
    .option(
      '--feeds <file>',
      'poll these: a file with one feed address a line (they are added to your feeds)',
    )
    .option('--opml <file>', 'poll these: an OPML file (they are added to your feeds)')
    .option('--json', 'one JSON object: feeds with their outcome, and the account of the items')
    .addHelpText('after', '\nExamples:\n  entente fetch\n  entente fetch --feeds my-feeds.txt --json')
    .action((options: FetchOptions) => run((context) => fetchOnce(context, options)));
}

async function fetchOnce(context: CliContext, options: FetchOptions): Promise<void> {
  const named = readFeedList(options);
  holdInstance(context);
  const programOptions = { config: context.config, lifecycle: context.lifecycle, clock: clockOf(context) };
  const { store } = openState(programOptions);
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
    if (options.json) context.out(`${JSON.stringify(asJson(reports), null, 2)}\n`);
    else showPollSummary(context, reports);
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
