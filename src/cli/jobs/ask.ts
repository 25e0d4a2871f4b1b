import { clockOf } from '../../compose/clock.ts';
import type { CliContext } from '../../compose/context.ts';
import { CommandFailure, EXIT } from '../../compose/exit.ts';
import { openExistingState } from '../../compose/program.ts';
import { showMessage } from '../../compose/terminal.ts';
import type { AskOptions } from '../ask.ts';

/** Answers in the terminal; what was not understood ends with the status for it. */
export async function ask(context: CliContext, options: AskOptions): Promise<void> {
  const { config, lifecycle } = context;
  const state = openExistingState({ config, lifecycle, clock: clockOf(context) });
  const reply = await state.answer({ text: options.text, page: options.page });
  if (options.json) context.out(`${JSON.stringify(reply, null, 2)}\n`);
  else {
    showMessage(context, reply.message);
    if (reply.file) context.out(`\n${reply.file.content}`);
  }
  if (!reply.ok) throw new CommandFailure(EXIT.usage, 'NOT_UNDERSTOOD', '');
}
