import { APP_COLOURS } from '../../src/messages/app-icon.ts';

/** What an app package is made for. */
export interface ManifestOptions {
  readonly appId: string;
  /** `1.2.3` of the program. */
  readonly version: string;
  /** Where the outside reaches the server; `null`: nowhere that pictures could come from. */
  readonly publicUrl: string | null;
  /** Where people read about whoever runs this; Teams wants addresses of a website, its privacy and its terms. */
  readonly website: string;
}

/** A command of the menu: at most 32 letters, and 128 to explain it. */
interface MenuCommand {
  readonly title: string;
  readonly description: string;
}

const COMMANDS: readonly MenuCommand[] = [
  { title: 'help', description: 'All commands, by example' },
  { title: 'india uk', description: 'Stories of a pair; also a country, a sector, a stage or words' },
  { title: 'timeline india uk', description: 'What a pair has agreed, with its sources' },
  { title: 'matrix india', description: 'Partners by sectors with the furthest stage' },
  { title: 'subscribe', description: 'Be told of what you choose: opens a form' },
  { title: 'digest now', description: 'The last seven days, grouped by pair' },
  { title: 'digest daily 09:00', description: 'What is new, every morning' },
  { title: 'subscriptions', description: 'What is subscribed to here' },
  { title: 'status', description: 'What became of every item' },
];

/** The manifest of the Teams app, by schema 1.30 (`third_party/microsoft`). */
export function appManifest({ appId, version, publicUrl, website }: ManifestOptions): object {
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.schema.json',
    manifestVersion: '1.30',
    version,
    id: appId,
    developer: {
      name: 'Entente',
      websiteUrl: website,
      privacyUrl: website,
      termsOfUseUrl: website,
    },
    name: { short: 'Entente', full: 'Entente: technology partnerships between governments' },
    description: {
      short: 'News of technology partnerships between governments',
      full: 'Watches public feeds for news of technology partnerships between governments, keeps one card for each story with the words and sources that say so, and brings it to channels and people: alerts, digests, and answers by country, sector and stage.',
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: APP_COLOURS.ground,
    bots: [bot(appId)],
    composeExtensions: [composeExtension(appId)],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: publicUrl === null ? [] : [new URL(publicUrl).host],
  };
}

function bot(appId: string): object {
  return {
    botId: appId,
    scopes: ['personal', 'team', 'groupChat'],
    isNotificationOnly: false,
    supportsFiles: false,
    supportsTargetedMessages: true,
    commandLists: [
      { scopes: ['personal'], commands: COMMANDS },
      { scopes: ['team', 'groupChat'], triggers: ['mention', 'slash'], commands: COMMANDS },
    ],
  };
}

function composeExtension(appId: string): object {
  return {
    botId: appId,
    commands: [
      {
        id: 'search',
        type: 'query',
        title: 'Find a story',
        description: 'Find a story of a country, a sector or a stage, and insert its card',
        initialRun: true,
        context: ['compose', 'commandBox'],
        parameters: [
          {
            name: 'query',
            title: 'Country or sector',
            description: 'india uk semiconductors',
            inputType: 'text',
          },
        ],
      },
    ],
  };
}
