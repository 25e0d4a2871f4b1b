import type { Command } from 'commander';
import type { Run } from './run.ts';

/** `entente doctor`: what is well, what is not, and what to mend. */
export function addDoctor(program: Command, run: Run): void {
  program
    .command('doctor')
    .description('check configuration, data, state, feeds and credentials, and say what to mend')
    .option('--json', 'the findings as JSON')
    .addHelpText('after', '\nExample:\n  entente doctor')
    .action((options: { json?: boolean }) =>
      run(async (context) => (await import('./jobs/doctor.ts')).doctor(context, options.json === true)),
    );
}
