import { createServer } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { examineSlack, HISTORY_SCOPES, NEEDED_SCOPES } from '../../../adapters/slack/examine-slack.ts';
import { createSlackApi } from '../../../adapters/slack/slack-api.ts';

/** What Slack answers, by method. */
type Script = Readonly<Record<string, object>>;

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function examined(script: Script, scopes: readonly string[] | null, channels = ['C1']) {
  const server = createServer((request, response) => {
    const method = (request.url ?? '').replace('/api/', '');
    const headers = scopes === null ? {} : { 'x-oauth-scopes': scopes.join(',') };
    response.writeHead(200, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(script[method] ?? { ok: false, error: 'unknown_method' }));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  stops.push(() => server.close());
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const api = createSlackApi({ token: 'xoxb-x', apiUrl: `http://127.0.0.1:${port}/api/` });
  const findings = await examineSlack({
    api,
    appApi: api,
    channels: channels.map((one) => ({ address: one, name: `#${one}` })),
  });
  return findings.map(
    ({ level, subject, found, mend }) => `${level} ${subject}: ${found}${mend === null ? '' : ` ${mend}`}`,
  );
}

const WELL: Script = {
  'auth.test': { ok: true, team: 'Policy', user: 'entente', team_id: 'T1', user_id: 'U1' },
  'apps.connections.open': { ok: true, url: 'wss://example.org' },
  'conversations.info': { ok: true, channel: { id: 'C1', name: 'policy', is_member: true } },
};
const ALL = [...Object.keys(NEEDED_SCOPES), ...HISTORY_SCOPES];

it('finds nothing wrong where all is granted', async () => {
  expect(await examined(WELL, ALL)).toEqual([
    'well Slack token: it is that of @entente in Policy',
    'well Slack scopes: all that are needed are granted',
    'well Slack app-level token: Socket Mode can be opened',
    'well Slack #C1: it can be written to',
  ]);
});

it('says which scope is missing, what is lost without it, and where to add it', async () => {
  const lines = await examined(
    WELL,
    ALL.filter((scope) => scope !== 'users:read' && scope !== 'groups:history'),
  );
  expect(lines).toContain(
    'bad Slack scope users:read: It is missing: without it Entente does not have the time zone and role of whoever asks. Add it under “OAuth & Permissions”, “Bot Token Scopes”, then “Reinstall to Workspace”.',
  );
  expect(lines.join()).toContain('groups:history: not granted.');
});

it.each([
  ['invalid_auth', 'Copy the token'],
  ['account_inactive', 'install it again'],
  ['token_revoked', 'copy the new token'],
])('says what to do about %s, and asks no more', async (error, mend) => {
  const lines = await examined({ ...WELL, 'auth.test': { ok: false, error } }, ALL);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^bad Slack token/);
  expect(lines[0]).toContain(mend);
});

it('says that the app-level token is wrong', async () => {
  const lines = await examined(
    { ...WELL, 'apps.connections.open': { ok: false, error: 'not_allowed_token_type' } },
    ALL,
  );
  expect(lines.join('\n')).toMatch(/bad Slack app-level token: .*connections:write/);
});

it.each([
  ['archived', { ok: true, channel: { id: 'C1', is_archived: true } }, 'It is archived.'],
  ['left', { ok: true, channel: { id: 'C1', is_member: false, is_private: true } }, 'The app is not in it.'],
  ['unknown', { ok: false, error: 'channel_not_found' }, '/invite @entente'],
])('says what is wrong with a channel: %s', async (_, answer, found) => {
  const lines = await examined({ ...WELL, 'conversations.info': answer }, ALL);
  expect(lines.at(-1)).toMatch(/^bad Slack #C1/);
  expect(lines.at(-1)).toContain(found);
});

it('says where Slack tells no scopes', async () => {
  expect(await examined(WELL, null)).toContain('note Slack scopes: Slack does not say which the token has.');
});
