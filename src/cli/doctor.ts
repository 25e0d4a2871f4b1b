import type { Command } from 'commander';
import { examine } from '../compose/examine.ts';
import { showMessage } from '../compose/terminal.ts';
import { doctorMessage } from '../messages/doctor.ts';
import { CommandFailure, EXIT } from './exit.ts';
import type { Run } from './run.ts';

/** `entente doctor`: what is well, what is not, and what to mend. */
export function addDoctor(program: Command, run: Run): void {
  program
    .command('doctor')
    .description('check configuration, data, state, feeds and credentials, and say what to mend')
    .option('--json', 'the findings as JSON')
    .action((options: { json?: boolean }) =>
      run(async (context) => {
        const findings = await examine(context);
        if (options.json) context.out(`${JSON.stringify(findings, null, 2)}\n`);
        else showMessage(context, doctorMessage(findings));
        if (findings.some(({ level }) => level === 'bad'))
          throw new CommandFailure(EXIT.configuration, 'UNWELL', '');
      }),
    );
}
