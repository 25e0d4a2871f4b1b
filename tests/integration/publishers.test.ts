import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { createFakePublisher } from '../../adapters/memory/fake-publisher.ts';
import { createConversations } from '../../adapters/slack/conversation.ts';
import { createSlackApi } from '../../adapters/slack/slack-api.ts';
import { createSlackPublisher } from '../../adapters/slack/slack-publisher.ts';
import { createBotFramework } from '../../adapters/teams/bot-framework.ts';
import { createTeamsPublisher } from '../../adapters/teams/teams-publisher.ts';
import { inboxFile } from '../../adapters/terminal/inbox-file.ts';
import { inboxPublisher } from '../../adapters/terminal/inbox-publisher.ts';
import { systemClock } from '../../adapters/time/system-clock.ts';
import { inboxThreads } from '../../src/compose/inbox.ts';
import type { Destination } from '../../src/domain/destination.ts';
import { type PublisherUnderTest, publisherContract } from '../contract/publisher.ts';
import { startFaultProxy } from '../slack/fault-proxy.ts';
import { describeWithSlack, startLocalSlack, WORKSPACE } from '../slack/local-slack.ts';
import { describeWithTeams, startPlayground, TEAM } from '../teams/playground.ts';
import { freePort } from '../walls/walls.ts';

const place = (changes: Partial<Destination>): Destination => ({
  id: 1,
  platform: 'terminal',
  workspace: 'local',
  kind: 'channel',
  address: 'terminal',
  name: null,
  reference: null,
  goneAt: null,
  ...changes,
});
/** Where nobody listens; a port that `fetch` would not even try is no test. */
const nowhere = `http://127.0.0.1:${await freePort()}`;

/** Opens once for a group of tests. */
function opened(open: () => Promise<PublisherUnderTest & { readonly stop: () => Promise<void> }>) {
  let made: Awaited<ReturnType<typeof open>> | null = null;
  beforeAll(async () => {
    made = await open();
  });
  afterAll(() => made?.stop());
  return (): PublisherUnderTest => {
    if (made === null) throw new Error('It is opened before the tests.');
    return made;
  };
}

describe('in memory', () => {
  const publisher = createFakePublisher({ now: systemClock.now });
  const at = (id: string) => publisher.shown.find((one) => one.id === id);
  publisherContract('memory', () => ({
    publisher,
    destination: place({}),
    shown: async (id) => at(id)?.message.title ?? null,
    below: async (id) => (at(id)?.replies ?? []).map(({ message }) => message.title),
    unreachable: null,
  }));
});

describe('the terminal’s inbox', () => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-inbox-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const publisher = inboxPublisher(inboxFile(folder), systemClock);
  const at = (id: string) => inboxThreads(folder).find((one) => one.id === id);
  publisherContract('the inbox', () => ({
    publisher,
    destination: place({}),
    shown: async (id) => at(id)?.message.title ?? null,
    below: async (id) => (at(id)?.replies ?? []).map(({ title }) => title),
    unreachable: null,
  }));
});

describeWithSlack()('Slack', () => {
  const publisherTo = (apiUrl: string) => {
    const api = createSlackApi({ token: WORKSPACE.token, apiUrl });
    return createSlackPublisher({ api, conversationOf: createConversations(api), clock: systemClock });
  };
  publisherContract(
    'Slack',
    opened(async () => {
      const slack = await startLocalSlack();
      const proxy = await startFaultProxy(slack.url);
      const all = () => slack.messages();
      return {
        publisher: publisherTo(proxy.apiUrl),
        destination: place({ platform: 'slack', workspace: WORKSPACE.team, address: WORKSPACE.channel }),
        shown: async (id) => {
          const found = (await all()).find(({ ts }) => ts === id);
          return found === undefined ? null : JSON.stringify(found.blocks);
        },
        below: async (id) =>
          (await all()).filter((one) => one.thread_ts === id && one.ts !== id).map(({ text }) => text),
        unreachable: publisherTo(`${nowhere}/api/`),
        stop: async () => {
          await proxy.close();
          await slack.stop();
        },
      };
    }),
  );
});

describeWithTeams()('Teams', () => {
  const publisher = createTeamsPublisher({
    framework: createBotFramework(null),
    clock: systemClock,
    pictureOf: () => null,
  });
  const unreachable: PublisherUnderTest['unreachable'] = {
    ...publisher,
    post: (destination, message, mark) =>
      publisher.post({ ...destination, ...reference(nowhere) }, message, mark),
  };
  publisherContract(
    'Teams',
    opened(async () => {
      const teams = await startPlayground(await freePort());
      return {
        publisher,
        destination: place({
          platform: 'teams',
          workspace: TEAM.tenant,
          address: TEAM.channel,
          ...reference(`${teams.url}/_connector`),
        }),
        shown: async (id) => teams.shown.filter((one) => one.id === id).at(-1)?.card ?? null,
        below: async (id) =>
          teams.shown.filter((one) => one.conversation.endsWith(`;messageid=${id}`)).map(({ card }) => card),
        unreachable,
        stop: () => teams.stop(),
      };
    }),
  );
});

function reference(serviceUrl: string): Pick<Destination, 'reference'> {
  return { reference: JSON.stringify({ serviceUrl, conversation: TEAM.channel, bot: TEAM.bot }) };
}
