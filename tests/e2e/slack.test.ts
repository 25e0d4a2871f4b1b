import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startFaultProxy } from '../slack/fault-proxy.ts';
import { describeWithSlack, startLocalSlack, WORKSPACE } from '../slack/local-slack.ts';
import { waitFor } from '../walls/wait-for.ts';
import { freePort } from '../walls/walls.ts';
import { runCli, startCli } from './run-cli.ts';

describeWithSlack()('“entente start” with Slack', () => {
  it.each(['socket', 'http'] as const)(
    'connects by %s and answers',
    async (mode) => {
      const home = mkdtempSync(join(tmpdir(), 'entente-start-slack-'));
      const port = await freePort();
      const slack = await startLocalSlack(mode === 'http' ? `http://127.0.0.1:${port}/slack/events` : null);
      const access: Record<string, string> =
        mode === 'http'
          ? { SLACK_SIGNING_SECRET: WORKSPACE.signingSecret }
          : { SLACK_APP_TOKEN: WORKSPACE.appToken };
      const running = startCli(['start'], {
        ENTENTE_HOME: home,
        ENTENTE_CATALOGUE: 'off',
        PORT: String(port),
        SLACK_API_URL: `${slack.url}/api/`,
        SLACK_BOT_TOKEN: WORKSPACE.token,
        ...access,
      });
      try {
        await running.errHas('"started"');
        await slack.command(WORKSPACE.alice, 'help');
        const answer = await waitFor('the answer', async () =>
          (await slack.messages()).find((message) => message.ephemeral_to === WORKSPACE.alice),
        );
        expect(answer.text).toBe('What Entente answers');
      } finally {
        running.process.kill('SIGTERM');
        const { status, err } = await running.ended;
        await slack.stop();
        rmSync(home, { recursive: true, force: true });
        expect(status).toBe(0);
        expect(err).not.toMatch(/xoxb-|xapp-|test-signing-secret/);
      }
    },
    60_000,
  );

  it('polls on where Slack cannot be reached, and connects once it can', async () => {
    const home = mkdtempSync(join(tmpdir(), 'entente-no-slack-'));
    const [port, slackPort, slack] = await Promise.all([freePort(), freePort(), startLocalSlack()]);
    const running = startCli(['start'], {
      ENTENTE_HOME: home,
      ENTENTE_CATALOGUE: 'off',
      PORT: String(port),
      SLACK_API_URL: `http://127.0.0.1:${slackPort}/api/`,
      SLACK_BOT_TOKEN: 'xoxb-of-nobody',
      SLACK_APP_TOKEN: 'xapp-of-nobody',
    });
    const way = createServer((socket) => {
      const other = connect(Number(new URL(slack.url).port), '127.0.0.1');
      socket.pipe(other).pipe(socket);
      for (const end of [socket, other]) end.on('error', () => end.destroy());
    });
    try {
      const err = await running.errHas('"started"');
      expect(err).toContain('Slack cannot be reached');
      expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
      way.listen(slackPort, '127.0.0.1');
      await running.errHas('Slack is connected');
    } finally {
      running.process.kill('SIGTERM');
      const { status, err } = await running.ended;
      way.close();
      await slack.stop();
      rmSync(home, { recursive: true, force: true });
      expect(status).toBe(0);
      expect(err).not.toContain('of-nobody');
    }
  }, 60_000);

  it('ends with what to mend where Slack refuses the token, and names no secret', async () => {
    const home = mkdtempSync(join(tmpdir(), 'entente-refused-'));
    const slack = await startLocalSlack();
    const proxy = await startFaultProxy(slack.url);
    const run = await runCli(['start'], {
      env: {
        ENTENTE_HOME: home,
        ENTENTE_CATALOGUE: 'off',
        PORT: '0',
        SLACK_API_URL: proxy.apiUrl,
        SLACK_BOT_TOKEN: 'xoxb-of-nobody',
        SLACK_APP_TOKEN: 'xapp-of-nobody',
      },
    });
    await proxy.close();
    await slack.stop();
    rmSync(home, { recursive: true, force: true });
    expect(run.status).toBe(3);
    expect(run.err).toContain('entente doctor slack');
    expect(run.err).not.toContain('of-nobody');
  }, 60_000);
});
