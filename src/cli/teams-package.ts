import type { Command } from 'commander';
import type { Run } from './run.ts';

/** `entente teams-package`: the app package that is uploaded to Teams. */
export function addTeamsPackage(program: Command, run: Run): void {
  program
    .command('teams-package')
    .description('write the app package for Microsoft Teams: manifest and icons')
    .option('--out <file>', 'where to', 'entente-teams.zip')
    .option('--website <address>', 'where people read about whoever runs this')
    .addHelpText('after', '\nExample:\n  MicrosoftAppId=… entente teams-package --out entente-teams.zip')
    .action((options: { out: string; website?: string }) =>
      run(async (context) => (await import('./jobs/teams-package.ts')).teamsPackage(context, options)),
    );
}
