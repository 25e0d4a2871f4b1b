import type { Logger } from '../../adapters/log/logger.ts';
import type { Route } from '../../adapters/server/route.ts';
import { createPeople } from '../../adapters/slack/asker.ts';
import { createConversations } from '../../adapters/slack/conversation.ts';
import { createHttpReceiver } from '../../adapters/slack/http-receiver.ts';
import { createSlackApi, createWaitingApi, type SlackApiOptions } from '../../adapters/slack/slack-api.ts';
import { createSlackApp } from '../../adapters/slack/slack-app.ts';
import { identify, type SlackIdentity } from '../../adapters/slack/slack-identity.ts';
import { createSlackPublisher } from '../../adapters/slack/slack-publisher.ts';
import { createSocketReceiver } from '../../adapters/slack/socket-receiver.ts';
import { systemClock } from '../../adapters/time/system-clock.ts';
import { parseCommand } from '../commands/parse-command.ts';
import type { Owners } from '../commands/ports.ts';
import { runCommand } from '../commands/run-command.ts';
import { isShareable } from '../commands/shareable.ts';
import { welcomeMessage } from '../messages/welcome.ts';
import type { CliContext } from './context.ts';
import type { ConnectedPlatform } from './delivery.ts';
import { CommandFailure, EXIT } from './exit.ts';
import type { OpenState } from './program.ts';

/** What stands before a command in Slack. */
const PREFIX = '/partnership';

/** What a platform that listens is told of the rest of the program. */
export interface Around {
  /** Something was asked: it may have made something due. */
  readonly asked: () => void;
  /** The owners, where they can be told. */
  readonly owners: Owners['destinations'];
}

/** Slack, connected but not yet listened to. */
export interface ConnectedSlack {
  readonly platform: ConnectedPlatform;
  /** What the HTTP server answers for Slack: nothing in Socket Mode. */
  readonly routes: readonly Route[];
  /** Begins to answer. */
  listen(around: Around): Promise<void>;
}

/** Connects Slack where it is configured; `null` where it is not. Fails with a clear sentence when Slack refuses. */
export async function connectSlack(
  { config, lifecycle }: CliContext,
  state: OpenState,
  log: Logger,
): Promise<ConnectedSlack | null> {
  const { slack } = config;
  if (slack === null) return null;
  const access: SlackApiOptions = { token: slack.botToken, apiUrl: slack.apiUrl };
  const outbox = createSlackApi(access);
  const identity = await identified(identify(outbox));
  const http = slack.mode.kind === 'http' ? createHttpReceiver(slack.mode.signingSecret) : null;
  const api = createWaitingApi(access);
  return {
    platform: platformOf(outbox, identity),
    routes: http === null ? [] : [http.route],
    listen: async ({ asked, owners }) => {
      const commands = {
        ...state.commands,
        prefix: PREFIX,
        owners: { ...state.commands.owners, destinations: owners },
      };
      const app = createSlackApp({
        receiver: receiverOf(slack, http, log),
        api,
        token: slack.botToken,
        identity,
        people: createPeople(createSlackApi(access), systemClock),
        workspace: identity.workspace,
        timeZone: config.timeZone,
        run: (request) => runCommand(commands, request),
        isShareable: (text) => isShareable(parseCommand(text, state.commands.vocabulary, systemClock.now())),
        welcome: () => welcomeMessage(PREFIX),
        asked,
        log,
      });
      await identified(app.start());
      lifecycle.onClose('slack', async () => void (await app.stop()));
      log.info({ mode: slack.mode.kind, workspace: identity.workspace }, 'Slack is connected');
    },
  };
}

type SlackConfig = NonNullable<CliContext['config']['slack']>;

function receiverOf(
  { mode, apiUrl }: SlackConfig,
  http: ReturnType<typeof createHttpReceiver> | null,
  log: Logger,
) {
  if (mode.kind === 'socket') return createSocketReceiver({ appToken: mode.appToken, apiUrl, log });
  return http?.receiver ?? createHttpReceiver(mode.signingSecret).receiver;
}

function platformOf(api: ReturnType<typeof createSlackApi>, { workspace }: SlackIdentity): ConnectedPlatform {
  const conversationOf = createConversations(api);
  return {
    platform: 'slack',
    publisher: createSlackPublisher({
      api,
      conversationOf,
      clock: systemClock,
    }),
    ownerOf: async (user) => ({
      platform: 'slack',
      workspace,
      kind: 'person',
      address: user,
      name: null,
      reference: null,
    }),
  };
}

async function identified<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const message = `Slack does not let us in: ${said}. SLACK_BOT_TOKEN, SLACK_APP_TOKEN and SLACK_API_URL say how it is reached.`;
    throw new CommandFailure(EXIT.configuration, 'SLACK', message);
  }
}
