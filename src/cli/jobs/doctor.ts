import type { CliContext } from '../../compose/context.ts';
import { examine } from '../../compose/examine.ts';
import { CommandFailure, EXIT } from '../../compose/exit.ts';
import { showMessage } from '../../compose/terminal.ts';
import { doctorMessage } from '../../messages/doctor.ts';

/** Examines the installation and shows what was found; ends with a failure when something is to mend. */
export async function doctor(context: CliContext, json: boolean): Promise<void> {
  const findings = await examine(context);
  if (json) context.out(`${JSON.stringify(findings, null, 2)}\n`);
  else showMessage(context, doctorMessage(findings));
  if (findings.some(({ level }) => level === 'bad'))
    throw new CommandFailure(EXIT.configuration, 'UNWELL', '');
}
