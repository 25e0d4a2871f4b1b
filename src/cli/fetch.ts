import type { Command } from 'commander';
import type { Run } from './run.ts';

/** What `entente fetch` was told. */
export interface FetchOptions {
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
    .action((options: FetchOptions) =>
      run(async (context) => (await import('./jobs/fetch.ts')).fetchOnce(context, options)),
    );
}
