import { periodDigest } from '../../commands/period-digest.ts';
import { clockOf } from '../../compose/clock.ts';
import type { CliContext } from '../../compose/context.ts';
import { openExistingState } from '../../compose/program.ts';
import { showMessage } from '../../compose/terminal.ts';
import type { DigestOptions } from '../digest.ts';

/** Writes the digest of a period to the terminal. */
export async function showDigest(context: CliContext, options: DigestOptions): Promise<void> {
  const { config, lifecycle } = context;
  const state = openExistingState({ config, lifecycle, clock: clockOf(context) });
  const now = state.commands.clock.now();
  const from = 'ago' in options.since ? now - options.since.ago : options.since.at;
  const message = await periodDigest(state.commands, from, now, { timeZone: config.timeZone, now });
  if (options.json) context.out(`${JSON.stringify(message, null, 2)}\n`);
  else showMessage(context, message);
}
