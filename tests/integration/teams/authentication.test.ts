import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../../adapters/server/server.ts';
import { createBotFramework } from '../../../adapters/teams/bot-framework.ts';
import type { TeamsActivity } from '../../../adapters/teams/read-activity.ts';
import { TEAMS_PATH, teamsRoute } from '../../../adapters/teams/teams-route.ts';
import { APP_ID, type BotService, startBotService, type TokenChanges } from '../../teams/bot-service.ts';

const SERVICE = 'https://smba.example/emea/';
const ACTIVITY = {
  type: 'message',
  id: '1',
  channelId: 'msteams',
  serviceUrl: SERVICE,
  from: { id: '29:alice' },
  recipient: { id: `28:${APP_ID}`, name: 'Entente' },
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'T' },
  text: 'india uk',
};
const CREDENTIALS = { appId: APP_ID, password: 'a secret', type: 'SingleTenant', tenantId: 'T' } as const;

describe('the endpoint of Teams', () => {
  let service: BotService;
  let server: Awaited<ReturnType<typeof createServer>>;
  const handled: TeamsActivity[] = [];
  const errors: object[] = [];
  beforeAll(async () => {
    service = await startBotService();
    const framework = createBotFramework(CREDENTIALS, {
      openIdMetadata: service.openIdMetadata,
      token: 'ours',
    });
    const bot = {
      handle: async (activity: TeamsActivity) => {
        handled.push(activity);
        return activity.type === 'invoke' ? { status: 200, body: { answered: true } } : null;
      },
      drained: async () => undefined,
    };
    const log = { error: (details: object) => void errors.push(details) };
    server = await createServer({ host: '127.0.0.1', port: 0, routes: [teamsRoute(framework, bot)], log });
  });
  afterAll(async () => {
    await server.close();
    await service.stop();
  });
  const send = (authorization: string | null, body: unknown = ACTIVITY): Promise<Response> =>
    fetch(`${server.url}${TEAMS_PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization === null ? {} : { authorization }) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const bearer = (changes: TokenChanges = {}): string => `Bearer ${service.token(SERVICE, changes)}`;

  it('takes what the Bot Service has signed for this bot', async () => {
    const before = handled.length;
    const answer = await send(bearer());
    expect([answer.status, await answer.text()]).toEqual([202, '']);
    expect(handled.slice(before).map(({ text }) => text)).toEqual(['india uk']);
    const invoke = await send(bearer(), { ...ACTIVITY, type: 'invoke', name: 'adaptiveCard/action' });
    expect([invoke.status, await invoke.json()]).toEqual([200, { answered: true }]);
  });

  it.each<readonly [string, () => string | null]>([
    ['no token', () => null],
    ['an empty token', () => 'Bearer '],
    ['another scheme', () => bearer().replace('Bearer', 'Basic')],
    ['no JWT', () => 'Bearer abc'],
    ['three parts of nothing', () => 'Bearer a.b.c'],
    ['a foreign key', () => bearer({ key: 'foreign' })],
    ['a key that nobody knows', () => bearer({ keyId: 'k9' })],
    ['no signature', () => bearer({ algorithm: 'none' })],
    ['another algorithm', () => bearer({ algorithm: 'HS256' })],
    ['a token for another bot', () => bearer({ audience: '00000000-0000-0000-0000-000000000bad' })],
    ['another issuer', () => bearer({ issuer: 'https://sts.evil.example' })],
    ['another service address', () => bearer({ serviceUrl: 'https://evil.example/' })],
    ['a token that is over', () => bearer({ expires: -3_600, begins: -7_200 })],
    ['a token that has not begun', () => bearer({ begins: 3_600, expires: 7_200 })],
    ['a token whose words were changed', () => bearer().replace(/\.[^.]+\./, '.eyJpc3MiOiJ4In0.')],
  ])('answers %s with 401, and nothing is done', async (_, authorization) => {
    const before = handled.length;
    const answer = await send(authorization());
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ error: 'The token is not the Bot Service’s.' });
    expect(handled.length).toBe(before);
    expect(errors).toEqual([]);
  });

  it.each([
    ['no JSON', '{', 400],
    ['a list', '[]', 400],
    ['more than is read', `{"text":"${'x'.repeat(300_000)}"}`, 413],
  ])('refuses %s', async (_, body, status) => {
    expect((await send(bearer(), body)).status).toBe(status);
  });

  it('takes what is no activity that it knows, and does nothing', async () => {
    const before = handled.length;
    const strange = { ...ACTIVITY, from: { id: 7 }, serviceUrl: SERVICE };
    expect((await send(bearer(), strange)).status).toBe(202);
    expect(handled.length).toBe(before);
  });
});
