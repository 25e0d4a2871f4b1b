import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
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

  it('says what to mend when Slack cannot be reached, and names no secret', async () => {
    const home = mkdtempSync(join(tmpdir(), 'entente-no-slack-'));
    const run = await runCli(['start'], {
      env: {
        ENTENTE_HOME: home,
        ENTENTE_CATALOGUE: 'off',
        PORT: '0',
        SLACK_API_URL: `http://127.0.0.1:${await freePort()}/api/`,
        SLACK_BOT_TOKEN: 'xoxb-of-nobody',
        SLACK_APP_TOKEN: 'xapp-of-nobody',
      },
    });
    rmSync(home, { recursive: true, force: true });
    expect(run.status).toBe(3);
    expect(run.err).toContain('SLACK_BOT_TOKEN');
    expect(run.err).not.toContain('of-nobody');
  }, 240_000);
});
