import type { Command } from 'commander';
import { DAY } from '../domain/time.ts';
import { type Since, since } from './options.ts';
import type { Run } from './run.ts';

/** What `entente digest` was told. */
export interface DigestOptions {
  readonly since: Since;
  readonly json?: boolean;
}

/** `entente digest`: the digest of a period, in the terminal. */
export function addDigest(program: Command, run: Run): void {
  program
    .command('digest')
    .description('the stories of a period, ranked and grouped by pair, with a receipt of what was checked')
    .option('--since <when>', 'start of the period: 7d, 12h, 2w, or a date', since, { ago: 7 * DAY })
    .option('--json', 'the digest as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  entente digest\n  entente digest --since 30d\n  entente digest --since 2026-11-01',
    )
    .action((options: DigestOptions) =>
      run(async (context) => (await import('./jobs/digest.ts')).showDigest(context, options)),
    );
}
