import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { describe } from 'vitest';
import WebSocket from 'ws';
import { waitFor } from '../walls/wait-for.ts';
import { describeWithin, startWalled } from '../walls/walls.ts';

const CLI = join(
  dirname(createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json')),
  'cli.js',
);

/** A `describe` for tests against Microsoft's Agents Playground. */
export function describeWithTeams(): typeof describe | typeof describe.skip {
  return describeWithin('the Agents Playground', null);
}

/** Who and what there is in the Playground of the tests. */
export const TEAM = {
  tenant: '11111111-1111-1111-1111-111111111111',
  bot: { id: '28:00000000-0000-0000-0000-00000000b070', name: 'Entente' },
  alice: { id: '29:alice', name: 'Alice Anderson' },
  bob: { id: '29:bob', name: 'Bob Brown' },
  personal: 'a:personal-chat-alice',
  group: '19:groupchat@thread.v2',
  channel: '19:alerts@thread.tacv2',
} as const;

/** A message as the Playground shows it. */
export interface ShownActivity {
  readonly conversation: string;
  readonly id: string;
  readonly updated: boolean;
  readonly text: string;
  /** The first card, as JSON; empty where there is none. */
  readonly card: string;
}

/** What an invoke was answered with. */
export interface InvokeReply {
  readonly type?: string;
  readonly value?: unknown;
  readonly composeExtension?: {
    readonly type: string;
    readonly text?: string;
    readonly attachments?: readonly { readonly content: unknown; readonly preview?: unknown }[];
  };
}

/** A Teams on this machine. */
export interface Playground {
  readonly url: string;
  readonly shown: readonly ShownActivity[];
  say(conversation: string, text: string): Promise<void>;
  mention(conversation: string, text: string): Promise<void>;
  press(conversation: string, card: ShownActivity, title: string, filled?: object): Promise<InvokeReply>;
  invoke(conversation: string, name: string, value: object): Promise<InvokeReply>;
  /** Installs, removes, adds: an activity as the Playground makes it. */
  event(conversation: string, type: 'install' | 'uninstall' | 'botAdded' | 'botRemoved'): Promise<void>;
  /** The next message that is like this. */
  message(like: (message: ShownActivity) => boolean): Promise<ShownActivity>;
  stop(): Promise<void>;
}

/** Starts a Playground for a bot at a port of 127.0.0.1. */
export async function startPlayground(botPort: number): Promise<Playground> {
  const { url, stop } = await startWalled({
    name: 'the Agents Playground',
    command: (port, folder) => {
      writeFileSync(join(folder, 'playground.yml'), JSON.stringify(configuration()));
      const endpoint = `http://127.0.0.1:${botPort}/api/messages`;
      const options = ['-e', endpoint, '-c', 'msteams', '-p', String(port), '--disable-telemetry'];
      return [process.execPath, CLI, 'start', ...options];
    },
    environment: (folder) => ({
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: join(folder, 'playground.yml'),
      M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'playground.log'),
    }),
    calls: botPort,
    ready: '/_debug/ping',
  });
  const shown: ShownActivity[] = [];
  const stream = new WebSocket(`${url.replace('http', 'ws')}/_ws_conversation/v1/conversations/stream`);
  stream.on('message', (data) => shown.push(...activitiesIn(String(data))));
  await new Promise((open, failed) => stream.once('open', open).once('error', failed));
  return {
    ...controls(url),
    url,
    shown,
    message: (like) => waitFor('a message in the Playground', () => shown.find(like)),
    stop: async () => {
      stream.terminate();
      await stop();
    },
  };
}

interface Frame {
  readonly action?: string;
  readonly actionConversationId?: string;
  readonly message?: {
    readonly messageId?: string;
    readonly text?: string;
    readonly from?: { readonly id?: string };
    readonly attachments?: readonly { readonly content?: unknown }[];
  };
}

