import type { Command } from 'commander';
import { periodDigest } from '../commands/period-digest.ts';
import { clockOf } from '../compose/clock.ts';
import { openExistingState } from '../compose/program.ts';
import { showMessage } from '../compose/terminal.ts';
import { DAY } from '../domain/time.ts';
import { since } from './options.ts';
import type { Run } from './run.ts';

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
    .action((options: { since: ReturnType<typeof since>; json?: boolean }) =>
      run(async (context) => {
        const state = openExistingState({
          config: context.config,
          lifecycle: context.lifecycle,
          clock: clockOf(context),
        });
        const now = state.commands.clock.now();
        const from = 'ago' in options.since ? now - options.since.ago : options.since.at;
        const message = await periodDigest(state.commands, from, now, {
          timeZone: context.config.timeZone,
          now,
        });
        if (options.json) context.out(`${JSON.stringify(message, null, 2)}\n`);
        else showMessage(context, message);
      }),
    );
}
