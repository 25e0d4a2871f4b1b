import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type ListenOptions, type Server, type TcpNetConnectOpts } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe } from 'vitest';
import { waitFor } from './wait-for.ts';

const WALLED = resolve(import.meta.dirname, 'walled-slack.mjs');
const BINARY = resolve(import.meta.dirname, '../../node_modules/local-slack-linux-x64/bin/local-slack');

/**
 * A `describe` for tests against the local Slack: an optional dependency, for Linux on x64 alone, that is run in a
 * network of its own. Where either is lacking they are left out by name, or fail with ENTENTE_REQUIRE_ALL=1.
 */
export function describeWithSlack(): typeof describe | typeof describe.skip {
  const walls = spawnSync('unshare', ['-rn', 'ip', 'link', 'set', 'lo', 'up']).status === 0;
  if (existsSync(BINARY) && walls) return describe;
  const lacks = walls ? 'the package local-slack-linux-x64' : 'a network of its own (unshare, ip)';
  if (process.env['ENTENTE_REQUIRE_ALL'] === '1') {
    throw new Error(`The local Slack needs ${lacks}, and ENTENTE_REQUIRE_ALL=1 asks for every test.`);
  }
  process.stderr.write(`left out, for want of ${lacks}: the tests against the local Slack\n`);
  return describe.skip;
}

/** The workspace of the tests. */
export const WORKSPACE = {
  team: 'T1',
  bot: 'U0BOT',
  token: 'xoxb-test-token',
  appToken: 'xapp-test-token',
  signingSecret: 'test-signing-secret',
  alice: 'U01ALICE',
  bob: 'U02BOB',
  channel: 'C01GEN',
} as const;

/** A message as the local Slack stores it. */
export interface StoredMessage {
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly thread_ts?: string;
  readonly subtype?: string;
  readonly ephemeral_to?: string;
  readonly blocks?: readonly { readonly type: string; readonly elements?: readonly StoredElement[] }[];
}

/** A button, as far as tests press it. */
export interface StoredElement {
  readonly action_id?: string;
  readonly value?: string;
  readonly text?: { readonly text: string };
}

/** A Slack on this machine. */
export interface LocalSlack {
  readonly url: string;
  command(user: string, text: string, channel?: string): Promise<void>;
  say(user: string, text: string, channel?: string): Promise<void>;
  press(user: string, message: StoredMessage, label: string, channel?: string): Promise<void>;
  messages(channel?: string): Promise<readonly StoredMessage[]>;
  directMessageOf(user: string): Promise<string | undefined>;
  sockets(): Promise<number>;
  stop(): Promise<void>;
}

/** A free port of this machine. */
export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? found(address.port) : failed(new Error('no port')),
      );
    });
  });
}

/** Starts a local Slack; `requestUrl` for HTTP, none for Socket Mode. */
export async function startLocalSlack(requestUrl: string | null = null): Promise<LocalSlack> {
  const folder = mkdtempSync(join(tmpdir(), 'entente-slack-'));
  const port = await freePort();
  writeFileSync(join(folder, 'slack.yaml'), JSON.stringify(configuration(requestUrl)));
  const appPort = requestUrl === null ? '0' : new URL(requestUrl).port;
  const walled = [
    process.execPath,
    WALLED,
    BINARY,
    join(folder, 'slack.yaml'),
    String(port),
    folder,
    appPort,
  ];
  const child = spawn('unshare', ['-rn', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh', ...walled], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const way = createRelay({ host: '127.0.0.1', port }, join(folder, 'in.sock'));
  const back =
    appPort === '0'
      ? null
      : createRelay(join(folder, 'out.sock'), { host: '127.0.0.1', port: Number(appPort) });
  const url = `http://127.0.0.1:${port}`;
  await waitFor('the local Slack', () =>
    fetch(`${url}/_control/state`, { signal: AbortSignal.timeout(500) }).then(
      (answer) => answer.ok,
      () => false,
    ),
  );
  return {
    ...controls(url),
    url,
    stop: async () => {
      child.stdin.end();
      await ended;
      way.close();
      back?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Leads connections from one end to another: the local Slack has a network of its own. */
function createRelay(from: string | ListenOptions, to: string | TcpNetConnectOpts): Server {
  return createServer((socket) => {
    const other = typeof to === 'string' ? connect(to) : connect(to);
    socket.pipe(other).pipe(socket);
    socket.on('error', () => other.destroy()).on('close', () => other.destroy());
    other.on('error', () => socket.destroy()).on('close', () => socket.destroy());
  }).listen(from);
}

function configuration(requestUrl: string | null): object {
  const { team, bot, token, appToken, signingSecret, alice, bob, channel } = WORKSPACE;
  return {
    workspace: { name: 'Lab', domain: 'lab', teamId: team },
    app: {
      appId: 'A01APP',
      botUserId: bot,
      botName: 'entente',
      botToken: token,
      appToken,
      signingSecret,
      ...(requestUrl === null ? { mode: 'socket' } : { mode: 'events', requestUrl }),
    },
    users: [
      { id: alice, name: 'alice', real_name: 'Alice', tz: 'Asia/Kolkata' },
      { id: bob, name: 'bob', real_name: 'Bob', tz: 'Europe/London' },
    ],
    channels: [{ id: channel, name: 'policy', members: [alice, bob, bot] }],
  };
}

interface ControlAnswer {
  readonly messages: readonly StoredMessage[];
  readonly channels: readonly {
    readonly id: string;
    readonly is_im: boolean;
    readonly members: readonly string[];
  }[];
  readonly log: readonly { readonly kind: string }[];
}

function controls(url: string): Omit<LocalSlack, 'url' | 'stop'> {
  const read = async (path: string): Promise<ControlAnswer> => {
    const answer = await fetch(`${url}/_control${path}`);
    return (await answer.json()) as ControlAnswer;
  };
  const act = async (path: string, body: object): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}/_control${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  };
  const here = WORKSPACE.channel;
  return {
    command: (user, text, channel = here) =>
      act('/command', { channel, user, command: '/partnership', text }),
    say: (user, text, channel = here) => act('/message', { channel, user, text }),
    press: (user, message, label, channel = here) => {
      const elements = (message.blocks ?? []).flatMap((block) =>
        block.type === 'actions' ? (block.elements ?? []) : [],
      );
      const button = elements.find(({ text }) => text?.text === label);
      if (!button) throw new Error(`There is no button “${label}”.`);
      const { action_id, value } = button;
      return act('/interact', {
        channel,
        messageTs: message.ts,
        user,
        action: { type: 'button', action_id, value },
      });
    },
    messages: async (channel = here) => (await read(`/messages/${channel}`)).messages,
    directMessageOf: async (user) =>
      (await read('/state')).channels.find((one) => one.is_im && one.members.includes(user))?.id,
    sockets: async () => (await read('/log')).log.filter((one) => one.kind === 'socket').length,
  };
}