function activitiesIn(data: string): ShownActivity[] {
  const { action, actionConversationId, message } = JSON.parse(data) as Frame;
  if (message === undefined) return [];
  const [attachment] = message.attachments ?? [];
  return [
    {
      conversation: actionConversationId ?? '',
      id: message.messageId ?? '',
      updated: action === 'updateMessage',
      text: message.text ?? '',
      card: attachment === undefined ? '' : JSON.stringify(attachment.content),
    },
  ];
}

interface PressedAction {
  readonly type: string;
  readonly title?: string;
  readonly verb?: string;
  readonly data?: object;
}

/** All actions of a card. */
export function actionsOf(card: unknown): PressedAction[] {
  if (typeof card !== 'object' || card === null) return [];
  const inner = Object.values(card).flatMap(actionsOf);
  return 'type' in card && String(card.type).startsWith('Action.')
    ? [card as PressedAction, ...inner]
    : inner;
}

function controls(url: string): Pick<Playground, 'say' | 'mention' | 'press' | 'invoke' | 'event'> {
  const send = async (path: string, body: object): Promise<unknown> => {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return text === '' ? {} : (JSON.parse(text) as unknown);
  };
  const messages = (conversation: string) =>
    `/_conversation/v1/conversations/${encodeURIComponent(conversation)}/messages`;
  const { alice: from, bot } = TEAM;
  const named = `<at>${bot.name}</at>`;
  const invoke = async (conversation: string, name: string, value: object, replyToId?: string) =>
    (await send('/_conversation/v1/invoke', {
      name,
      from,
      conversation: { id: conversation },
      value,
      ...(replyToId === undefined ? {} : { replyToId }),
    })) as InvokeReply;
  return {
    say: async (conversation, text) =>
      void (await send(messages(conversation), { from, text, textFormat: 'plain' })),
    mention: async (conversation, text) =>
      void (await send(messages(conversation), {
        from,
        text: `${named} ${text}`,
        textFormat: 'plain',
        mentions: [{ mentioned: bot, text: named }],
      })),
    invoke,
    press: (conversation, { card, id }, title, filled = {}) => {
      const pressed = actionsOf(JSON.parse(card)).find((one) => one.title === title);
      if (!pressed) throw new Error(`There is no button “${title}”.`);
      const action = {
        type: 'Action.Execute',
        title,
        verb: pressed.verb,
        data: { ...pressed.data, ...filled },
      };
      return invoke(conversation, 'adaptiveCard/action', { action, trigger: 'manual' }, id);
    },
    event: async (conversation, type) => {
      const query = new URLSearchParams({ conversationId: conversation, type });
      const template = await fetch(`${url}/_internal/v1/customActivities/template?${query}`);
      await send('/_internal/v1/customActivities', (await template.json()) as object);
    },
  };
}

function configuration(): object {
  const person = (n: number, id: string, name: string) => ({
    id,
    name,
    userPrincipleName: `user${n}@example.com`,
    aadObjectId: `00000000-0000-0000-0000-00000000000${n}`,
    givenName: name.split(' ')[0],
    surname: name.split(' ')[1],
    email: `user${n}@example.com`,
  });
  const others = [3, 4, 5, 6].map((n) => person(n, `29:u${n}`, `User ${n}`));
  return {
    version: '0.1.1',
    tenantId: TEAM.tenant,
    bot: TEAM.bot,
    currentUser: person(1, TEAM.alice.id, TEAM.alice.name),
    users: [person(2, TEAM.bob.id, TEAM.bob.name), ...others],
    personalChat: { id: TEAM.personal },
    groupChat: { id: TEAM.group, name: 'Policy desk' },
    team: {
      id: '19:general@thread.tacv2',
      name: 'Partnerships',
      aadGroupId: '00000000-0000-0000-0000-0000000000f1',
      channels: [{ id: TEAM.channel, name: 'Alerts' }],
    },
  };
}
