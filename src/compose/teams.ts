import { IANAZone } from 'luxon';
import { createPictureLinks, type PictureLinks } from '../../adapters/images/picture-links.ts';
import type { Logger } from '../../adapters/log/logger.ts';
import type { Route } from '../../adapters/server/route.ts';
import { createBotFramework } from '../../adapters/teams/bot-framework.ts';
import { createPlaceKeeper } from '../../adapters/teams/place-keeper.ts';
import type { PictureOf } from '../../adapters/teams/render-card.ts';
import { createTeamsBot } from '../../adapters/teams/teams-bot.ts';
import { createTeamsPublisher } from '../../adapters/teams/teams-publisher.ts';
import { teamsRoute } from '../../adapters/teams/teams-route.ts';
import { systemClock } from '../../adapters/time/system-clock.ts';
import { parseCommand } from '../commands/parse-command.ts';
import { runCommand } from '../commands/run-command.ts';
import { isShareable } from '../commands/shareable.ts';
import { welcomeMessage } from '../messages/welcome.ts';
import type { CliContext } from './context.ts';
import type { ConnectedPlatform } from './delivery.ts';
import type { OpenState } from './program.ts';
import type { Around } from './slack.ts';

/** What stands before a command in a channel of Teams; alone with the bot nothing does. */
export const TEAMS_PREFIX = '@Entente';

/** Teams, not yet listened to. */
export interface PreparedTeams {
  /** Begins to answer: what the HTTP server answers for Teams. */
  listen(around: Around): readonly Route[];
}

/** Prepares Teams where it is configured; `null` where it is not. */
export function prepareTeams(
  { config, lifecycle }: CliContext,
  state: OpenState,
  log: Logger,
): PreparedTeams | null {
  const { teams } = config;
  if (teams === null) return null;
  const framework = createBotFramework(teams.credentials);
  const { destinations } = state.store;
  const pictures = openPictures(config);
  const pictureOf: PictureOf = (title, matrix) => pictures?.matrix(title, matrix) ?? null;
  const platform: ConnectedPlatform = {
    platform: 'teams',
    publisher: createTeamsPublisher({ framework, clock: systemClock, pictureOf }),
    // How an owner is written to is known once they have spoken to the bot.
    ownerOf: (user) => {
      const workspace = teams.credentials?.tenantId;
      return workspace === undefined
        ? Promise.resolve(null)
        : destinations.find({ platform: 'teams', workspace, address: user });
    },
  };
  return {
    listen: (around) => {
      const bot = createTeamsBot({
        ...answering(state, around),
        framework,
        pictureOf,
        places: createPlaceKeeper(destinations),
        timeZone: config.timeZone,
        log,
      });
      lifecycle.onClose('teams', () => bot.drained());
      around.attach(platform);
      return [teamsRoute(framework, bot), ...(pictures === null ? [] : [pictures.route])];
    },
  };
}

/** Pictures need an address that Teams can reach, and a key to sign with. */
function openPictures({ publicUrl, secretKey }: CliContext['config']): PictureLinks | null {
  if (publicUrl === null || secretKey === null) return null;
  return createPictureLinks({ publicUrl, secretKey, clock: systemClock });
}

function answering(state: OpenState, around: Around) {
  const { clock, vocabulary } = state.commands;
  const { includes } = state.commands.owners;
  const destinations = () => around.owners();
  const commands = { ...state.commands, prefix: TEAMS_PREFIX, owners: { includes, destinations } };
  return {
    isTimeZone: (name: string) => IANAZone.isValidZone(name),
    isOwner: (user: string) => includes({ platform: 'teams', user }),
    run: (request: Parameters<typeof runCommand>[1]) => runCommand(commands, request),
    isShareable: (text: string) => isShareable(parseCommand(text, vocabulary, clock.now())),
    welcome: () => welcomeMessage(TEAMS_PREFIX, 'open'),
    asked: () => around.asked(),
    clock: systemClock,
  };
}
