import { resolve } from 'node:path';
import type { CliContext } from '../../compose/context.ts';
import { inboxThreads } from '../../compose/inbox.ts';
import { plainText, showMessage } from '../../compose/terminal.ts';
import { momentLabel } from '../../messages/dates.ts';

/** Shows the last messages of the terminal's inbox as they now read, each with the lines of its thread. */
export async function showInbox(
  context: CliContext,
  options: { readonly last: number; readonly json?: boolean },
): Promise<void> {
  const threads = inboxThreads(resolve(context.config.home)).slice(-options.last);
  if (options.json) {
    for (const thread of threads) context.out(`${JSON.stringify(thread)}\n`);
    return;
  }
  if (threads.length === 0) {
    context.out(
      'Nothing has been delivered to the terminal yet. Try: entente ask subscribe india instantly\n',
    );
    return;
  }
  const style = { timeZone: context.config.timeZone, now: Date.now() };
  for (const { at, edits, message, replies } of threads) {
    context.out(
      `\n${momentLabel(at, style)}${edits > 0 ? `, edited ${edits === 1 ? 'once' : `${edits} times`}` : ''}\n`,
    );
    showMessage(context, message);
    for (const reply of replies) context.out(`\n    ↳ ${plainText(reply.title)}\n`);
  }
}
