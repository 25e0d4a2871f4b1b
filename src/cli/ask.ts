import type { Command } from 'commander';
import { wholeNumber } from './options.ts';
import type { Run } from './run.ts';

/** What `entente ask` was told. */
export interface AskOptions {
  readonly text: string;
  readonly page: number;
  readonly json?: boolean;
}

/** `entente ask`: the same grammar and answers as `/partnership` in chat. */
export function addAsk(program: Command, run: Run): void {
  program
    .command('ask')
    .description(
      'answer what /partnership answers in chat: a query, timeline, matrix, why, subscribe, digest, status, help and more',
    )
    .argument('[text...]', 'the text behind /partnership, e.g. "india uk semiconductors"')
    .option('--page <n>', 'page of a long answer', wholeNumber(1, 100_000), 1)
    .option('--json', 'the answer as JSON')
    .addHelpText('after', EXAMPLES)
    .action((words: string[], options: Omit<AskOptions, 'text'>) =>
      run(async (context) => {
        const { ask } = await import('./jobs/ask.ts');
        return ask(context, { ...options, text: words.join(' ') });
      }),
    );
}

const EXAMPLES = `
Examples:
  entente ask "india uk"
  entente ask "semiconductors stage:signed since:90d"
  entente ask timeline india uk
  entente ask initiative icet
  entente ask why 12
  entente ask why-not https://example.org/article
  entente ask subscribe india uk ai daily 09:00
  entente ask help`;
