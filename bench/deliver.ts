import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openStore } from '../adapters/sqlite/store.ts';
import { sleep } from '../adapters/time/sleep.ts';
import { systemClock } from '../adapters/time/system-clock.ts';
import { AS_A_FEED } from '../src/domain/feed.ts';
import { SECOND } from '../src/domain/time.ts';
import { startDeliveryLoop } from '../src/pipeline/delivery-loop.ts';
import { deliveryOf, GROUPS, httpPublisher, newsDesk, subscribeAll } from './deliver-desk.ts';
import { percentile } from './random.ts';

/**
 * How long after its item is stored does an alert arrive, at so many deliveries a second? From just before the commit,
 * in a real state file, through the delivery loop, to the moment at which a sink in another process has read it. Time
 * on the clock: a busy machine lengthens it.
 *
 *     node dist/bench/deliver.js [deliveries a second] [seconds]
 */
const ALLOWED = SECOND;
/** Channels that one item reaches. */
const REACH = 10;

const [rate = 50, seconds = 20] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'entente-deliver-'));
const store = openStore({ file: join(folder, 'state.db'), clock: systemClock });
const source = {
  url: 'https://news.example/feed',
  title: 'News',
  publisher: 'News',
  country: 'IN',
  lang: 'en',
  kind: 'news',
  ...AS_A_FEED,
} as const;
await store.feeds.upsert([{ source, origin: 'user', disabled: null }]);
await subscribeAll(store, REACH);
const [feed] = await store.feeds.list();
if (!feed) throw new Error('The feed is there.');
const news = newsDesk(store, feed);

const sink = fork(join(import.meta.dirname, 'deliver-sink.js'));
const arrived = new Map<string, number>();
const port = await new Promise<number>((resolve) => {
  sink.on('message', (word: { port: number } | { mark: string; at: number }) => {
    if ('port' in word) resolve(word.port);
    else arrived.set(word.mark, Math.min(word.at, arrived.get(word.mark) ?? word.at));
  });
});
/** Waits until so many messages have arrived, but not for ever. */
async function arrivals(count: number): Promise<void> {
  for (let waits = 0; arrived.size < count && waits < 100; waits++) await delay(100);
}

const loop = startDeliveryLoop(deliveryOf(store, httpPublisher(port)), sleep);

/** Items before those that count: a program that has just started compiles as it goes. */
const WARM_UP = 5;
for (let n = 0; n < WARM_UP; n++) {
  await news(GROUPS[n] ?? '', n);
  loop.wake();
}
await arrivals(WARM_UP * REACH);

/** When each item was about to be stored, by the number of its story. */
const stored = new Map<number, number>();
const items = Math.round((rate * seconds) / REACH);
const began = Date.now();
const used = process.cpuUsage();
for (let n = WARM_UP; n < WARM_UP + items; n++) {
  await delay(Math.max(0, began + ((n - WARM_UP) * REACH * SECOND) / rate - Date.now()));
  stored.set(n + 1, Date.now());
  await news(GROUPS[n % GROUPS.length] ?? '', n);
  loop.wake();
}
const expected = items * REACH;
await arrivals(WARM_UP * REACH + expected);
const { user, system } = process.cpuUsage(used);

const latencies: number[] = [];
for (const [story, at] of stored) {
  for (const { id } of await store.outbox.ofStory(story, { platform: 'slack', workspace: 'T1' })) {
    const there = arrived.get(`entente-${store.installation}-${id}`);
    if (there !== undefined) latencies.push(there - at);
  }
}
await loop.stop();
sink.disconnect();
store.close();
rmSync(folder, { recursive: true, force: true });

latencies.sort((a, b) => a - b);
const [p50, p99] = [percentile(latencies, 0.5), percentile(latencies, 0.99)];
const spent = (user + system) / 1_000 / Math.max(1, latencies.length);
console.log(
  `${rate} deliveries a second for ${seconds} s to ${GROUPS.length * REACH} channels: ${latencies.length} of ${expected} arrived`,
);
console.log(
  `from commit to arrival: p50 ${p50} ms, p99 ${p99} ms, longest ${latencies.at(-1)} ms, allowed ${ALLOWED} ms`,
);
console.log(`processor time a delivery: ${spent.toFixed(2)} ms`);
const holds = latencies.length === expected && p99 <= ALLOWED;
console.log(holds ? 'holds' : 'does not hold');
if (!holds) process.exitCode = 1;
