import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { CommandFailure, EXIT } from '../compose/exit.ts';
import type { Run } from './run.ts';

/** `entente analyse`: items on standard input, what is read in them on standard output. */
export function addAnalyse(program: Command, run: Run): void {
  program
    .command('analyse')
    .alias('analyze')
    .description('read items (JSON lines on standard input) and print what is read in them (JSON lines)')
    .addHelpText('after', FORM)
    .action(() =>
      run(async (context) => {
        const { analyseItems, readItems } = await import('../compose/analyse-items.ts');
        const { items, bad } = readItems(await text(process.stdin));
        for (const prediction of analyseItems(items)) context.out(`${JSON.stringify(prediction)}\n`);
        for (const { line, message } of bad) context.err(`line ${line} left out: ${message}\n`);
        if (bad.length > 0)
          throw new CommandFailure(EXIT.failed, 'BAD_LINES', `${bad.length} lines were left out.`);
      }),
    );
}

const FORM = `
Input, an object a line:  id, url, outlet, published, lang, title, summary
Output, an object a line: id, relevant, pairs, backgroundPairs, sectors, stage, initiative, story, confidence, evidence
“story” groups the items of the whole input into events.

Example:
  entente analyse < items.jsonl > analyses.jsonl`;
