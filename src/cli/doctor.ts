import { Argument, type Command } from 'commander';
import type { Run } from './run.ts';

/** What is looked at outside. */
export type DoctorMatter = 'slack' | 'teams' | 'feeds';

/** `entente doctor`: what is well, what is not, and what to mend. */
export function addDoctor(program: Command, run: Run): void {
  program
    .command('doctor')
    .description('check configuration, data, state, feeds and credentials, and say what to mend')
    .addArgument(
      new Argument('[what]', 'ask outside: Slack, Microsoft, or every feed').choices([
        'slack',
        'teams',
        'feeds',
      ]),
    )
    .option('--json', 'the findings as JSON')
    .addHelpText('after', '\nExamples:\n  entente doctor\n  entente doctor slack')
    .action((what: DoctorMatter | undefined, options: { json?: boolean }) =>
      run(async (context) => (await import('./jobs/doctor.ts')).doctor(context, what, options.json === true)),
    );
}
