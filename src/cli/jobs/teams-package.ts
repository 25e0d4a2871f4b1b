import type { CliContext } from '../../compose/context.ts';
import { writeTeamsPackage } from '../../compose/teams-package.ts';

/** Writes the app package, and says what to do with it. */
export async function teamsPackage(
  context: CliContext,
  options: { readonly out: string; readonly website?: string },
): Promise<void> {
  const { notes } = await writeTeamsPackage(context.config, options);
  context.out(
    `${options.out} is written. In Teams: Apps, Manage your apps, Upload an app, Upload a custom app.\n${notes.map((note) => `${note}\n`).join('')}`,
  );
}
