import type { Command } from 'commander';
import type { Run } from './run.ts';

/** `entente start`: runs until it is told to stop. */
export function addStart(program: Command, run: Run): void {
  program
    .command('start')
    .description('run: poll feeds by schedule, serve /health; stops cleanly on SIGTERM or Ctrl-C')
    .addHelpText('after', '\nExample:\n  ENTENTE_HOME=/var/lib/entente PORT=8080 entente start')
    .action(() =>
      run(async (context) => (await import('../compose/start-program.ts')).startProgram(context)),
    );
}
