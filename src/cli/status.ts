import { type Command, Option } from 'commander';
import { DAY } from '../domain/time.ts';
import { type Since, since } from './options.ts';
import type { Run } from './run.ts';

/** What `entente status` was told. */
export interface StatusOptions {
  readonly by: 'day' | 'feed';
  readonly since: Since;
  readonly json?: boolean;
}

/** `entente status`: what became of every item, by day or by feed. */
export function addStatus(program: Command, run: Run): void {
  program
    .command('status')
    .description('the account of a period: what became of every item, by day or by feed')
    .addOption(new Option('--by <what>', 'a line a day, or a feed').choices(['day', 'feed']).default('day'))
    .option('--since <when>', 'start of the period: 7d, 12h, 2w, or a date', since, { ago: 30 * DAY })
    .option('--json', 'the account as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  entente status\n  entente status --by feed --since 7d\n  entente ask status',
    )
    .action((options: StatusOptions) =>
      run(async (context) => (await import('./jobs/status.ts')).showStatus(context, options)),
    );
}
