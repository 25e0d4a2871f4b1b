import type { CliContext } from '../../compose/context.ts';
import { examine } from '../../compose/examine.ts';
import { examineFeeds, examineSlackApp, examineTeamsApp } from '../../compose/examine-outside.ts';
import { CommandFailure, EXIT } from '../../compose/exit.ts';
import { showMessage } from '../../compose/terminal.ts';
import { doctorMessage, type Finding } from '../../messages/doctor.ts';
import type { DoctorMatter } from '../doctor.ts';

/** Examines the installation, or what it speaks to; ends with a failure when something is to mend. */
export async function doctor(
  context: CliContext,
  what: DoctorMatter | undefined,
  json: boolean,
): Promise<void> {
  if (what === 'feeds') return examineFeeds(context, json);
  const findings = await findingsOf(context, what);
  if (json) context.out(`${JSON.stringify(findings, null, 2)}\n`);
  else showMessage(context, doctorMessage(findings));
  if (findings.some(({ level }) => level === 'bad'))
    throw new CommandFailure(EXIT.configuration, 'UNWELL', '');
}

function findingsOf(context: CliContext, what: 'slack' | 'teams' | undefined): Promise<readonly Finding[]> {
  if (what === 'slack') return examineSlackApp(context);
  return what === 'teams' ? examineTeamsApp(context) : examine(context);
}
