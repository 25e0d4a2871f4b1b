import { createHmac } from 'node:crypto';
import pino from 'pino';
import { expect } from 'vitest';
import { createServer } from '../../../adapters/server/server.ts';
import { createManualClock } from '../../../adapters/time/system-clock.ts';
import { openHubs, routesForHubs } from '../../../src/compose/hubs.ts';
import { createPoller } from '../../../src/compose/poller.ts';
import { openStateFile, type ProgramOptions } from '../../../src/compose/program.ts';
import { readConfig } from '../../../src/config.ts';
import { createLifecycle } from '../../../src/lifecycle.ts';
import type { PollReport } from '../../../src/pipeline/poll-feed.ts';
import type { ScriptedServer } from './scripted-server.ts';

/** When the tests begin. */
export const START = Date.UTC(2026, 4, 6, 10);
const log = pino({ level: 'silent' });

/** A feed of items with these titles that names a hub. */
export const documentOf = (hub: string, titles: readonly string[]): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Ministry</title><atom:link rel="hub" href="${hub}"/>${titles.map((title, n) => `<item><title>${title}</title><link>https://ministry.example/${n}</link><guid>${n}</guid><pubDate>Wed, 06 May 2026 0${n}:00:00 GMT</pubDate></item>`).join('')}</channel></rss>`;

/** The program's own parts in a folder, on a publisher whose hub takes every form; and what the hub was asked. */
export async function websubBench(
  publisher: ScriptedServer,
  folder: string,
  clock = createManualClock(START),
) {
  const lifecycle = createLifecycle(4_000);
  const read = readConfig({
    ENTENTE_HOME: folder,
    ENTENTE_PUBLIC_URL: 'http://127.0.0.1:9',
    ENTENTE_ALLOW_PRIVATE_FEEDS: '127.0.0.0/8',
  });
  if (!read.ok) throw new Error(read.problems.join());
  const asked: URLSearchParams[] = [];
  publisher.on('/hub', (request, response) => {
    let body = '';
    request.on('data', (data: Buffer) => {
      body += String(data);
    });
    request.on('end', () => {
      asked.push(new URLSearchParams(body));
      response.writeHead(202).end();
    });
  });
  const reports: PollReport[] = [];
  const options: ProgramOptions = { config: read.config, lifecycle, clock };
  const store = openStateFile(options);
  const keeper = await openHubs(options, store);
  if (keeper === null) throw new Error('There is a public address.');
  const poller = createPoller(options, store, keeper);
  const server = await createServer({
    host: '127.0.0.1',
    port: 0,
    routes: routesForHubs(keeper, poller, log, (report) => reports.push(report)),
    log,
  });
  lifecycle.onClose('server', () => server.close());
  const callback = (): string => `${server.url}${new URL(asked.at(-1)?.get('hub.callback') ?? '').pathname}`;
  return {
    clock,
    store,
    keeper,
    poller,
    asked,
    reports,
    lifecycle,
    callback,
    close: () => lifecycle.close(),
    subscription: async () => (await store.hubs.all())[0],
    feed: async () => (await store.feeds.list())[0],
    verify: (more: Record<string, string> = {}) => {
      const query = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.topic': asked.at(-1)?.get('hub.topic') ?? '',
        'hub.challenge': 'abc',
        'hub.lease_seconds': '864000',
        ...more,
      });
      return fetch(`${callback()}?${query}`);
    },
    push: (body: string, secret = asked.at(-1)?.get('hub.secret') ?? '') => {
      const digest = createHmac('sha256', secret).update(body).digest('hex');
      return fetch(callback(), {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/rss+xml', 'x-hub-signature': `sha256=${digest}` },
      });
    },
    /** Waits for the account to hold so many items. */
    items: async (count: number) => {
      await expect
        .poll(async () => Object.values(await store.account.items(0)).reduce((a, b) => a + b, 0))
        .toBe(count);
    },
  };
}
