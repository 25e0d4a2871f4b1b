import { describe, expect, it } from 'vitest';
import { MOST_SUBSCRIPTIONS } from '../../src/commands/subscribe.ts';
import { HOUR } from '../../src/domain/time.ts';
import { commandBench } from './command-bench.ts';

const bench = commandBench();
const ask = (text: string, asker = {}) => bench().ask(text, asker);
const isGood = async (text: string, asker = {}) => (await bench().reply(text, asker)).ok;

const OTHER = { user: 'U2' } as const;
const MANAGER = { user: 'U3', authority: 'manager' } as const;
const ADMIN = { user: 'U4', authority: 'admin' } as const;
const SECRET = { place: { kind: 'channel', address: '#secret', name: '#secret', reference: null } } as const;
const inDirect = (user: string) =>
  ({ user, place: { kind: 'person', address: `D-${user}`, name: null, reference: null } }) as const;

describe('a subscription', () => {
  it('is changed by whoever made it, the channel’s managers and admins, and nobody else', async () => {
    await ask('subscribe india');
    for (const text of ['edit 1 japan', 'pause 1 3d', 'resume 1', 'unsubscribe 1']) {
      expect(await ask(text, OTHER), text).toContain(
        'by whoever made it, the channel’s managers and admins alone',
      );
    }
    expect(await isGood('test 1', OTHER)).toBe(true);
    expect(await isGood('pause 1 3d', MANAGER)).toBe(true);
    expect(await isGood('edit 1 japan', ADMIN)).toBe(true);
    expect(await isGood('unsubscribe 1')).toBe(true);
  });

  it('is not spoken of in another place, or in another workspace, not even to admins', async () => {
    await ask('subscribe india', SECRET);
    await bench().news({});
    await bench().deliver();
    for (const asker of [
      {},
      ADMIN,
      { workspace: 'T2', ...SECRET },
      { platform: 'teams', ...SECRET } as const,
    ]) {
      expect(await ask('subscriptions', asker)).toContain('Nothing is subscribed here');
      for (const text of ['test 1', 'pause 1 3d', 'edit 1 japan', 'unsubscribe 1', 'resume 1'])
        expect(await ask(text, asker)).toMatch(/^There is no subscription #1 here\./);
      expect(await ask('why 1', asker)).toContain('nobody has subscribed to anything here');
      expect(await ask('status', asker)).not.toContain('#secret');
    }
    expect(await ask('why 1', SECRET)).toContain('Card: sent');
  });

  it('is listed and changed in a direct message by whoever made it', async () => {
    await ask('subscribe india', SECRET);
    await ask('subscribe japan', { ...SECRET, ...OTHER });
    await ask('subscribe quantum', inDirect('U1'));
    const listed = await ask('subscriptions', inDirect('U1'));
    expect(listed).toMatch(/#3 quantum: instantly\n.*#1 India: instantly \(to #secret\)/u);
    expect(listed).not.toContain('Japan');
    expect(await isGood('pause 1 3d', inDirect('U1'))).toBe(true);
    expect(await isGood('pause 2 3d', inDirect('U1'))).toBe(false);
  });

  it('is refused when there is its like, or when there are too many', async () => {
    const named = [
      'india',
      'japan',
      'france',
      'germany',
      'korea',
      'uk',
      'australia',
      'canada',
      'italy',
      'brazil',
    ];
    const queries = [...named, 'spain', 'norway', 'sweden', 'vietnam', 'taiwan'].flatMap((name) => [
      `${name} ai`,
      `${name} space`,
    ]);
    for (const query of queries.slice(0, MOST_SUBSCRIPTIONS))
      expect(await isGood(`subscribe ${query}`)).toBe(true);
    expect(await ask('subscribe india artificial-intelligence')).toMatch(/^#1 asks for the same/);
    expect(await ask('subscribe ai india instantly Asia/Tokyo')).toMatch(/^#1 asks for the same/);
    expect(await ask('subscribe quantum')).toMatch(/^There are 25 subscriptions here/);
    expect(await ask('edit 2 india ai')).toMatch(/^#1 asks for the same/);
    expect(await isGood('digest daily 09:00', MANAGER)).toBe(true);
    await ask('unsubscribe 3');
    expect(await isGood('subscribe india ai daily 09:00')).toBe(true);
  });
});

it('what two send at once is made once', async () => {
  const replies = await Promise.all(Array.from({ length: 5 }, () => bench().reply('subscribe india')));
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  const digests = await Promise.all([8, 9].map((hour) => bench().reply(`digest daily 0${hour}:00`, MANAGER)));
  expect(digests.map(({ ok }) => ok)).toEqual([true, true]);
  expect(await ask('subscriptions')).toContain('2 subscriptions');
});

describe('what concerns all readers of a channel', () => {
  const changes = ['digest daily 09:00', 'quiet 20:00-07:00', 'mute Mint', 'unmute Mint', 'digest off'];

  it('is for managers and admins, until admins decide otherwise', async () => {
    for (const text of changes) expect(await isGood(text), text).toBe(false);
    for (const text of changes) expect(await isGood(text, MANAGER), text).toBe(true);
    expect(await isGood('permissions digests everyone', MANAGER)).toBe(false);
    expect(await isGood('permissions digests everyone', ADMIN)).toBe(true);
    for (const text of changes) expect(await isGood(text, OTHER), text).toBe(true);
    await ask('permissions digests <@U1|ann>', ADMIN);
    for (const text of changes) expect(await isGood(text), text).toBe(true);
    expect(await isGood('digest daily 09:00', OTHER)).toBe(false);
    expect(await isGood('digest daily 09:00', { ...OTHER, workspace: 'T2' })).toBe(false);
  });

  it('is one’s own in a direct message', async () => {
    for (const text of changes) expect(await isGood(text, inDirect('U2')), text).toBe(true);
  });

  it('a channel’s digest is not its maker’s alone', async () => {
    await ask('permissions digests everyone', ADMIN);
    await ask('digest daily 09:00');
    await ask('permissions digests managers', ADMIN);
    expect(await isGood('edit 1 daily 08:00')).toBe(false);
    expect(await isGood('pause 1 3d', MANAGER)).toBe(true);
    expect(await ask('edit 1 instantly', MANAGER)).toContain('comes by schedule');
  });
});

it('feeds are added by admins, once, and by whom they name', async () => {
  const url = 'https://news.example/feed.xml';
  expect(await isGood(`sources add ${url}`, MANAGER)).toBe(false);
  expect(await ask(`sources add <${url}>`, ADMIN)).toContain(`Watching ${url}`);
  expect(await ask(`sources add ${url}`, ADMIN)).toMatch(/is watched already/);
  const feeds = await bench().store.feeds.list();
  expect(feeds.map((feed) => [feed.url, feed.origin])).toEqual([
    ['https://example.com/feed.xml', 'user'],
    [url, 'user'],
  ]);
  await bench().store.feeds.setDisabled(feeds[1]?.id ?? 0, { because: 'user', note: 'off' });
  expect(await ask(`sources add ${url}`, ADMIN)).toMatch(/is switched on again/);
  expect((await bench().store.feeds.list())[1]?.disabled).toBeNull();
  const page = 'https://ministry.example/news';
  expect(await ask(`sources add ${page} page “ul > li[”`, ADMIN)).toMatch(/is no CSS selector/);
  expect(await ask(`sources add ${page} page “ul > li”`, ADMIN)).toContain(`Watching ${page}`);
  expect(await ask(`sources add ${page} page li`, ADMIN)).toMatch(/is read anew from now on: page by li\./);
  expect(await ask(`sources add ${page} page li`, ADMIN)).toMatch(/is watched already/);
  expect(await ask(`sources add ${page} full-text`, ADMIN)).toMatch(/page by li, full text\./);
  expect((await bench().store.feeds.list())[2]?.watch).toEqual({ kind: 'page', selector: 'li' });
  expect(await ask('sources', ADMIN)).toContain('page by li');
  await ask('permissions feeds @U2', ADMIN);
  expect(await isGood('sources add https://other.example/rss', OTHER)).toBe(true);
});

it('what was given up is named in its own place alone', async () => {
  await ask('subscribe india', SECRET);
  bench().publisher.script({ kind: 'refused', because: 'msg_too_long' });
  await bench().news({});
  await bench().deliver();
  expect(await ask('status', SECRET)).toMatch(/Given up\n.*slack #secret: card\. msg_too_long/u);
  expect(await ask('status')).toMatch(/given up, owners are told +1/u);
  expect(await ask('status')).not.toContain('#secret');
});

it('a pause ends by itself, without a flood, and a digest then comes at its time', async () => {
  await ask('subscribe india daily 13:00');
  await ask('pause 1 36h');
  await bench().news({});
  bench().clock.advance(36 * HOUR);
  expect(await bench().deliver()).toBe(0);
  bench().clock.advance(13 * HOUR);
  await bench().deliver();
  expect(bench().seen()).toEqual([expect.stringMatching(/: 1 story \[proposed\]$/)]);
});
