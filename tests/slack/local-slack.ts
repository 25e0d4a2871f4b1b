import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { describe } from 'vitest';
import { describeWithin, startWalled } from '../walls/walls.ts';

const BINARY = resolve(import.meta.dirname, '../../node_modules/local-slack-linux-x64/bin/local-slack');

/** A `describe` for tests against the local Slack: an optional dependency, for Linux on x64 alone. */
export function describeWithSlack(): typeof describe | typeof describe.skip {
  return describeWithin('the local Slack', existsSync(BINARY) ? null : 'the package local-slack-linux-x64');
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
  readonly options?: readonly { readonly value?: string; readonly text: { readonly text: string } }[];
}

/** A Slack on this machine. */
export interface LocalSlack {
  readonly url: string;
  command(user: string, text: string, channel?: string): Promise<void>;
  say(user: string, text: string, channel?: string): Promise<void>;
  press(user: string, message: StoredMessage, label: string, channel?: string): Promise<void>;
  /** Chooses from the menu of a message. */
  choose(user: string, message: StoredMessage, label: string, channel?: string): Promise<void>;
  openHome(user: string): Promise<void>;
  messages(channel?: string): Promise<readonly StoredMessage[]>;
  directMessageOf(user: string): Promise<string | undefined>;
  sockets(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a local Slack; `requestUrl` for HTTP, none for Socket Mode. */
export async function startLocalSlack(requestUrl: string | null = null): Promise<LocalSlack> {
  const { url, stop } = await startWalled({
    name: 'the local Slack',
    command: (port, folder) => {
      const file = join(folder, 'slack.yaml');
      writeFileSync(file, JSON.stringify(configuration(requestUrl)));
      return [BINARY, '--config', file, '--port', String(port), '--base-host', '127.0.0.1'];
    },
    calls: requestUrl === null ? 0 : Number(new URL(requestUrl).port),
    ready: '/_control/state',
  });
  return { ...controls(url), url, stop };
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
    choose: (user, message, label, channel = here) => {
      const menus = (message.blocks ?? []).flatMap((block) => block.elements ?? []);
      for (const { action_id, options = [] } of menus) {
        const selected_option = options.find(({ text }) => text.text === label);
        if (selected_option === undefined) continue;
        const action = { type: 'overflow', action_id, selected_option };
        return act('/interact', { channel, messageTs: message.ts, user, action });
      }
      throw new Error(`There is no choice “${label}”.`);
    },
    openHome: (user) => act('/open-home', { user }),
    messages: async (channel = here) => (await read(`/messages/${channel}`)).messages,
    directMessageOf: async (user) =>
      (await read('/state')).channels.find((one) => one.is_im && one.members.includes(user))?.id,
    sockets: async () => (await read('/log')).log.filter((one) => one.kind === 'socket').length,
  };
}
