import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmulator } from 'emulate';
import { expect, it } from 'vitest';
import { WORKSPACE } from '../slack/local-slack.ts';
import { sendSigned } from '../slack/signed-request.ts';
import { waitFor } from '../walls/wait-for.ts';
import { freePort } from '../walls/walls.ts';
import { type RunningCli, startCli } from './run-cli.ts';

/** Takes in what the app answers: Slack gives an address for it with each command. */
async function answerServer() {
  const answers: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      answers.push(Buffer.concat(chunks).toString('utf8'));
      response.end('ok');
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return { url: `http://127.0.0.1:${port}/answer`, answers, stop: () => server.close() };
}

/** What a browser does that follows an installation, up to the last page. */
async function install(base: string, user: string) {
  const begun = await fetch(`${base}/slack/install`, { redirect: 'manual' });
  const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const page = await fetch(begun.headers.get('location') ?? '');
  const html = await page.text();
  const form = html.split('<form').find((part) => part.includes(`>${user}<`)) ?? '';
  const fields = [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']): [string, string] => [name, value.replaceAll('&amp;', '&')],
  );
  const action = /action="([^"]+)"/.exec(form)?.[1] ?? '';
  const granted = await fetch(new URL(action, page.url), {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  return { back: granted.headers.get('location') ?? '', cookie };
}

it('a workspace installs the app, uses it, and removes it; its token is nowhere to be read', async () => {
  const home = mkdtempSync(join(tmpdir(), 'entente-oauth-'));
  const [port, slackPort, answers] = await Promise.all([freePort(), freePort(), answerServer()]);
  const base = `http://127.0.0.1:${port}`;
  const slack = await createEmulator({
    service: 'slack',
    port: slackPort,
    seed: {
      slack: {
        team: { name: 'Policy', domain: 'policy' },
        users: [{ name: 'alice', real_name: 'Alice', email: 'alice@example.com' }],
        oauth_apps: [
          {
            client_id: '1.2',
            client_secret: 'client-s3cret',
            name: 'Entente',
            redirect_uris: [`${base}/slack/oauth_redirect`],
          },
        ],
      },
    },
  });
  const start = (): RunningCli =>
    startCli(['start'], {
      ENTENTE_HOME: home,
      ENTENTE_CATALOGUE: 'off',
      PORT: String(port),
      ENTENTE_PUBLIC_URL: base,
      ENTENTE_SECRET_KEY: 'a-key-that-is-made-for-tests-alone!!',
      SLACK_API_URL: `${slack.url}/api/`,
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'client-s3cret',
      SLACK_STATE_SECRET: 'state-s3cret',
      SLACK_SIGNING_SECRET: WORKSPACE.signingSecret,
    });
  let running = start();
  let team = '';
  let trigger = 0;
  const command = async (text: string): Promise<string> => {
    const before = answers.answers.length;
    const fields = {
      command: '/partnership',
      text,
      team_id: team,
      user_id: 'U1',
      channel_id: 'C1',
      channel_name: 'policy',
      trigger_id: `t${++trigger}`,
      response_url: answers.url,
    };
    const sent = await sendSigned(
      `${base}/slack/events`,
      new URLSearchParams(fields).toString(),
      'application/x-www-form-urlencoded',
    );
    expect(sent.status).toBe(200);
    return waitFor('an answer', () => answers.answers[before]);
  };
  try {
    await running.errHas('"started"');
    const { back, cookie } = await install(base, 'alice');
    expect((await fetch(back)).status).toBe(400);
    const done = await fetch(back, { headers: { cookie } });
    expect([done.status, await done.text()]).toEqual([
      200,
      'Entente is in Policy. In Slack: /partnership help\n',
    ]);
    team = /"workspace":"(\w+)"/.exec(await running.errHas('a workspace has installed the app'))?.[1] ?? '';
    expect(await command('help')).toContain('What Entente answers');
    expect(await command('subscribe india uk')).toContain('Subscribed');
    expect(await command('sources add https://example.org/feed.xml')).toContain(
      'owners of this installation alone',
    );
    running.process.kill('SIGTERM');
    expect((await running.ended).status).toBe(0);
    running = start();
    await running.errHas('Slack is connected');
    expect(await command('subscriptions')).toContain('India with the United Kingdom');
    const event = {
      type: 'event_callback',
      team_id: team,
      event_id: 'Ev1',
      event: { type: 'app_uninstalled' },
    };
    await sendSigned(`${base}/slack/events`, JSON.stringify(event));
    await running.errHas('a workspace has removed the app');
    for (const file of readdirSync(home))
      expect(readFileSync(join(home, file)).includes('xoxb-'), file).toBe(false);
  } finally {
    running.process.kill('SIGTERM');
    const { err } = await running.ended;
    answers.stop();
    await slack.close();
    rmSync(home, { recursive: true, force: true });
    expect(err).not.toMatch(/xoxb-|s3cret|made-for-tests/);
  }
}, 120_000);
