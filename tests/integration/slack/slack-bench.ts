import { afterEach, beforeEach } from 'vitest';
import { renderPng } from '../../../adapters/images/render-png.ts';
import { createServer } from '../../../adapters/server/server.ts';
import { createConversations } from '../../../adapters/slack/conversation.ts';
import { createHttpReceiver } from '../../../adapters/slack/http-receiver.ts';
import { createSlackApi } from '../../../adapters/slack/slack-api.ts';
import { createSlackApp } from '../../../adapters/slack/slack-app.ts';
import { identify } from '../../../adapters/slack/slack-identity.ts';
import { createSlackPublisher } from '../../../adapters/slack/slack-publisher.ts';
import { createSocketReceiver } from '../../../adapters/slack/socket-receiver.ts';
import { oneWorkspace, openWorkspace } from '../../../adapters/slack/workspaces.ts';
import { parseCommand } from '../../../src/commands/parse-command.ts';
import { runCommand } from '../../../src/commands/run-command.ts';
import { isShareable } from '../../../src/commands/shareable.ts';
import { welcomeMessage } from '../../../src/messages/welcome.ts';
import { deliverPending } from '../../../src/pipeline/deliver-pending.ts';
import { sendDueDigests } from '../../../src/pipeline/send-due-digests.ts';
import { commandDeps } from '../../builders/command-deps.ts';
import { type FaultProxy, startFaultProxy } from '../../slack/fault-proxy.ts';
import { type LocalSlack, type StoredMessage, startLocalSlack, WORKSPACE } from '../../slack/local-slack.ts';
import { waitFor } from '../../walls/wait-for.ts';
import { freePort } from '../../walls/walls.ts';
import { type DeliveryBench, deliveryBench } from '../delivery/delivery-bench.ts';

export type Mode = 'socket' | 'http';

/** The whole way between a reader in Slack and the state file, with a real local Slack. */
export interface SlackBench extends Omit<DeliveryBench, 'deliver'> {
  readonly slack: LocalSlack;
  readonly proxy: FaultProxy;
  /** Where the app listens in HTTP mode. */
  readonly requestUrl: string | null;
  /** Makes every command wait until this is over. */
  hold(until: Promise<void>): void;
  /** Commands that were run, in order. */
  readonly ran: string[];
  /** The app stops and starts anew, as after a crash. */
  restart(): Promise<void>;
  /** The next message of the app that is like this. */
  message(like: (message: StoredMessage) => boolean, channel?: string): Promise<StoredMessage>;
  deliver(): Promise<number>;
}

const QUIET = { error: () => undefined, warn: () => undefined, debug: () => undefined };

/** A fresh bench for every test of the file. */
export function slackBench(mode: Mode): () => SlackBench {
  const delivery = deliveryBench();
  let bench: SlackBench | null = null;
  let stops: (() => Promise<unknown>)[] = [];
  beforeEach(async () => {
    const port = mode === 'http' ? await freePort() : 0;
    const requestUrl = mode === 'http' ? `http://127.0.0.1:${port}/slack/events` : null;
    const slack = await startLocalSlack(requestUrl);
    const proxy = await startFaultProxy(slack.url);
    const ran: string[] = [];
    let held: Promise<void> = Promise.resolve();
    const connect = () => connected(delivery(), proxy, { ran, held: () => held }, port);
    let disconnect = await connect();
    stops = [async () => disconnect(), () => proxy.close(), () => slack.stop()];
    bench = {
      ...delivery(),
      slack,
      proxy,
      requestUrl,
      ran,
      hold: (until) => {
        held = until;
      },
      restart: async () => {
        await disconnect();
        disconnect = await connect();
      },
      message: (like, channel) =>
        waitFor('a message', async () =>
          (await slack.messages(channel)).find((one) => one.user === WORKSPACE.bot && like(one)),
        ),
      deliver: () => delivered(delivery(), proxy),
    };
  });
  afterEach(async () => {
    for (const stop of stops) await stop();
  });
  return () => {
    if (!bench) throw new Error('The bench is set up before each test.');
    return bench;
  };
}

/** What the bench sees of the commands that are run, and what they wait for. */
interface Watched {
  readonly ran: string[];
  readonly held: () => Promise<void>;
}

async function connected(
  { store, clock }: DeliveryBench,
  proxy: FaultProxy,
  { ran, held }: Watched,
  port: number,
) {
  const access = { token: WORKSPACE.token, apiUrl: proxy.apiUrl };
  const api = createSlackApi(access);
  const http = port === 0 ? null : createHttpReceiver(WORKSPACE.signingSecret);
  const commands = commandDeps(store, clock);
  const app = createSlackApp({
    receiver:
      http?.receiver ??
      createSocketReceiver({ appToken: WORKSPACE.appToken, apiUrl: proxy.apiUrl, log: QUIET }),
    workspaces: oneWorkspace(openWorkspace({ ...access, identity: await identify(api), clock })),
    removed: async () => undefined,
    timeZone: 'UTC',
    isOwner: () => false,
    draw: (picture) => renderPng(picture),
    run: async (request) => {
      ran.push(request.text);
      await held();
      return runCommand(commands, request);
    },
    isShareable: (text) => isShareable(parseCommand(text, commands.vocabulary, clock.now())),
    welcome: () => welcomeMessage('/partnership'),
    asked: () => undefined,
    log: QUIET,
  });
  const server = http && (await createServer({ host: '127.0.0.1', port, routes: [http.route], log: QUIET }));
  await app.start();
  if (http === null) await waitFor('the sockets', () => proxy.sockets() === 2);
  return async () => {
    await app.stop();
    await server?.close();
    if (http === null) await waitFor('the sockets to close', () => proxy.sockets() === 0);
  };
}

async function delivered({ deps, store, clock }: DeliveryBench, proxy: FaultProxy): Promise<number> {
  const api = createSlackApi({ token: WORKSPACE.token, apiUrl: proxy.apiUrl });
  const publisher = createSlackPublisher({
    api,
    conversationOf: createConversations(api),
    clock,
  });
  await sendDueDigests(store.subscriptions, clock.now(), deps.log.broke);
  const publishers = new Map([['slack' as const, { ...publisher, pace: 0 }]]);
  return deliverPending({ ...deps, publishers }, new Map(), new AbortController().signal);
}
