import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeWithSlack, startLocalSlack, WORKSPACE } from '../slack/local-slack.ts';
import { describeWithTeams, startPlayground, TEAM } from '../teams/playground.ts';
import { waitFor } from '../walls/wait-for.ts';
import { freePort } from '../walls/walls.ts';
import { startCli } from './run-cli.ts';

/** What Teams sends when Alice types `status`. */
const statusAsked = (serviceUrl: string): object => ({
  type: 'message',
  id: 'status-asked',
  text: 'status',
  channelId: 'msteams',
  serviceUrl: `${serviceUrl}/_connector`,
  from: TEAM.alice,
  recipient: TEAM.bot,
  conversation: { id: TEAM.personal, conversationType: 'personal', tenantId: TEAM.tenant },
});

const describeWithBoth =
  describeWithSlack() === describeWithTeams() ? describeWithTeams() : describeWithTeams().skip;

describeWithBoth('“entente start” with Slack and Teams on one server', () => {
  it('answers in both, keeps its limits, and lets what is under way end when it stops', async () => {
    const home = mkdtempSync(join(tmpdir(), 'entente-start-teams-'));
    const port = await freePort();
    const base = `http://127.0.0.1:${port}`;
    const [slack, teams] = await Promise.all([
      startLocalSlack(`${base}/slack/events`),
      startPlayground(port),
    ]);
    const running = startCli(['start'], {
      ENTENTE_HOME: home,
      ENTENTE_CATALOGUE: 'off',
      PORT: String(port),
      SLACK_API_URL: `${slack.url}/api/`,
      SLACK_BOT_TOKEN: WORKSPACE.token,
      SLACK_SIGNING_SECRET: WORKSPACE.signingSecret,
      TEAMS_ALLOW_ANONYMOUS: 'local',
    });
    try {
      await running.errHas('"started"');
      await teams.say(TEAM.personal, 'help');
      await slack.command(WORKSPACE.alice, 'help');
      expect((await teams.message(({ card }) => card.includes('What Entente answers'))).card).toContain(
        '@Entente',
      );
      await waitFor('the answer in Slack', async () =>
        (await slack.messages()).find(({ ephemeral_to: to }) => to === WORKSPACE.alice),
      );
      const health = await fetch(`${base}/health`);
      expect(health.status).toBe(200);
      const post = (path: string, body: string, headers: Record<string, string> = {}) =>
        fetch(`${base}${path}`, {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/json', ...headers },
        });
      expect((await post('/api/messages', '{')).status).toBe(400);
      expect((await post('/api/messages', `{"a":"${'x'.repeat(300_000)}"}`)).status).toBe(413);
      expect((await post('/slack/events', '{"type":"event_callback"}')).status).toBe(401);
      const at = String(Math.floor(Date.now() / 1_000));
      const body = '{"type":"url_verification","challenge":"c"}';
      const hash = createHmac('sha256', WORKSPACE.signingSecret).update(`v0:${at}:${body}`).digest('hex');
      const signed = { 'x-slack-signature': `v0=${hash}`, 'x-slack-request-timestamp': at };
      expect(await (await post('/slack/events', body, signed)).json()).toEqual({ challenge: 'c' });
      for (const answer of [health, await fetch(`${base}/api/messages`)])
        expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      // What was taken is answered, although the program is told to stop.
      const asked = teams.shown.length;
      const taken = await post('/api/messages', JSON.stringify(statusAsked(teams.url)));
      expect(taken.status).toBe(202);
      running.process.kill('SIGTERM');
      const answer = await waitFor('the last answer', () =>
        teams.shown.slice(asked).find(({ card }) => card !== ''),
      );
      expect(answer.card).toContain('item');
    } finally {
      // A second signal would end it at once.
      if (!running.process.killed) running.process.kill('SIGTERM');
      const { status, err } = await running.ended;
      await Promise.all([slack.stop(), teams.stop()]);
      rmSync(home, { recursive: true, force: true });
      expect(status).toBe(0);
      expect(err).not.toMatch(/xoxb-|test-signing-secret/);
    }
  }, 120_000);
});
