import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { feedSource } from '../../../src/feeds/feed-from-address.ts';
import { reply, type ScriptedServer, startScriptedServer } from './scripted-server.ts';
import { documentOf, START, websubBench } from './websub-bench.ts';

/** The program's own parts on a publisher with a hub, both scripted; and what the hub was asked. */
type Bench = Awaited<ReturnType<typeof websubBench>>;

const signal = new AbortController().signal;

let folder = '';
let publisher: ScriptedServer;
let bench: Bench;

const document = (titles: readonly string[], hub = `${publisher.url}/hub`): string => documentOf(hub, titles);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'entente-websub-'));
  publisher = await startScriptedServer();
  bench = await websubBench(publisher, folder);
  const url = publisher.on(
    '/feed',
    reply(200, { 'content-type': 'application/rss+xml' }, document(['Ferry'])),
  );
  await bench.store.feeds.upsert([{ source: feedSource(url, null), origin: 'user', disabled: null }]);
});
afterEach(async () => {
  await bench.close();
  await publisher.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Polls, asks the hub, and lets it verify. */
async function subscribe(): Promise<void> {
  await bench.poller.pollDue();
  await bench.keeper.tend(signal);
  expect(await (await bench.verify()).text()).toBe('abc');
}

describe('a feed that names a hub', () => {
  it('is subscribed to with the feed as topic, a secret and an unguessable callback', async () => {
    await subscribe();
    const [form] = bench.asked;
    expect(form?.get('hub.topic')).toBe(`${publisher.url}/feed`);
    expect(form?.get('hub.secret')).toMatch(/^[0-9a-f]{64}$/);
    expect(form?.get('hub.callback')).toMatch(/\/websub\/[0-9a-f]{64}$/);
    expect(await bench.subscription()).toMatchObject({ state: 'active', leaseUntil: START + 10 * DAY });
    await bench.keeper.tend(signal);
    expect(bench.asked).toHaveLength(1);
  });

  it('brings what is pushed at once, as if it had been polled, and nothing twice', async () => {
    await subscribe();
    const before = await bench.feed();
    const news = document(['Ferry', 'Norway and Chile sign hydrogen research agreement']);
    expect((await bench.push(news)).status).toBe(202);
    await bench.items(2);
    expect(bench.reports[0]).toMatchObject({ status: 'fetched', account: { founded: 1 } });
    expect(await bench.feed()).toEqual(before);
    await bench.push(news);
    await expect.poll(() => bench.reports.length).toBe(2);
    await bench.items(2);
  });

  it('is polled for safety only while it is pushed, and as before when the lease is over', async () => {
    await subscribe();
    bench.clock.advance(2 * HOUR);
    await bench.poller.pollDue();
    expect((await bench.feed())?.health.nextPollAt).toBe(bench.clock.now() + 6 * HOUR);
    bench.clock.advance(11 * DAY);
    await bench.poller.pollDue();
    expect((await bench.feed())?.health.nextPollAt).toBeLessThan(bench.clock.now() + 2 * HOUR);
  });

  it('is renewed when a fifth of the lease is left', async () => {
    await subscribe();
    bench.clock.advance(8 * DAY);
    await bench.keeper.tend(signal);
    expect(bench.asked).toHaveLength(2);
    await bench.verify();
    expect((await bench.subscription())?.leaseUntil).toBe(START + 18 * DAY);
  });

  it('keeps its lease over a restart', async () => {
    await subscribe();
    const { clock } = bench;
    await bench.close();
    bench = await websubBench(publisher, folder, clock);
    await bench.keeper.tend(signal);
    expect(bench.asked).toHaveLength(0);
    expect(bench.keeper.pushedUntil(1)).toBe(START + 10 * DAY);
  });

  it('that is removed is unsubscribed, and the hub may ask back', async () => {
    await subscribe();
    await bench.store.feeds.remove(1);
    await bench.keeper.tend(signal);
    expect(bench.asked.at(-1)?.get('hub.mode')).toBe('unsubscribe');
    expect((await bench.verify({ 'hub.mode': 'unsubscribe' })).status).toBe(200);
    expect((await bench.verify()).status).toBe(404);
    expect((await bench.push(document(['Late']))).status).toBe(404);
  });
});

describe('what nobody asked for', () => {
  it.each([
    ['a push with a wrong signature', 202, () => bench.push(document(['Forged']), 'guess')],
    [
      'a push without one',
      202,
      () => fetch(bench.callback(), { method: 'POST', body: document(['Forged']) }),
    ],
    [
      'a push to a guessed callback',
      404,
      () => fetch(bench.callback().slice(0, -1), { method: 'POST', body: 'x' }),
    ],
    ['a verification of another topic', 404, () => bench.verify({ 'hub.topic': 'https://evil.example/' })],
    ['the end of a subscription that is wanted', 404, () => bench.verify({ 'hub.mode': 'unsubscribe' })],
    [
      'a body without end',
      413,
      () => fetch(bench.callback(), { method: 'POST', body: 'x'.repeat(11 * 1024 * 1024) }),
    ],
  ])('%s changes nothing', async (_, status, send) => {
    await subscribe();
    const before = await bench.subscription();
    expect((await send()).status).toBe(status);
    await bench.items(1);
    expect([await bench.subscription(), bench.reports]).toEqual([before, []]);
  });

  it('a push that is no feed makes a poll decide', async () => {
    await subscribe();
    expect((await bench.push('<html>sorry</html>')).status).toBe(202);
    await expect.poll(() => bench.reports[0]?.message).toMatch(/cannot be read/);
    expect((await bench.feed())?.health.nextPollAt).toBe(START + 5 * MINUTE);
  });
});

describe('a hub that does not want us', () => {
  it.each([
    ['says no', () => publisher.on('/hub', reply(403, {}, 'not\nyou')), /did not take it \(403\): not you/],
    ['is gone', () => publisher.on('/hub', (request) => request.socket.destroy()), /./],
  ])('%s: the feed is polled as ever, and the reason kept', async (_, script, reason) => {
    script();
    await bench.poller.pollDue();
    await bench.keeper.tend(signal);
    expect(await bench.subscription()).toMatchObject({
      state: 'refused',
      failures: 1,
      reason: expect.stringMatching(reason),
    });
    expect((await bench.feed())?.health.nextPollAt).toBeLessThan(START + 2 * HOUR);
  });

  it('denies later: the subscription is over, with its words', async () => {
    await subscribe();
    await bench.verify({ 'hub.mode': 'denied', 'hub.reason': 'closed for good' });
    expect(await bench.subscription()).toMatchObject({
      state: 'refused',
      reason: 'The hub refused it: closed for good',
    });
    expect(bench.keeper.pushedUntil(1)).toBeNull();
    expect((await bench.feed())?.health.nextPollAt).toBe(START);
  });

  it('stands inside: it is not asked', async () => {
    publisher.on(
      '/feed',
      reply(
        200,
        { 'content-type': 'application/rss+xml' },
        document(['Ferry'], 'http://169.254.169.254/hub'),
      ),
    );
    await bench.poller.pollDue();
    await bench.keeper.tend(signal);
    expect(await bench.subscription()).toMatchObject({
      state: 'refused',
      reason: expect.stringMatching(/private|not public|inside/i),
    });
    expect(bench.asked).toEqual([]);
  });

  it('never verifies: it is asked again, later each time, and the feed is polled', async () => {
    await bench.poller.pollDue();
    for (let n = 0; n < 3; n++) {
      await bench.keeper.tend(signal);
      bench.clock.advance(15 * MINUTE);
    }
    expect(bench.asked).toHaveLength(3);
    expect(await bench.subscription()).toMatchObject({
      state: 'asked',
      failures: 2,
      reason: expect.stringMatching(/did not verify/),
    });
  });

  it('verifies and then fails: what it verified holds', async () => {
    const verifyMeanwhile = async (): Promise<void> => {
      const [kept] = await bench.store.hubs.all();
      const query = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.topic': kept?.topic ?? '',
        'hub.challenge': 'c',
      });
      await bench.keeper.verified(kept?.token ?? '', query);
    };
    publisher.on('/hub', (request, response) => {
      request.resume().on('end', () => void verifyMeanwhile().finally(() => response.writeHead(500).end()));
    });
    await bench.poller.pollDue();
    await bench.keeper.tend(signal);
    expect(await bench.subscription()).toMatchObject({ state: 'active', failures: 0 });
  });

  it('is left where its feed names another, or none', async () => {
    await subscribe();
    publisher.on(
      '/feed',
      reply(
        200,
        { 'content-type': 'application/rss+xml' },
        document(['Ferry']).replace(/<atom:link[^>]*>/, ''),
      ),
    );
    bench.clock.advance(2 * HOUR);
    await bench.poller.pollDue();
    await bench.keeper.tend(signal);
    expect(bench.asked.at(-1)?.get('hub.mode')).toBe('unsubscribe');
    expect(await bench.store.hubs.all()).toEqual([]);
  });
});

describe('a hub that floods', () => {
  it('is asked to come later while two pushes of the feed are read, and the rest is read', async () => {
    await subscribe();
    const pushes = Array.from({ length: 12 }, (_, n) => bench.push(document([`Ferry ${n}`])));
    const statuses = (await Promise.all(pushes)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([202, 429]));
    await expect.poll(() => bench.reports.length).toBe(statuses.filter((status) => status === 202).length);
    expect((await bench.push(document(['Ferry at last']))).status).toBe(202);
  });
});
