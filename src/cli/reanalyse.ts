import type { Command } from 'commander';
import type { Run } from './run.ts';

/** What `entente reanalyse` was told. */
export interface ReanalyseOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `entente reanalyse`: stored items by the rules of today. */
export function addReanalyse(program: Command, run: Run): void {
  program
    .command('reanalyse')
    .alias('reanalyze')
    .description('read stored items by the rules of today; what was read before is kept, corrections hold')
    .option('--dry-run', 'only say what would change')
    .option('--json', 'the differences as JSON')
    .addHelpText('after', '\nExamples:\n  entente reanalyse --dry-run\n  entente reanalyse')
    .action((options: ReanalyseOptions) =>
      run(async (context) => (await import('./jobs/reanalyse.ts')).reanalyseItems(context, options)),
    );
}
