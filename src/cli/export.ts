import { type Command, Option } from 'commander';
import { EXPORT_FORMATS, type ExportFormat } from '../commands/command.ts';
import type { Run } from './run.ts';

/** What `entente export` was told. */
export interface ExportOptions {
  readonly query: string;
  readonly format: ExportFormat;
  readonly out?: string;
}

/** `entente export`: stories that a query selects, with their evidence, as a file. */
export function addExport(program: Command, run: Run): void {
  program
    .command('export')
    .description('write the stories that a query selects, with their sources and evidence, to a file')
    .argument('[query...]', 'as for “ask”; nothing: all stories')
    .addOption(
      new Option('--format <format>', 'what the file is').choices(EXPORT_FORMATS).default(EXPORT_FORMATS[0]),
    )
    .option('--out <file>', 'the file; standard output when not given')
    .addHelpText(
      'after',
      '\nExamples:\n  entente export "india uk since:90d" --format csv --out india-uk.csv\n  entente export semiconductors --format bibtex',
    )
    .action((words: string[], options: Omit<ExportOptions, 'query'>) =>
      run(async (context) =>
        (await import('./jobs/export.ts')).exportToFile(context, { ...options, query: words.join(' ') }),
      ),
    );
}
