import { expect, it } from 'vitest';
import { describeWithSlack, type StoredMessage, startLocalSlack, WORKSPACE } from '../slack/local-slack.ts';
import { describeWithTeams, type ShownActivity, startPlayground, TEAM } from '../teams/playground.ts';
import { waitFor } from '../walls/wait-for.ts';
import { freePort } from '../walls/walls.ts';
import { type RunningCli, startCli } from './run-cli.ts';

const PATIENCE = 30_000;
const ENTER = '\n';
const textOf = (message: StoredMessage): string => JSON.stringify(message.blocks ?? message.text);

async function ended(running: RunningCli): Promise<string> {
  running.process.stdin?.write(ENTER);
  const { status, err } = await running.ended;
  expect(status).toBe(0);
  return err;
}

describeWithSlack()('a person in Slack, with the sample’s news', () => {
  it('sets a digest, subscribes, is alerted as the news moves, sees the card change, and asks why', async () => {
    const slack = await startLocalSlack();
    const running = startCli(['demo', '--chat'], {
      PORT: '0',
      SLACK_API_URL: `${slack.url}/api/`,
      SLACK_BOT_TOKEN: WORKSPACE.token,
      SLACK_APP_TOKEN: WORKSPACE.appToken,
      ENTENTE_OWNERS: `slack:${WORKSPACE.alice}`,
    });
    try {
      await running.errHas('Slack is connected');
      await waitFor('the sockets', async () => (await slack.sockets()) >= 2);
      const answer = (said: string) =>
        waitFor(`an answer with “${said}”`, async () =>
          (await slack.messages()).find(
            (one) => one.ephemeral_to !== undefined && textOf(one).includes(said),
          ),
        );
      await slack.command(WORKSPACE.alice, 'digest daily 09:00 Europe/London');
      await answer('09:00');
      await slack.command(WORKSPACE.alice, 'subscribe eu us');
      await answer('instantly');
      running.process.stdin?.write(ENTER);
      const posted = async () =>
        (await slack.messages()).filter(
          (one) =>
            one.user === WORKSPACE.bot && one.ephemeral_to === undefined && one.thread_ts === undefined,
        );
      const [alert] = await waitFor(
        'the alert',
        async () => {
          const cards = await posted();
          return cards.length > 0 && cards;
        },
        PATIENCE,
      );
      if (alert === undefined) throw new Error('There is no alert.');
      expect(textOf(alert)).toContain('EU – United States');
      running.process.stdin?.write(ENTER);
      const changed = await waitFor(
        'the card to change',
        async () => {
          const card = (await posted()).find(({ ts }) => ts === alert.ts);
          return card !== undefined && textOf(card) !== textOf(alert) && card;
        },
        PATIENCE,
      );
      expect(textOf(changed)).toContain('official');
      await slack.press(WORKSPACE.alice, changed, 'Why');
      expect(textOf(await answer('Why it was shown'))).toContain('Delivered here');
      expect((await posted()).length).toBe(1);
      await ended(running);
    } finally {
      running.process.kill('SIGKILL');
      await slack.stop();
    }
  }, 120_000);
});

describeWithTeams()('a person in Teams, with the sample’s news', () => {
  it('sets a digest, subscribes, is alerted as the news moves, sees the card change, and asks why', async () => {
    const port = await freePort();
    const teams = await startPlayground(port);
    const running = startCli(['demo', '--chat'], { PORT: String(port), TEAMS_ALLOW_ANONYMOUS: 'local' });
    try {
      await waitFor(
        'the bot',
        () =>
          fetch(`http://127.0.0.1:${port}/api/messages`).then(
            ({ status }) => status === 405,
            () => false,
          ),
        PATIENCE,
      );
      const inChannel = (said: string) => (one: ShownActivity) =>
        one.conversation.startsWith(TEAM.channel) && one.card.includes(said);
      await teams.event(TEAM.personal, 'install');
      await teams.message(({ card }) => card.includes('I watch public feeds'));
      await teams.mention(TEAM.group, 'digest daily 09:00 Europe/London');
      await teams.message(({ card }) => card.includes('09:00'));
      await teams.mention(TEAM.channel, 'subscribe eu us');
      await teams.message(inChannel('instantly'));
      running.process.stdin?.write(ENTER);
      const alert = await waitFor(
        'the alert',
        () =>
          teams.shown.find((one) => one.conversation.startsWith(TEAM.channel) && one.card.includes('"Why"')),
        PATIENCE,
      );
      expect(alert.card).toContain('EU – United States');
      running.process.stdin?.write(ENTER);
      const changed = await waitFor(
        'the card to change',
        () => teams.shown.find(({ id, updated }) => updated && id === alert.id),
        PATIENCE,
      );
      expect(changed.card).toContain('official');
      const why = await teams.press(`${TEAM.channel};messageid=${alert.id}`, changed, 'Why');
      expect(JSON.stringify(why.value)).toContain('Why it was shown');
      expect(JSON.stringify(why.value)).toContain('Delivered here');
      await ended(running);
    } finally {
      running.process.kill('SIGKILL');
      await teams.stop();
    }
  }, 120_000);
});
