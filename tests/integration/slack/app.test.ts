import { expect, it } from 'vitest';
import { COMMAND_WORDS } from '../../../src/commands/command-words.ts';
import { describeWithSlack, type StoredMessage, WORKSPACE } from '../../slack/local-slack.ts';
import { sendSigned } from '../../slack/signed-request.ts';
import { waitFor } from '../../walls/wait-for.ts';
import { DAY, HOUR } from '../delivery/delivery-bench.ts';
import { type Mode, slackBench } from './slack-bench.ts';

const { alice, bob, bot, channel } = WORKSPACE;
const DEAL = { pairs: [['GB', 'IN']], sectors: ['semiconductors'], stage: 'proposed' } as const;
const textOf = (message: StoredMessage): string => JSON.stringify(message.blocks);
const isFor = (user: string) => (message: StoredMessage) => message.ephemeral_to === user;

for (const mode of ['socket', 'http'] satisfies Mode[]) {
  describeWithSlack()(`Slack by ${mode}`, () => {
    const bench = slackBench(mode);

    it('answers a command to the asker alone, in their time zone, and shares it when asked', async () => {
      await bench().news({ ...DEAL }, { title: 'India, UK propose chip pact <!channel>' });
      await bench().slack.command(alice, 'india uk');
      const answer = await bench().message(isFor(alice));
      expect(textOf(answer)).toContain('India, UK propose chip pact &lt;!channel&gt;');
      await bench().slack.press(alice, answer, 'Share to channel');
      const shared = await bench().message(({ ephemeral_to: to }) => to === undefined);
      expect(textOf(shared)).toContain('Shared by alice');
      expect(textOf(shared)).not.toContain('Share to channel');
      await bench().slack.command(bob, 'subscriptions');
      expect(textOf(await bench().message(isFor(bob)))).not.toContain('Share to channel');
    });

    it('says what is wrong and what to type instead', async () => {
      await bench().slack.command(alice, 'semicondutors');
      expect(textOf(await bench().message(isFor(alice)))).toContain('semiconductors');
    });

    it('acknowledges before it works, however long that takes', async () => {
      let finish: () => void = () => undefined;
      bench().hold(
        new Promise((resolve) => {
          finish = resolve;
        }),
      );
      // The local Slack is done with a command once it was acknowledged.
      await bench().slack.command(alice, 'help');
      await waitFor('the command to be run', () => bench().ran.includes('help'));
      expect(await bench().slack.messages()).toEqual([]);
      finish();
      expect((await bench().message(isFor(alice))).text).toContain('What Entente answers');
    });

    it('answers every command', async () => {
      await bench().news({ ...DEAL });
      const forms = COMMAND_WORDS.map(({ form }) => form);
      for (const [n, form] of forms.entries()) {
        await bench().slack.command(alice, form);
        await waitFor(`an answer to “${form}”`, async () => {
          const answers = (await bench().slack.messages()).filter(isFor(alice));
          expect(answers.some(({ text }) => text.includes('That did not work'))).toBe(false);
          return answers.length > n;
        });
      }
      expect(bench().ran).toEqual(expect.arrayContaining(forms));
    });

    it('pages by buttons that work after a restart', async () => {
      for (let i = 1; i <= 10; i++) {
        bench().clock.advance(40 * DAY);
        await bench().news({ ...DEAL, sectors: [i % 2 ? 'quantum' : 'space'] }, {
          title: `Pact of kind ${'abcdefghij'[i]} ${i}`,
          url: `https://example.org/${i}`,
          guid: `g${i}`,
          hash: `h${i}`,
        } as never);
      }
      await bench().slack.command(alice, 'india');
      const first = await bench().message(isFor(alice));
      await bench().restart();
      await bench().slack.press(alice, first, 'Next page');
      const second = await bench().message((one) => textOf(one).includes('Page 2 of 2'));
      expect(second.ephemeral_to).toBe(alice);
      // The page took the place of the one before.
      expect(textOf(second)).not.toContain('Next page');
    });

    it('answers a mention in private, and plain words in a direct message', async () => {
      await bench().slack.say(alice, `<@${bot}> help`);
      expect((await bench().message(isFor(alice))).text).toContain('What Entente answers');
      await bench().slack.command(alice, 'export india csv');
      const direct = await waitFor('a direct message', () => bench().slack.directMessageOf(alice));
      await bench().message((one) => textOf(one).includes('in your direct messages with me'));
      await bench().slack.say(alice, 'quantum', direct);
      const answer = await bench().message(
        (one) => one.text.includes('quantum') && one.blocks !== undefined,
        direct,
      );
      expect(answer.ephemeral_to).toBeUndefined();
      expect(textOf(answer)).not.toContain('Share to channel');
    });

    it('sends a matrix as a picture with words for those who cannot see it, and a table beside it', async () => {
      await bench().news({ ...DEAL });
      await bench().slack.command(alice, 'matrix india');
      const answer = await bench().message(isFor(alice));
      expect(textOf(answer)).toContain('The picture is in your direct messages with me: entente-matrix.png');
      expect(textOf(answer)).toContain('prop');
      const started = bench().proxy.seen.find(({ method }) => method === 'files.getUploadURLExternal');
      expect(String(started?.args['alt_text'] ?? started?.args['alt_txt'])).toContain('India and');
      await bench().slack.press(alice, answer, 'Share to channel');
      await waitFor(
        'the picture in the channel',
        () =>
          bench().proxy.seen.filter(({ method }) => method === 'files.completeUploadExternal').length === 2,
      );
    });

    it('brings what was asked for: a card, its change in place with a line below, and why', async () => {
      await bench().slack.command(alice, 'subscribe india semiconductors instantly');
      await bench().message(isFor(alice));
      await bench().news({ ...DEAL }, { title: 'India and UK propose chip pact' });
      expect(await bench().deliver()).toBe(1);
      const card = await bench().message(
        (one) => one.ephemeral_to === undefined && textOf(one).includes('Proposed'),
      );
      bench().clock.advance(2 * HOUR);
      await bench().news({ ...DEAL, stage: 'signed' }, {
        title: 'India and UK sign chip pact',
        url: 'https://example.org/2',
        guid: 'g2',
      } as never);
      while ((await bench().deliver()) > 0);
      const now = (await bench().slack.messages()).filter(({ ephemeral_to: to }) => to === undefined);
      const edited = now.find(({ ts }) => ts === card.ts);
      expect(edited && textOf(edited)).toContain('*Signed*');
      expect(now.filter(({ thread_ts: thread }) => thread === card.ts).map(({ text }) => text)).toEqual([
        expect.stringContaining('proposed → signed'),
      ]);
      if (!edited) throw new Error('The card is there.');
      await bench().slack.press(bob, edited, 'Why');
      expect(textOf(await bench().message(isFor(bob)))).toContain('chip pact');
    });

    it('brings the digest of a channel at its time', async () => {
      await bench().slack.command(alice, 'digest daily 09:00');
      expect(textOf(await bench().message(isFor(alice)))).toContain('managers');
      await bench().slack.command(alice, 'subscribe india daily 09:00');
      await bench().message((one) => isFor(alice)(one) && textOf(one).includes('Subscribed'));
      await bench().news({ ...DEAL }, { title: 'India and UK propose chip pact' });
      bench().clock.advance(DAY);
      expect(await bench().deliver()).toBe(1);
      const digest = await bench().message(({ ephemeral_to: to }) => to === undefined);
      expect(textOf(digest)).toContain('India and UK propose chip pact');
    });
  });
}

