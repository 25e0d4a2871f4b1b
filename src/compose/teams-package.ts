import { writeFileSync } from 'node:fs';
import { renderPng } from '../../adapters/images/render-png.ts';
import { appPackage } from '../../adapters/teams/app-package.ts';
import type { Config } from '../config.ts';
import { colourIcon, outlineIcon } from '../messages/app-icon.ts';
import { CommandFailure, EXIT } from './exit.ts';
import { packageVersion } from './version.ts';

/** Writes the app package for the bot that is configured; returns what is to be known of it, a sentence each. */
export async function writeTeamsPackage(
  { teams, publicUrl, contact }: Pick<Config, 'teams' | 'publicUrl' | 'contact'>,
  { out, website }: { readonly out: string; readonly website?: string },
): Promise<{ readonly notes: readonly string[] }> {
  const appId = teams?.credentials?.appId;
  if (appId === undefined) {
    const message =
      'MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId must be set: they are those of the Azure Bot.';
    throw new CommandFailure(EXIT.configuration, 'NO_APP', message);
  }
  const address = website ?? publicUrl ?? (contact?.startsWith('https://') === true ? contact : null);
  if (address === null || !URL.canParse(address) || new URL(address).protocol !== 'https:') {
    const message =
      'Teams wants a website of whoever runs the app: give an https address as --website, or set ENTENTE_PUBLIC_URL.';
    throw new CommandFailure(EXIT.usage, 'NO_WEBSITE', message);
  }
  const [colour, outline] = await Promise.all([renderPng(colourIcon(192)), renderPng(outlineIcon(32))]);
  const made = appPackage(
    { appId, version: packageVersion(), publicUrl, website: address },
    { colour, outline },
  );
  if (!made.ok) throw new CommandFailure(EXIT.failed, 'BAD_MANIFEST', made.problems.join('; '));
  writeFileSync(out, made.zip);
  const pictures = 'Without ENTENTE_PUBLIC_URL pictures are drawn as tables in Teams.';
  return { notes: publicUrl === null ? [pictures] : [] };
}
