import type { Command } from 'commander';
import { wholeNumber } from './options.ts';
import type { Run } from './run.ts';

/** `entente backup`, `restore` and `prune`: the upkeep of the state file. */
export function addUpkeep(program: Command, run: Run): void {
  program
    .command('backup <file>')
    .description('copy the state to a file, also while an instance runs, and verify the copy')
    .addHelpText('after', '\nExample:\n  entente backup entente-2026-11-23.db')
    .action((file: string) =>
      run(async (context) => context.out(`${await (await upkeep()).backupState(context, file)}\n`)),
    );
  program
    .command('restore <file>')
    .description('put a backup in the place of the state, after verifying it; what was there is kept aside')
    .option('--force', 'replace a state that exists')
    .addHelpText('after', '\nExample:\n  entente restore entente-2026-11-23.db --force')
    .action((file: string, options: { force?: boolean }) =>
      run(async (context) =>
        context.out(`${await (await upkeep()).restoreState(context, file, options.force === true)}\n`),
      ),
    );
  program
    .command('prune')
    .description('forget what is old: items, stories, deliveries; the ledger and its evidence stay')
    .option(
      '--items-days <n>',
      'keep items that are no partnership news so many days',
      wholeNumber(1, 36_500),
      90,
    )
    .option('--stories-days <n>', 'keep stories so many days', wholeNumber(1, 36_500), 1_825)
    .option(
      '--deliveries-days <n>',
      'keep the record of deliveries so many days',
      wholeNumber(1, 36_500),
      365,
    )
    .addHelpText('after', '\nExample:\n  entente prune --items-days 60')
    .action((options: { itemsDays: number; storiesDays: number; deliveriesDays: number }) =>
      run(async (context) => context.out(`${await (await upkeep()).pruneState(context, options)}\n`)),
    );
}

const upkeep = () => import('../compose/upkeep.ts');
