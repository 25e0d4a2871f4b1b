import { renderPng } from '../../adapters/images/render-png.ts';
import type { Logger } from '../../adapters/log/logger.ts';
import type { Route } from '../../adapters/server/route.ts';
import { createHttpReceiver } from '../../adapters/slack/http-receiver.ts';
import { createSlackApp } from '../../adapters/slack/slack-app.ts';
import { isUnreachable } from '../../adapters/slack/slack-identity.ts';
import { createSocketReceiver } from '../../adapters/slack/socket-receiver.ts';
import { workspacesPublisher } from '../../adapters/slack/workspaces.ts';
import { sleep } from '../../adapters/time/sleep.ts';
import { parseCommand } from '../commands/parse-command.ts';
import type { Owners } from '../commands/ports.ts';
import { runCommand } from '../commands/run-command.ts';
import { isShareable } from '../commands/shareable.ts';
import { SECOND } from '../domain/time.ts';
import type { Picture } from '../messages/svg-parts.ts';
import { welcomeMessage } from '../messages/welcome.ts';
import type { CliContext } from './context.ts';
import type { ConnectedPlatform } from './delivery.ts';
import { CommandFailure, EXIT } from './exit.ts';
import type { OpenState } from './program.ts';
import { slackAccess } from './slack-access.ts';

/** What stands before a command in Slack. */
const PREFIX = '/partnership';

/** Where Slack does not answer at the start, it is tried again so often. */
const TRY_EVERY = 5 * SECOND;

/** What a platform that listens is told of the rest of the program. */
export interface Around {
  /** Something was asked: it may have made something due. */
  readonly asked: () => void;
  /** The owners, where they can be told. */
  readonly owners: Owners['destinations'];
  /** The platform can be written to from now on. */
  readonly attach: (platform: ConnectedPlatform) => void;
}

/** Slack, not yet connected. */
export interface PreparedSlack {
  /** What the HTTP server answers for Slack: nothing in Socket Mode, and “not ready” before it is connected. */
  readonly routes: readonly Route[];
  /**
   * Connects and begins to answer. Where Slack cannot be reached, all else goes on, and it is tried again until it can;
   * where Slack refuses, fails with a sentence that says what to mend.
   */
  connect(around: Around): Promise<void>;
}

/** Prepares Slack where it is configured; `null` where it is not. */
export function prepareSlack(context: CliContext, state: OpenState, log: Logger): PreparedSlack | null {
  const { config, lifecycle } = context;
  const { slack } = config;
  const access = slackAccess(context, state, log);
  if (slack === null || access === null) return null;
  const http = slack.mode.kind === 'http' ? createHttpReceiver(slack.mode.signingSecret) : null;
  const connect = async (around: Around): Promise<void> => {
    const workspaces = await access.open();
    const app = createSlackApp({
      ...answering(state, around),
      receiver: http?.receiver ?? receiverOf(slack, log),
      workspaces,
      removed: access.removed,
      timeZone: config.timeZone,
      log,
    });
    await app.start();
    lifecycle.onClose('slack', async () => void (await app.stop()));
    around.attach({
      platform: 'slack',
      publisher: workspacesPublisher(workspaces, SECOND),
      ownerOf: access.ownerOf,
    });
    log.info({ mode: slack.mode.kind, access: slack.access.kind }, 'Slack is connected');
  };
  return {
    routes: [...(http === null ? [] : [http.route]), ...access.routes],
    connect: (around) => untilReached(() => connect(around), lifecycle.signal, log),
  };
}

/** The first attempt is waited for; where Slack is not reached, others follow beside all else. */
async function untilReached(connect: () => Promise<void>, signal: AbortSignal, log: Logger): Promise<void> {
  try {
    await connect();
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    if (!isUnreachable(error)) throw refused(error);
    log.warn(
      { because: sentence(error) },
      'Slack cannot be reached; it is tried again, and all else goes on',
    );
    void again(connect, signal, log);
  }
}

async function again(connect: () => Promise<void>, signal: AbortSignal, log: Logger): Promise<void> {
  for (;;) {
    await sleep(TRY_EVERY, signal);
    if (signal.aborted) return;
    try {
      return await connect();
    } catch (error) {
      if (isUnreachable(error)) continue;
      log.error({ because: refused(error).message }, 'Slack refuses; nothing is answered there');
      return;
    }
  }
}

function refused(error: unknown): CommandFailure {
  const message = `Slack does not let us in: ${sentence(error)}. “entente doctor slack” says what to mend.`;
  return new CommandFailure(EXIT.configuration, 'SLACK', message);
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

type SlackConfig = NonNullable<CliContext['config']['slack']>;

function receiverOf({ mode, apiUrl }: SlackConfig, log: Logger) {
  if (mode.kind === 'http') return createHttpReceiver(mode.signingSecret).receiver;
  return createSocketReceiver({ appToken: mode.appToken, apiUrl, log });
}

function answering(state: OpenState, { asked, owners }: Around) {
  const { clock, vocabulary } = state.commands;
  const { includes } = state.commands.owners;
  const commands = { ...state.commands, prefix: PREFIX, owners: { includes, destinations: owners } };
  return {
    isOwner: (user: string) => includes({ platform: 'slack', user }),
    run: (request: Parameters<typeof runCommand>[1]) => runCommand(commands, request),
    isShareable: (text: string) => isShareable(parseCommand(text, vocabulary, clock.now())),
    draw: (picture: Picture) => renderPng(picture, 2),
    welcome: () => welcomeMessage(PREFIX),
    asked,
  };
}
