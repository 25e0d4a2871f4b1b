import { createServer } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { memoryInstallations } from '../../../adapters/memory/memory-installations.ts';
import { sealedInstallations } from '../../../adapters/secrets/sealed-installations.ts';
import { createSecretBox } from '../../../adapters/secrets/secret-box.ts';
import { askForToken, refreshTokens } from '../../../adapters/slack/oauth-access.ts';
import { manyWorkspaces, workspacesPublisher } from '../../../adapters/slack/workspaces.ts';
import { createManualClock } from '../../../adapters/time/system-clock.ts';
import type { Destination } from '../../../src/domain/destination.ts';
import { HOUR } from '../../../src/domain/time.ts';
import { line } from '../../../src/messages/message.ts';
import type { InstallationStore } from '../../../src/pipeline/installation-ports.ts';

/** A call to the Web API: its method, what it was given, and the token that it came with. */
interface Call {
  readonly method: string;
  readonly args: URLSearchParams;
  readonly token: string;
}

const clock = createManualClock(Date.parse('2023-05-31T12:00:00Z'));
let calls: Call[] = [];
let refuse: string | null = null;
let client: { clientId: string; clientSecret: string; apiUrl: string };
let installations: InstallationStore;
let stop: () => void;

beforeEach(async () => {
  calls = [];
  refuse = null;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const args = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
      const method = (request.url ?? '').replace('/api/', '');
      calls.push({ method, args, token: (request.headers.authorization ?? '').replace('Bearer ', '') });
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(refuse === null ? answerTo(method, args) : { ok: false, error: refuse }));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  client = { clientId: '1.2', clientSecret: 's', apiUrl: `http://127.0.0.1:${port}/api/` };
  installations = sealedInstallations(
    memoryInstallations(),
    createSecretBox('a key that is made for tests alone!!'),
  );
  stop = () => server.close();
});
afterEach(() => stop());

/** A Slack whose tokens rotate: `T1` and `T2` by the codes of those names. */
function answerTo(method: string, args: URLSearchParams): object {
  if (method === 'auth.test') return { ok: true, bot_id: 'B1' };
  if (method === 'chat.postMessage') return { ok: true, ts: '1.1', channel: args.get('channel') };
  const refreshed = args.get('refresh_token');
  const team = refreshed === null ? (args.get('code') ?? '') : refreshed.split('-')[1];
  const turn = refreshed === null ? 1 : Number(refreshed.split('-')[2]) + 1;
  return {
    ok: true,
    access_token: `xoxb-${team}-${turn}`,
    token_type: 'bot',
    scope: 'commands,chat:write',
    bot_user_id: 'U0',
    team: { id: team, name: `Team ${team}` },
    authed_user: { id: 'U1' },
    refresh_token: `xoxe-${team}-${turn}`,
    expires_in: 43_200,
  };
}

async function install(team: string): Promise<void> {
  const outcome = await askForToken(client, { code: team, redirectUri: 'https://entente.example/x' }, clock);
  if (!outcome.ok) throw new Error(outcome.because);
  await installations.save(outcome.installation);
}

const place = (workspace: string): Destination => ({
  id: 1,
  platform: 'slack',
  workspace,
  kind: 'channel',
  address: 'C1',
  name: null,
  reference: null,
  goneAt: null,
});
const card = { title: 'A card', blocks: [line('A card')] };

it('writes to each workspace with its own token, and to none that removed the app', async () => {
  await install('T1');
  await install('T2');
  const publisher = workspacesPublisher(manyWorkspaces(installations, { apiUrl: client.apiUrl, clock }), 0);
  for (const team of ['T1', 'T2']) expect((await publisher.post(place(team), card, 'm')).kind).toBe('sent');
  const posts = calls.filter(({ method }) => method === 'chat.postMessage');
  expect(posts.map(({ token }) => token)).toEqual(['xoxb-T1-1', 'xoxb-T2-1']);
  await installations.remove('T1');
  expect(await publisher.post(place('T1'), card, 'm')).toEqual({
    kind: 'gone',
    because: 'The app was removed from the workspace.',
  });
  expect((await publisher.post(place('T2'), card, 'm')).kind).toBe('sent');
});

it('asks for the next token before one ends, and writes with it from then on', async () => {
  await install('T1');
  const publisher = workspacesPublisher(manyWorkspaces(installations, { apiUrl: client.apiUrl, clock }), 0);
  expect(await refreshTokens(client, installations, clock)).toEqual([]);
  expect((await installations.find('T1'))?.token).toBe('xoxb-T1-1');
  clock.advance(11 * HOUR);
  expect(await refreshTokens(client, installations, clock)).toEqual([]);
  expect(await installations.find('T1')).toMatchObject({
    token: 'xoxb-T1-2',
    refreshToken: 'xoxe-T1-2',
    installedBy: 'U1',
    expiresAt: clock.now() + 12 * HOUR,
  });
  await publisher.post(place('T1'), card, 'm');
  expect(calls.at(-1)?.token).toBe('xoxb-T1-2');
});

it('keeps what it has where Slack does not renew it, and says so without the token', async () => {
  await install('T1');
  clock.advance(11 * HOUR);
  refuse = 'invalid_refresh_token';
  const [said] = await refreshTokens(client, installations, clock);
  expect(said).toMatch(/^The token of T1 could not be renewed: .*invalid_refresh_token/);
  expect(said).not.toContain('xox');
  expect((await installations.find('T1'))?.token).toBe('xoxb-T1-1');
});

it('says why Slack gave no token', async () => {
  refuse = 'bad_redirect_uri';
  const outcome = await askForToken(client, { code: 'T1', redirectUri: 'https://entente.example/x' }, clock);
  expect(outcome).toEqual({ ok: false, because: 'Slack answered bad_redirect_uri.' });
});
