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
    .option('--explain', 'for people instead: which words of each item support which label, and why')
    .addHelpText('after', FORM)
    .action((options: { readonly explain?: boolean }) =>
      run(async (context) => {
        const { analyseItems, explainItems, readItems } = await import('../compose/analyse-items.ts');
        const { items, bad } = readItems(await text(process.stdin));
        if (options.explain)
          context.out(
            explainItems(items)
              .map((lines) => `${lines.join('\n')}\n`)
              .join('\n'),
          );
        else for (const prediction of analyseItems(items)) context.out(`${JSON.stringify(prediction)}\n`);
        for (const { line, message } of bad) context.err(`line ${line} left out: ${message}\n`);
        if (bad.length > 0)
          throw new CommandFailure(EXIT.failed, 'BAD_LINES', `${bad.length} lines were left out.`);
      }),
    );
}

const FORM = `
Input, an object a line:  id, url, outlet, published, lang, title, summary
Output, an object a line: id, relevant, pairs, backgroundPairs, sectors, stage, initiative, amounts, date, story,
                          confidence, evidence
“story” groups the items of the whole input into events.

Examples:
  entente analyse < items.jsonl > analyses.jsonl
  entente analyse --explain < items.jsonl`;
