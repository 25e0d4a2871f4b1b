import type { Command } from 'commander';
import { PAGE_SIZE } from '../commands/run-command.ts';
import { clockOf } from '../compose/clock.ts';
import { openExistingState } from '../compose/program.ts';
import { showMessage } from '../compose/terminal.ts';
import { CommandFailure, EXIT } from './exit.ts';
import { wholeNumber } from './options.ts';
import type { Run } from './run.ts';

/** `entente ask`: the same grammar and answers as `/partnership` in chat. */
export function addAsk(program: Command, run: Run): void {
  program
    .command('ask')
    .description('answer what /partnership answers in chat: a query, why, why-not, status, sources, help')
    .argument('[text...]', 'the text behind /partnership, e.g. "india uk semiconductors"')
    .option('--page <n>', `page of a long answer (${PAGE_SIZE} stories each)`, wholeNumber(1, 100_000), 1)
    .option('--json', 'the answer as JSON')
    .addHelpText('after', EXAMPLES)
    .action((words: string[], options: { page: number; json?: boolean }) =>
      run(async (context) => {
        const state = openExistingState({
          config: context.config,
          lifecycle: context.lifecycle,
          clock: clockOf(context),
        });
        const reply = await state.answer({ text: words.join(' '), page: options.page });
        if (options.json) context.out(`${JSON.stringify(reply, null, 2)}\n`);
        else showMessage(context, reply.message);
        if (!reply.ok) throw new CommandFailure(EXIT.usage, 'NOT_UNDERSTOOD', '');
      }),
    );
}

const EXAMPLES = `
Examples:
  entente ask "india uk"
  entente ask "semiconductors stage:signed since:90d"
  entente ask why 12
  entente ask why-not https://example.org/article
  entente ask status`;