describeWithSlack()('what Slack does to apps', () => {
  const bench = slackBench('socket');

  it('answers once what Slack sends twice', async () => {
    bench().proxy.duplicateNext();
    await bench().slack.say(alice, `<@${bot}> help`);
    await bench().message(isFor(alice));
    // The second connection has the event as well, so that this one is the third or later.
    await bench().slack.command(alice, 'status');
    await bench().message((one) => isFor(alice)(one) && !one.text.includes('What Entente answers'));
    expect(bench().ran).toEqual(['help', 'status']);
  });

  it('goes on answering while Slack renews a connection', async () => {
    bench().proxy.refresh();
    await waitFor('a connection to close', () => bench().proxy.sockets() < 2);
    await bench().slack.command(alice, 'help');
    await bench().message(isFor(alice));
    expect(bench().proxy.sockets()).toBeGreaterThanOrEqual(1);
  });

  it('delivers after the limit that Slack sets, once', async () => {
    await bench().slack.command(alice, 'subscribe india');
    await bench().message(isFor(alice));
    await bench().news({ ...DEAL });
    bench().proxy.next('chat.postMessage', { kind: 'limited', seconds: 30 });
    await bench().deliver();
    expect(await bench().deliver()).toBe(0);
    bench().clock.advance(31_000);
    expect(await bench().deliver()).toBe(1);
    expect((await bench().slack.messages()).filter(({ ephemeral_to: to }) => to === undefined)).toHaveLength(
      1,
    );
  });
});

describeWithSlack()('the signed way in', () => {
  const bench = slackBench('http');
  const send = (body: string, changes: Record<string, string> = {}, type = 'application/json') =>
    sendSigned(bench().requestUrl ?? '', body, type, changes);
  const event = (id: string, inner: object) =>
    JSON.stringify({ type: 'event_callback', team_id: WORKSPACE.team, event_id: id, event: inner });

  it('takes nothing that is not signed, or signed long ago', async () => {
    const body = event('E1', { type: 'app_mention', user: alice, channel, text: 'help', ts: '1.1' });
    expect((await send(body, { 'x-slack-signature': `v0=${'0'.repeat(64)}` })).status).toBe(401);
    expect((await send(body, { 'x-slack-signature': '' })).status).toBe(401);
    expect((await send(body, { 'x-slack-request-timestamp': '1000' })).status).toBe(401);
    expect((await send('{"broken')).status).toBe(400);
    expect(bench().ran).toEqual([]);
  });

  it('answers the challenge', async () => {
    const answer = await send(JSON.stringify({ type: 'url_verification', challenge: 'c1' }));
    expect(await answer.json()).toEqual({ challenge: 'c1' });
  });

  it('greets a channel that invites it, once, however often Slack says so', async () => {
    const joined = event('E2', { type: 'member_joined_channel', user: bot, channel, event_ts: '1.1' });
    expect((await send(joined)).status).toBe(200);
    expect(
      (await send(joined, { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' })).status,
    ).toBe(200);
    await send(event('E3', { type: 'member_joined_channel', user: bob, channel, event_ts: '1.2' }));
    await bench().slack.command(alice, 'help');
    await bench().message(isFor(alice));
    const greetings = (await bench().slack.messages()).filter(({ text }) =>
      text.startsWith('Entente brings'),
    );
    expect(greetings).toHaveLength(1);
  });

  it('lets the creator of a channel set its digest', async () => {
    bench().proxy.next('conversations.info', {
      kind: 'status',
      status: 200,
      body: JSON.stringify({ ok: true, channel: { id: channel, name: 'policy', creator: alice } }),
    });
    await bench().slack.command(alice, 'digest daily 09:00');
    const answer = await bench().message(isFor(alice));
    expect(textOf(answer)).not.toContain('may change');
    expect(textOf(answer)).toContain('09:00');
  });
});
