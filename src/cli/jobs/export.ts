import { writeFileSync } from 'node:fs';
import type { ReplyFile } from '../../commands/command.ts';
import { clockOf } from '../../compose/clock.ts';
import type { CliContext } from '../../compose/context.ts';
import { CommandFailure, EXIT } from '../../compose/exit.ts';
import { openExistingState } from '../../compose/program.ts';
import { messageText, showMessage } from '../../compose/terminal.ts';
import type { ExportOptions } from '../export.ts';

/** Writes an export to its file, or to standard output with the remarks on standard error. */
export async function exportToFile(context: CliContext, options: ExportOptions): Promise<void> {
  const { config, lifecycle } = context;
  const state = openExistingState({ config, lifecycle, clock: clockOf(context) });
  const { message, file, ok } = await state.answer({
    text: `export ${options.query} ${options.format}`,
    page: 1,
  });
  if (!ok || !file) {
    showMessage(context, message);
    throw new CommandFailure(EXIT.usage, 'NOT_UNDERSTOOD', '');
  }
  if (options.out === undefined) {
    context.out(file.content);
    context.err(messageText(context, message));
    return;
  }
  write(options.out, file);
  showMessage(context, message);
}

/** A file that is there is never overwritten. */
function write(path: string, file: ReplyFile): void {
  try {
    writeFileSync(path, file.content, { flag: 'wx' });
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === 'EEXIST';
    const detail = taken ? 'it is there already' : error instanceof Error ? error.message : String(error);
    throw new CommandFailure(EXIT.failed, 'NOT_WRITTEN', `${path} was not written: ${detail}.`);
  }
}
