import { afterAll, beforeAll, expect, it } from 'vitest';
import { createConversations } from '../../../adapters/slack/conversation.ts';
import { createSlackApi } from '../../../adapters/slack/slack-api.ts';
import { createSlackPublisher } from '../../../adapters/slack/slack-publisher.ts';
import type { Destination } from '../../../src/domain/destination.ts';
import { line, type Message } from '../../../src/messages/message.ts';
import type { Publisher } from '../../../src/pipeline/delivery-ports.ts';
import { type FaultProxy, startFaultProxy } from '../../slack/fault-proxy.ts';
import { describeWithSlack, type LocalSlack, startLocalSlack, WORKSPACE } from '../../slack/local-slack.ts';
import { freePort } from '../../walls/walls.ts';

const NOW = Date.parse('2023-05-31T12:00:00Z');
const here: Destination = {
  id: 1,
  platform: 'slack',
  workspace: WORKSPACE.team,
  kind: 'channel',
  address: WORKSPACE.channel,
  name: '#policy',
  reference: null,
  goneAt: null,
};
const message = (text: string): Message => ({ title: text, blocks: [line(text)] });

describeWithSlack()('delivering to Slack', () => {
  let slack: LocalSlack;
  let proxy: FaultProxy;
  let publisher: Publisher;
  beforeAll(async () => {
    slack = await startLocalSlack();
    proxy = await startFaultProxy(slack.url);
    const api = createSlackApi({ token: WORKSPACE.token, apiUrl: proxy.apiUrl });
    publisher = createSlackPublisher({
      api,
      conversationOf: createConversations(api),
      clock: { now: () => NOW },
    });
  });
  afterAll(async () => {
    await proxy.close();
    await slack.stop();
  });
  const post = (mark: string) => publisher.post(here, message(`posted ${mark}`), mark);
  const posted = async (mark: string) =>
    (await slack.messages()).filter(({ text }) => text === `posted ${mark}`);

  it('posts without unfolding links, edits in place and answers in the thread', async () => {
    const sent = await post('a');
    if (sent.kind !== 'sent') throw new Error(sent.kind);
    expect(proxy.seen.at(-1)?.args).toMatchObject({
      unfurl_links: 'false',
      unfurl_media: 'false',
      metadata: { event_type: 'entente_delivery', event_payload: { mark: 'a' } },
    });
    expect(await publisher.edit(here, sent.messageId, message('edited'))).toEqual(sent);
    expect((await publisher.reply(here, sent.messageId, message('thread'), 'b')).kind).toBe('sent');
    const all = await slack.messages();
    expect(all.find(({ ts }) => ts === sent.messageId)?.text).toBe('edited');
    expect(all.find(({ text }) => text === 'thread')?.thread_ts).toBe(sent.messageId);
  });

  it('writes to a person in their direct message', async () => {
    const sent = await publisher.post(
      { ...here, kind: 'person', address: WORKSPACE.bob },
      message('for Bob'),
      'c',
    );
    expect(sent.kind).toBe('sent');
    const direct = await slack.directMessageOf(WORKSPACE.bob);
    expect((await slack.messages(direct)).map(({ text }) => text)).toEqual(['for Bob']);
  });

  it('waits as long as Slack asks, by itself never', async () => {
    proxy.next('chat.postMessage', { kind: 'limited', seconds: 30 });
    const before = proxy.seen.length;
    expect(await post('limited')).toEqual({ kind: 'limited', retryAt: NOW + 30_000 });
    expect(proxy.seen.length).toBe(before + 1);
    expect(await posted('limited')).toEqual([]);
  });

  it.each([502, 'cut'] as const)(
    'finds what was posted although the answer was lost (%s)',
    async (status) => {
      const mark = `lost-${status}`;
      proxy.next('chat.postMessage', { kind: 'lost-answer', status });
      expect(await post(mark)).toMatchObject({ kind: 'failed', doubtful: true });
      const [there] = await posted(mark);
      expect(await publisher.find(here, mark, 0, null)).toEqual({ kind: 'found', messageId: there?.ts });
      expect(await publisher.find(here, 'never', 0, null)).toEqual({ kind: 'absent' });
    },
  );

  it('finds a line of a thread by the thread', async () => {
    const sent = await post('threaded');
    if (sent.kind !== 'sent') throw new Error(sent.kind);
    const reply = await publisher.reply(here, sent.messageId, message('line'), 'line-mark');
    expect(await publisher.find(here, 'line-mark', 0, sent.messageId)).toEqual({
      kind: 'found',
      messageId: reply.kind === 'sent' ? reply.messageId : '',
    });
  });

  it('does not take a limit, trouble or a missing scope for an answer when it looks', async () => {
    const found = () => publisher.find(here, 'never', 0, null);
    proxy.next('conversations.history', { kind: 'limited', seconds: 2 });
    expect(await found()).toEqual({ kind: 'limited', retryAt: NOW + 2_000 });
    proxy.next('conversations.history', { kind: 'status', status: 503, body: '' });
    expect((await found()).kind).toBe('failed');
    proxy.next('conversations.history', { kind: 'error', error: 'missing_scope' });
    expect((await found()).kind).toBe('unknown');
  });

  it.each([
    ['channel_not_found', { kind: 'gone' }],
    ['is_archived', { kind: 'gone' }],
    ['not_in_channel', { kind: 'gone' }],
    ['account_inactive', { kind: 'gone' }],
    ['token_revoked', { kind: 'gone' }],
    ['message_not_found', { kind: 'missing' }],
    ['invalid_blocks', { kind: 'refused' }],
    ['msg_too_long', { kind: 'refused' }],
    ['internal_error', { kind: 'failed', doubtful: true }],
    ['fatal_error', { kind: 'failed', doubtful: true }],
    ['invalid_auth', { kind: 'failed', doubtful: false }],
    ['something_new', { kind: 'failed', doubtful: false }],
    ['<html>a page</html>', { kind: 'failed', doubtful: true }],
  ])('takes %s for what it means', async (error, outcome) => {
    proxy.next('chat.postMessage', { kind: 'error', error });
    expect(await post(error)).toMatchObject(outcome);
  });

  it('knows that what never reached Slack was not posted, and names no secret', async () => {
    const api = createSlackApi({
      token: WORKSPACE.token,
      apiUrl: `http://127.0.0.1:${await freePort()}/api/`,
    });
    const nobody = createSlackPublisher({
      api,
      conversationOf: createConversations(api),
      clock: { now: () => NOW },
    });
    const outcome = await nobody.post(here, message('x'), 'x');
    expect(outcome).toMatchObject({ kind: 'failed', doubtful: false });
    expect(JSON.stringify(outcome)).not.toMatch(/xoxb|127\.0/);
  });
});
