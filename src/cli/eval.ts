import type { Command } from 'commander';
import { belowFloors } from '../analysis/floors.ts';
import { CommandFailure, EXIT } from '../compose/exit.ts';
import type { Run } from './run.ts';

interface EvalOptions {
  readonly floors?: boolean;
  readonly errors?: boolean;
  readonly json?: boolean;
  readonly stories?: boolean;
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
    .option('--stories', 'measure how items are grouped into events, beside baselines')
    .option('--json', 'the figures as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  entente eval\n  entente eval --stories\n  entente eval --errors tests/gold/growth-events.jsonl',
    )
    .action((files: string[], options: EvalOptions) =>
      run(async (context) => {
        if (options.stories) return evalStories(context, files, options);
        const { evaluateFiles } = await import('../compose/evaluation.ts');
        const { report, text, errors } = evaluateFiles(files);
        context.out(options.json ? `${JSON.stringify(report, null, 2)}\n` : `${text}\n`);
        if (options.errors) context.out(errors.map((line) => `${line}\n`).join(''));
        const below = options.floors ? belowFloors(report) : [];
        if (below.length > 0) throw new CommandFailure(EXIT.belowFloor, 'BELOW_FLOOR', below.join('\n'));
      }),
    );
}

async function evalStories(
  context: { readonly out: (text: string) => void },
  files: readonly string[],
  options: EvalOptions,
): Promise<void> {
  const { evaluateStoryFiles } = await import('../compose/story-evaluation.ts');
  const { report, text, below } = evaluateStoryFiles(files);
  context.out(options.json ? `${JSON.stringify(report, null, 2)}\n` : text);
  if (options.errors) context.out(report.errors.map((line) => `${line}\n`).join(''));
  if (options.floors && below.length > 0) {
    throw new CommandFailure(EXIT.belowFloor, 'BELOW_FLOOR', below.join('\n'));
  }
}
