import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBotFramework } from '../../../adapters/teams/bot-framework.ts';
import { createTeamsPublisher } from '../../../adapters/teams/teams-publisher.ts';
import type { Destination } from '../../../src/domain/destination.ts';
import { line, type Message } from '../../../src/messages/message.ts';
import type { Publisher, PublishOutcome } from '../../../src/pipeline/delivery-ports.ts';
import {
  APP_ID,
  type BotService,
  type Connector,
  type ConnectorAnswer,
  startBotService,
  startConnector,
} from '../../teams/bot-service.ts';

const NOW = Date.parse('2023-05-31T12:00:00Z');
const CREDENTIALS = { appId: APP_ID, password: 'a secret', type: 'SingleTenant', tenantId: 'T' } as const;
const CHANNEL = '19:alerts@thread.tacv2';
const message = (text: string): Message => ({ title: text, blocks: [line(text)] });

let service: BotService;
let connector: Connector;
let publisher: Publisher;
beforeAll(async () => {
  service = await startBotService();
  connector = await startConnector();
  const framework = createBotFramework(CREDENTIALS, {
    openIdMetadata: service.openIdMetadata,
    token: 'ours',
  });
  publisher = createTeamsPublisher({ framework, clock: { now: () => NOW }, pictureOf: () => null });
});
afterAll(async () => {
  await connector.stop();
  await service.stop();
});

const place = (conversation: string, serviceUrl = connector.url): Destination => ({
  id: 1,
  platform: 'teams',
  workspace: 'T',
  kind: 'channel',
  address: conversation,
  name: 'Alerts',
  reference: JSON.stringify({ serviceUrl, conversation, bot: { id: `28:${APP_ID}`, name: 'Entente' } }),
  goneAt: null,
});

it('posts to a channel, edits in place and answers in the thread, each in one call with the bot’s token', async () => {
  const before = connector.calls.length;
  const sent = await publisher.post(place(CHANNEL), message('posted'), 'mark');
  if (sent.kind !== 'sent') throw new Error(JSON.stringify(sent));
  expect(await publisher.edit(place(CHANNEL), sent.messageId, message('edited'))).toEqual(sent);
  expect((await publisher.reply(place(CHANNEL), sent.messageId, message('thread'), 'm2')).kind).toBe('sent');
  expect((await publisher.reply(place('a:chat'), 'x', message('chat'), 'm3')).kind).toBe('sent');
  const calls = connector.calls.slice(before);
  expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    `POST /v3/conversations/${CHANNEL}/activities`,
    `PUT /v3/conversations/${CHANNEL}/activities/${sent.messageId}`,
    `POST /v3/conversations/${CHANNEL};messageid=${sent.messageId}/activities`,
    'POST /v3/conversations/a:chat/activities',
  ]);
  for (const { authorization, body } of calls) {
    expect(authorization).toBe('Bearer ours');
    expect(JSON.parse(body)).toMatchObject({
      type: 'message',
      attachments: [{ content: { version: '1.5' } }],
    });
  }
  expect(JSON.parse(calls[0]?.body ?? '')).toMatchObject({ summary: 'posted' });
});

const said = (status: number, code: string): ConnectorAnswer => ({
  status,
  body: { error: { code, message: 'x' } },
});

it.each<readonly [string, ConnectorAnswer, Partial<PublishOutcome>]>([
  ['429', { status: 429, headers: { 'retry-after': '7' } }, { kind: 'limited', retryAt: NOW + 7_000 }],
  ['429 without a time', { status: 429 }, { kind: 'limited', retryAt: NOW + 30_000 }],
  ['blocked', said(403, 'MessageWritesBlocked'), { kind: 'gone' }],
  ['removed', said(403, 'BotNotInConversationRoster'), { kind: 'gone' }],
  ['unknown', said(404, 'ConversationNotFound'), { kind: 'gone' }],
  ['deleted', said(404, 'ActivityNotFoundInConversation'), { kind: 'missing' }],
  ['too large', said(413, 'MessageSizeTooBig'), { kind: 'refused' }],
  ['bad', said(400, 'BadArgument'), { kind: 'refused' }],
  ['at the same moment', said(412, 'PreconditionFailed'), { kind: 'failed', doubtful: false }],
  ['unauthorised', said(401, 'Unauthorized'), { kind: 'failed', doubtful: false }],
  ['an error', { status: 500 }, { kind: 'failed', doubtful: true }],
  ['bad gateway', { status: 502 }, { kind: 'failed', doubtful: true }],
  ['unavailable', { status: 503, headers: { 'retry-after': '1' } }, { kind: 'failed', doubtful: true }],
  ['a broken connection', 'cut', { kind: 'failed', doubtful: true }],
  ['no id', { status: 201, body: {} }, { kind: 'failed', doubtful: true }],
])('repeats nothing by itself: %s', async (_, answer, outcome) => {
  connector.script(answer);
  const before = connector.calls.length;
  expect(await publisher.post(place(CHANNEL), message('x'), 'mark')).toMatchObject(outcome);
  expect(connector.calls.length).toBe(before + 1);
});

it('knows that nothing was sent where nobody listens', async () => {
  const outcome = await publisher.post(place(CHANNEL, 'http://127.0.0.1:9'), message('x'), 'mark');
  expect(outcome).toMatchObject({ kind: 'failed', doubtful: false });
});

it('says what is lacking where nobody has spoken to it', async () => {
  const outcome = await publisher.post({ ...place(CHANNEL), reference: null }, message('x'), 'mark');
  expect(outcome).toMatchObject({ kind: 'gone' });
});

it('cannot look for what it posted', async () => {
  expect(await publisher.find(place(CHANNEL), 'mark', NOW, null)).toEqual({ kind: 'unknown' });
});
