import type { Command } from 'commander';
import { wholeNumber } from './options.ts';
import type { Run } from './run.ts';

/** `entente inbox`: what was delivered to the terminal. */
export function addInbox(program: Command, run: Run): void {
  program
    .command('inbox')
    .description('show what alerts and digests have brought to the terminal, newest last')
    .option('--last <n>', 'so many messages', wholeNumber(1, 1_000), 5)
    .option('--json', 'the messages as JSON lines')
    .addHelpText('after', '\nExamples:\n  entente ask subscribe india uk instantly\n  entente inbox --last 3')
    .action((options: { readonly last: number; readonly json?: boolean }) =>
      run(async (context) => (await import('./jobs/inbox.ts')).showInbox(context, options)),
    );
}
