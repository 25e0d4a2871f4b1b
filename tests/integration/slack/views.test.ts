import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeWithSlack, WORKSPACE } from '../../slack/local-slack.ts';
import { sendInteraction } from '../../slack/signed-request.ts';
import { openSlackPage, type SlackPage } from '../../slack/slack-page.ts';
import { waitFor } from '../../walls/wait-for.ts';
import { slackBench } from './slack-bench.ts';

const { alice, bot, channel } = WORKSPACE;
const DEAL = { pairs: [['GB', 'IN']], sectors: ['semiconductors'], stage: 'proposed' } as const;

const text = (value: string) => ({ type: 'plain_text_input', value });
const chosen = (value: string) => ({ type: 'static_select', selected_option: { value } });
const filled = (query: string, place = channel) => ({
  query: { query: text(query) },
  cadence: { cadence: chosen('daily 09:00') },
  place: { place: { type: 'conversations_select', selected_conversation: place } },
  zone: { zone: text('Asia/Kolkata') },
  quiet: { quiet: text('20:00-07:00') },
});

describeWithSlack()('forms and the home in Slack', () => {
  const bench = slackBench('socket');
  let page: SlackPage;
  beforeEach(async () => {
    await bench().news({ ...DEAL }, { title: 'India, UK propose chip pact' });
    page = await openSlackPage(bench().slack.url);
  });
  afterEach(() => page.close());

  const published = () => bench().proxy.seen.filter(({ method }) => method === 'views.publish');

  it('opens a form for “subscribe” alone, says what is wrong beside its field, and subscribes where it was asked for', async () => {
    await bench().slack.command(alice, 'subscribe');
    const opened = await page.frame('view');
    expect(JSON.stringify(opened)).toContain('"initial_conversation":"C01GEN"');
    expect(JSON.stringify(opened)).toContain('Asia/Kolkata');
    page.send({ t: 'view_submit', user: alice, values: filled('country:indai') });
    const errors = await page.frame('view_errors');
    expect(JSON.stringify(errors)).toMatch(/"query":"[^"]*indai/);
    expect(await bench().store.subscriptions.all()).toEqual([]);
    page.send({ t: 'view_submit', user: alice, values: filled('india') });
    const answer = await bench().message(({ ephemeral_to: to }) => to === alice);
    expect(JSON.stringify(answer.blocks)).toContain('Would have fired once');
    const [made] = await bench().store.subscriptions.all();
    expect(made).toMatchObject({ query: 'country:IN', timeZone: 'Asia/Kolkata', createdBy: alice });
    const there = await bench().store.destinations.byId(made?.destination ?? 0);
    expect(there).toMatchObject({ kind: 'channel', address: channel });
  });

  it('asks what is right where a label is wrong, and sends it to the review', async () => {
    await bench().slack.command(alice, 'story 1');
    const card = await bench().message(({ ephemeral_to: to }) => to === alice);
    await bench().slack.choose(alice, card, 'Wrong label');
    await page.frame('view', (shown) => shown.includes('entente_wrong_label'));
    const said = {
      stage: { stage: chosen('signed') },
      sectors: { sectors: text('quantum, space') },
      why: { why: text('They signed.') },
    };
    page.send({ t: 'view_submit', user: alice, values: said });
    const [open] = await waitFor('the verdict', async () => {
      const all = await bench().store.review.openFeedback(9);
      return all.length > 0 && all;
    });
    expect(open).toMatchObject({
      verdict: 'wrong-label',
      story: 1,
      note: 'stage:signed sectors:quantum,space They signed.',
    });
  });

  it('shows a home with one’s own subscriptions and what is new, and draws it anew when something was pressed there', async () => {
    await bench().slack.command(alice, 'subscribe india uk');
    await bench().message(({ ephemeral_to: to }) => to === alice);
    await bench().slack.openHome(alice);
    const home = await waitFor('the home', () => published()[0]);
    const shown = JSON.stringify(home.args);
    expect(shown).toContain('India with the United Kingdom');
    expect(shown).toContain('India, UK propose chip pact');
    await bench().slack.openHome(WORKSPACE.bob);
    const other = await waitFor('another home', () => published()[1]);
    expect(JSON.stringify(other.args)).not.toContain('India with the United Kingdom');
    page.send({
      t: 'block_action',
      user: alice,
      appId: 'A01APP',
      action: { type: 'button', action_id: 'run.2.1', value: 'help' },
    });
    await waitFor('the home anew', () => published().length === 3);
    const direct = await waitFor('a direct message', () => bench().slack.directMessageOf(alice));
    await bench().message(({ text: said }) => said.includes('What Entente answers'), direct);
    expect(bot).toBe('U0BOT');
  });
});

/** What the local Slack cannot send is sent as Slack would: signed. */
describeWithSlack()('shortcuts, and forms while somebody types', () => {
  const bench = slackBench('http');
  const interact = (payload: object) => sendInteraction(bench().requestUrl ?? '', payload);
  const calls = (method: string) => bench().proxy.seen.filter((one) => one.method === method);

  it('opens the form by the global shortcut', async () => {
    const shortcut = {
      type: 'shortcut',
      callback_id: 'entente_subscribe',
      trigger_id: 't1',
      user: { id: alice },
    };
    expect((await interact(shortcut)).status).toBe(200);
    const opened = await waitFor('the form', () => calls('views.open')[0]);
    expect(JSON.stringify(opened.args)).toContain('default_to_current_conversation');
  });

  it('says while somebody types how often it would fire, or what is wrong', async () => {
    await bench().news({ ...DEAL }, { title: 'India, UK propose chip pact' });
    const typed = (query: string, trigger: string) => ({
      type: 'block_actions',
      trigger_id: trigger,
      user: { id: alice },
      container: { type: 'view', view_id: 'V1' },
      view: { id: 'V1', hash: 'h1', type: 'modal', state: { values: filled(query) } },
      actions: [{ type: 'plain_text_input', block_id: 'query', action_id: 'query', value: query }],
    });
    await interact(typed('india', 't2'));
    const right = await waitFor('the preview', () => calls('views.update')[0]);
    expect(JSON.stringify(right.args)).toContain('Would have fired once');
    expect(right.args).toMatchObject({ view_id: 'V1', hash: 'h1' });
    await interact(typed('country:indai', 't3'));
    const wrong = await waitFor('what is wrong', () => calls('views.update')[1]);
    expect(JSON.stringify(wrong.args)).toContain('India');
    expect(await bench().store.subscriptions.all()).toEqual([]);
  });

  it('explains the message that somebody points at, and asks which story of several', async () => {
    await bench().news({ ...DEAL }, { title: 'India, UK propose chip pact' });
    const pointed = (blocks: readonly object[], trigger: string) => ({
      type: 'message_action',
      callback_id: 'entente_why',
      trigger_id: trigger,
      user: { id: alice },
      channel: { id: channel, name: 'policy' },
      message: { type: 'message', ts: '1.1', text: 'x', blocks },
      response_url: `${bench().slack.url}/answers`,
      message_ts: '1.1',
    });
    const foot = (number: number) => ({
      type: 'context',
      elements: [{ type: 'mrkdwn', text: `1 hour ago · #${number}` }],
    });
    for (const [blocks, trigger] of [
      [[foot(1)], 't4'],
      [[foot(1), foot(2)], 't5'],
      [[{ type: 'divider' }], 't6'],
    ] as const) {
      expect((await interact(pointed(blocks, trigger))).status).toBe(200);
    }
    await waitFor('the answer', () => bench().ran.includes('why 1'));
    expect(bench().ran.filter((text) => text.startsWith('why'))).toEqual(['why 1']);
  });
});
