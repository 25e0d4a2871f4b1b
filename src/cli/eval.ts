import type { Command } from 'commander';
import { belowFloors } from '../analysis/floors.ts';
import { CommandFailure, EXIT } from '../compose/exit.ts';
import type { Run } from './run.ts';

interface EvalOptions {
  readonly floors?: boolean;
  readonly errors?: boolean;
  readonly json?: boolean;
}

/** `entente eval`: how well it reads, on labelled news. */
export function addEval(program: Command, run: Run): void {
  program
    .command('eval [files...]')
    .description(
      'measure the analysis on labelled items (JSON lines as in tests/gold; default: tests/gold/dev.jsonl)',
    )
    .option('--floors', 'fail when a figure is below its floor')
    .option('--errors', 'list the items that were read otherwise than labelled')
    .option('--json', 'the figures as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  entente eval\n  entente eval --errors tests/gold/growth-events.jsonl',
    )
    .action((files: string[], options: EvalOptions) =>
      run(async (context) => {
        const { evaluateFiles } = await import('../compose/evaluation.ts');
        const { report, text, errors } = evaluateFiles(files);
        context.out(options.json ? `${JSON.stringify(report, null, 2)}\n` : `${text}\n`);
        if (options.errors) context.out(errors.map((line) => `${line}\n`).join(''));
        const below = options.floors ? belowFloors(report) : [];
        if (below.length > 0) throw new CommandFailure(EXIT.belowFloor, 'BELOW_FLOOR', below.join('\n'));
      }),
    );
}
