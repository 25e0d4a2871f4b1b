import { clockOf } from '../../compose/clock.ts';
import type { CliContext } from '../../compose/context.ts';
import { holdInstance } from '../../compose/instance.ts';
import { createReanalyser, openExistingState } from '../../compose/program.ts';
import { showMessage, workProgress } from '../../compose/terminal.ts';
import { reanalysisMessage } from '../../messages/reanalysis.ts';
import type { ReanalyseOptions } from '../reanalyse.ts';

/** Reads stored items anew, with progress, and shows what differs. Only a dry run works beside a running instance. */
export async function reanalyseItems(context: CliContext, options: ReanalyseOptions): Promise<void> {
  const apply = options.dryRun !== true;
  const programOptions = { config: context.config, lifecycle: context.lifecycle, clock: clockOf(context) };
  const state = openExistingState(programOptions);
  if (apply) holdInstance(context);
  const progress = workProgress(context, apply ? 'Reading anew' : 'Comparing');
  const reanalyse = createReanalyser(programOptions, state.store);
  try {
    const report = await reanalyse(apply, { started: progress.start, done: progress.advance });
    progress.stop();
    if (options.json) context.out(`${JSON.stringify(report, null, 2)}\n`);
    else showMessage(context, reanalysisMessage(report, apply, state.commands.labels));
  } finally {
    progress.stop();
  }
}
