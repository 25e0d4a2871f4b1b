import { join } from 'node:path';
import { acquireLock, type InstanceLock } from '../../adapters/sqlite/instance-lock.ts';
import { openStore, type SqliteStore } from '../../adapters/sqlite/store.ts';
import type { Destination } from '../../src/domain/destination.ts';
import { AS_A_FEED } from '../../src/domain/feed.ts';
import { startDeliveryLoop } from '../../src/pipeline/delivery-loop.ts';
import { pollAll } from '../../src/pipeline/poll-due-feeds.ts';
import type { PollDeps } from '../../src/pipeline/poll-feed.ts';
import { dueAfter } from '../../src/schedule/due.ts';
import { deliveryDeps, pollDeps } from './program-parts.ts';
import type { Ask, PlannedChannel, PlannedSubscription, Reply } from './protocol.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';

/**
 * The program of the fault runs, a process of its own: the real store, poller, reader of documents (in this process: two threads
 * a start would cost more than all the rest) and delivery loop, by a clock that the driver sets.
 */
interface Open {
  readonly lock: Extract<InstanceLock, { ok: true }>;
  readonly store: SqliteStore;
  readonly time: VirtualTime;
  readonly polling: PollDeps;
  readonly loop: ReturnType<typeof startDeliveryLoop>;
  /** Calls to the sink that have no answer yet. */
  readonly calls: { now: number };
  /** Errors that should never be. */
  readonly surprises: readonly unknown[];
}

const OK: Reply = { kind: 'ok' };
const HERE = { platform: 'slack', workspace: 'T1' } as const;
let opened: Open | null = null;

async function open(ask: Extract<Ask, { kind: 'open' }>): Promise<Reply> {
  const lock = acquireLock(ask.home);
  if (!lock.ok) return { kind: 'refused' };
  const time = createVirtualTime(ask.now);
  const store = openStore({ file: join(ask.home, 'state.db'), clock: time });
  const calls = { now: 0 };
  const surprises: unknown[] = [];
  const polling = pollDeps(store, time, ask.desk);
  await setUp(store, time, ask);
  const loop = startDeliveryLoop(deliveryDeps(store, time, ask.sink, calls, surprises), time.wait);
  opened = { lock, store, time, polling, loop, calls, surprises };
  return OK;
}

/** Puts in what is not there yet: the driver asks again when the program died before it answered. */
async function setUp(
  store: SqliteStore,
  time: VirtualTime,
  ask: Extract<Ask, { kind: 'open' }>,
): Promise<void> {
  const upserts = ask.feeds.map(({ url, official }, n) => ({
    source: {
      url,
      title: `Feed ${n}`,
      publisher: official ? 'Ministry of External Affairs' : `Newspaper ${n}`,
      country: 'IN',
      lang: 'en',
      kind: official ? ('government' as const) : ('news' as const),
      ...AS_A_FEED,
    },
    origin: 'user' as const,
    disabled: null,
  }));
  await store.feeds.upsert(upserts);
  for (const channel of ask.channels) {
    if ((await store.destinations.find({ ...HERE, address: channel.address })) !== null) continue;
    await setUpChannel(store, time, channel);
  }
}

async function setUpChannel(store: SqliteStore, time: VirtualTime, channel: PlannedChannel): Promise<void> {
  const { address, quiet } = channel;
  const seen = { ...HERE, kind: 'channel', address, name: `#${address}`, reference: null } as const;
  const destination = await store.destinations.ensure(seen);
  await store.destinations.setQuiet(destination.id, quiet);
  for (const planned of channel.subscriptions) await subscribe(store, time, destination, planned);
}

async function subscribe(
  store: SqliteStore,
  time: VirtualTime,
  { id }: Destination,
  { query, cadence, timeZone, breaksThrough }: PlannedSubscription,
): Promise<void> {
  const now = time.now();
  await store.subscriptions.create({
    ...HERE,
    destination: id,
    query: query.text,
    cadence,
    timeZone,
    skipHolidays: null,
    channelDigest: false,
    breaksThrough,
    createdBy: 'U1',
    createdAt: now,
    windowFrom: now,
    nextDueAt: cadence.kind === 'instantly' ? null : dueAfter(cadence, timeZone, now),
  });
}

async function poll({ polling, loop }: Open): Promise<Reply> {
  // Due or not: what the torture tests is not how polite the polling is.
  const feeds = (await polling.feeds.list()).filter(({ disabled }) => disabled === null);
  const reports = await pollAll(polling, feeds, { overall: 4, perHost: 4 }, new AbortController().signal);
  loop.wake();
  const bad = reports.find(({ status }) => status !== 'fetched' && status !== 'unchanged');
  return bad ? { kind: 'failed', because: `${bad.status} ${bad.message}` } : OK;
}

/** Waits until the loop sleeps and the sink owes no answer: from then on only the clock can set something off. */
async function settle({ time, calls, loop, store, surprises }: Open): Promise<Reply> {
  const quiet = (): boolean => time.waiting() && calls.now === 0;
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  loop.wake();
  for (let still = 0; still < 3; ) {
    await (quiet() ? turn() : new Promise((resolve) => setTimeout(resolve, 2)));
    still = quiet() ? still + 1 : 0;
  }
  const [surprise] = surprises;
  if (surprise !== undefined) return { kind: 'failed', because: wordsOf(surprise) };
  const { pending, sending, failed } = await store.account.outbox();
  return { kind: 'settled', open: pending + sending + failed };
}

async function command({ store }: Open, ask: Extract<Ask, { kind: 'command' }>): Promise<Reply> {
  const { command: what, headline } = ask;
  const destination = await store.destinations.find({ ...HERE, address: what.channel });
  if (destination === null) return { kind: 'failed', because: 'no such channel' };
  if (what.kind === 'mute') {
    const number = store.db.prepare('SELECT number FROM stories WHERE title = ?').pluck().get(headline);
    if (typeof number !== 'number') return { kind: 'failed', because: 'no such story' };
    await store.destinations.mute(destination.id, { kind: 'story', story: number }, 'U1');
    return OK;
  }
  // By their numbers, which are those of their making: what is ended already stays so.
  const all = store.db.prepare('SELECT id FROM subscriptions WHERE destination_id = ? ORDER BY id').pluck();
  const id = all.all(destination.id)[what.subscription] as number;
  const changes = what.kind === 'end' ? { endedAt: ask.at } : { pausedUntil: what.until };
  await store.subscriptions.change(id, changes);
  return OK;
}

/** A disk that is full: the file may not grow by a page. */
function disk({ store }: Open, full: boolean): Reply {
  const pages = Number(store.db.pragma('page_count', { simple: true }));
  store.db.pragma(`max_page_count = ${full ? pages : 1_000_000}`);
  return OK;
}

async function close({ loop, store, lock }: Open): Promise<Reply> {
  await loop.stop();
  store.close();
  lock.release();
  opened = null;
  return OK;
}

async function answer(ask: Ask): Promise<Reply> {
  if (ask.kind === 'open') return open(ask);
  if (opened === null) return { kind: 'failed', because: 'nothing is open' };
  switch (ask.kind) {
    case 'clock':
      opened.time.set(ask.now);
      opened.loop.wake();
      return OK;
    case 'poll':
      return poll(opened);
    case 'settle':
      return settle(opened);
    case 'command':
      return command(opened, ask);
    case 'disk':
      return disk(opened, ask.full);
    case 'close':
      return close(opened);
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error);
}

process.on('message', (ask: Ask) => {
  void answer(ask)
    .catch(
      (error: unknown): Reply => ({
        kind: 'failed',
        because: wordsOf(error),
      }),
    )
    .then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));
