import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadEventModel } from '../adapters/files/load-event-model.ts';
import { readGoldFile } from '../adapters/files/load-gold.ts';
import { openStore } from '../adapters/sqlite/store.ts';
import { createManualClock } from '../adapters/time/system-clock.ts';
import { AS_A_FEED, NEVER_POLLED, NO_VALIDATORS } from '../src/domain/feed.ts';
import type { AlertIndex } from '../src/pipeline/alert-index.ts';
import type { Archive } from '../src/pipeline/ports.ts';
import { CHUNK_SIZE, type ReadItem, storeEntries } from '../src/pipeline/store-entries.ts';
import { assignStory } from '../src/stories/assign-story.ts';
import { measureStories } from '../src/stories/measure-stories.ts';
import { createRecentStories } from '../src/stories/recent-stories.ts';
import { createSameEvent } from '../src/stories/same-event.ts';
import { eventStream, type StreamItem } from './event-stream.ts';
import { percentile } from './random.ts';

/**
 * How many items a second find their story against an archive of 100,000 stories, and does memory stay bounded?
 * The archive holds a year of events, 274 a day; then comes news of further events, told one to three times each.
 * First the index and the judge alone, in memory, as evaluation and benches of the analysis use them: the goal is
 * theirs. Then the writer of the running program on its SQLite file: deciding, and deciding with storing.
 *
 *     node dist/bench/stories.js [stories] [batches] [batches on SQLite]
 */
const [stories = 100_000, batches = 40, stored = 5] = process.argv.slice(2).map(Number);
const GOAL = 5_000;
const BATCH = 500;
/** Batches before the measured ones: hot code is compiled. */
const WARMING = 8;
const EVENTS_A_DAY = 274;

const root = resolve('.');
const gold = ['tests/gold/dev.jsonl', 'tests/gold/growth-events.jsonl', 'data/sample/partnerships.jsonl']
  .flatMap((file) => readGoldFile(join(root, file)))
  .filter(({ relevant }) => relevant);
const sameEvent = () => createSameEvent(loadEventModel(join(root, 'data')));

/** The stream from its beginning: the same one for both measurements. */
function stream(): (n: number) => StreamItem[] {
  const parties = [...new Set(gold.flatMap(({ pairs }) => pairs.flat()))];
  const start = Date.UTC(2025, 10, 25) - (stories / EVENTS_A_DAY) * 86_400_000;
  const items = eventStream({ texts: gold, parties, seed: 42, start, perDay: EVENTS_A_DAY }, stories);
  return (n) => Array.from({ length: n }, () => items.next().value);
}

function cpuSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

const rss = (): string => `${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB`;
const shown = (rate: number): string => Math.round(rate).toLocaleString('en');
const median = (values: readonly number[]): number =>
  percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

/** Assigns in memory; gives items a second of processor time, the median of the batches. */
function inMemory(): number {
  const take = stream();
  const recent = createRecentStories<number>();
  const judge = sameEvent();
  let next = 0;
  for (let left = stories; left > 0; left -= BATCH) {
    for (const { item, analysis } of take(Math.min(BATCH, left))) {
      recent.put(next++, assignStory({ item, analysis, official: false }, [], judge).values);
    }
  }
  const before = rss();
  const rates: number[] = [];
  const grouped: { event: string; group: number }[] = [];
  for (let n = -WARMING; n < batches; n++) {
    const news = take(BATCH);
    const start = process.cpuUsage();
    for (const { item, analysis, event } of news) {
      const found = recent.near(analysis, item.published);
      const assigned = assignStory({ item, analysis, official: false }, found, judge);
      const group = assigned.kind === 'joined' ? assigned.target : next++;
      recent.put(group, assigned.values);
      grouped.push({ event: `${event}`, group });
    }
    if (n >= 0) rates.push(BATCH / cpuSeconds(start));
  }
  const { bCubed, items } = measureStories(grouped);
  console.log(
    `in memory: ${shown(median(rates))} items/s of processor time, median of ${batches} batches; best ${shown(Math.max(...rates))}`,
  );
  console.log(`  RSS ${before} before, ${rss()} after ${shown(items)} items; ${recent.size()} stories kept`);
  console.log(
    `  B-cubed F1 of the drawn events ${bCubed.f1.toFixed(2)} (words drawn at random, labels with noise)`,
  );
  return median(rates);
}

const FEED = {
  url: 'https://feed.example/rss',
  title: 'Feed',
  publisher: 'Feed',
  country: null,
  lang: null,
  kind: 'news',
  ...AS_A_FEED,
} as const;
const POLL = { health: NEVER_POLLED, validators: NO_VALIDATORS };

/** The writer of the running program, on a state file with the archive in it. */
async function inSqlite(): Promise<void> {
  const take = stream();
  const folder = mkdtempSync(join(tmpdir(), 'entente-bench-'));
  const clock = createManualClock(Date.UTC(2025, 10, 25));
  const store = openStore({ file: join(folder, 'state.db'), clock });
  try {
    await store.feeds.upsert([{ source: FEED, origin: 'user', disabled: null }]);
    const [feed] = await store.feeds.list();
    if (!feed) throw new Error('The feed of the bench was not stored.');
    const entries = (n: number): ReadItem[] =>
      take(n).map(({ item, analysis }) => ({
        item: { ...item, feedId: feed.id },
        analysis,
        unreadable: null,
        known: null,
      }));
    const judge = sameEvent();
    // Nobody has subscribed: whom a story is owed to is the question of another bench.
    const alerts: AlertIndex = { refresh: async () => {}, cards: () => [] };
    const deps = { sameEvent: judge, alerts, clock };
    const unasked: Archive = { ...store.archive, candidates: async () => [] };
    for (let left = stories; left > 0; left -= BATCH) {
      await storeEntries({ ...deps, archive: unasked }, feed, entries(Math.min(BATCH, left)), POLL);
    }
    const before = rss();
    let storing = 0;
    const timed: Archive = {
      ...store.archive,
      commit: async (chunk) => {
        const start = process.cpuUsage();
        await store.archive.commit(chunk);
        storing += cpuSeconds(start);
      },
    };
    const rates = { deciding: [] as number[], all: [] as number[] };
    for (let n = -1; n < stored; n++) {
      const news = entries(BATCH);
      storing = 0;
      const start = process.cpuUsage();
      for (let i = 0; i < BATCH; i += CHUNK_SIZE) {
        await storeEntries({ ...deps, archive: timed }, feed, news.slice(i, i + CHUNK_SIZE), POLL);
      }
      const all = cpuSeconds(start);
      if (n < 0) continue;
      rates.deciding.push(BATCH / (all - storing));
      rates.all.push(BATCH / all);
    }
    console.log(
      `the writer on SQLite: ${shown(median(rates.deciding))} items/s deciding, ${shown(median(rates.all))} with storing`,
    );
    console.log(`  RSS ${before} before, ${rss()} after ${shown((stored + 1) * BATCH)} items`);
  } finally {
    store.close();
    rmSync(folder, { recursive: true });
  }
}

console.log(
  `an archive of ${shown(stories)} stories, ${EVENTS_A_DAY} a day; words of ${gold.length} labelled items`,
);
const reached = inMemory();
console.log(`  goal of ${shown(GOAL)} items/s: ${reached >= GOAL ? 'holds' : 'MISSED'}`);
if (stored > 0) await inSqlite();
if (reached < GOAL) process.exitCode = 1;
