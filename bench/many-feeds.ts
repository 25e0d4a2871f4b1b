import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { packageRoot } from '../adapters/files/locations.ts';
import { openStore } from '../adapters/sqlite/store.ts';
import { systemClock } from '../adapters/time/system-clock.ts';
import { feedSource } from '../src/feeds/feed-from-address.ts';

/**
 * How does the running program bear many feeds? `entente start` on 5,000 feeds of 30 items, first with everything new, then
 * with nothing new: how long until all were polled, how much memory it held at most, and how long its event loop was held
 * up, since a command in Slack must be acknowledged within three seconds.
 *
 *     node dist/bench/many-feeds.js [feeds]
 */
const [feeds = 5_000] = process.argv.slice(2).map(Number);
const ALLOWED = { mb: 300, delayMs: 50, minutes: 60 } as const;
const GIVE_UP_MS = 20 * 60_000;

const home = mkdtempSync(join(tmpdir(), 'entente-many-'));
const built = (file: string): string => join(packageRoot(), 'dist', file);
const server = spawn(process.execPath, [built('bench/fetch-server.js'), String(feeds)], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const port = await new Promise<string>((ready) =>
  server.stdout.once('data', (data: Buffer) => ready(String(data).trim())),
);
const stateFile = join(home, 'entente.db');
const store = openStore({ file: stateFile, clock: systemClock });
await store.feeds.upsert(
  Array.from({ length: feeds }, (_, n) => ({
    source: feedSource(`http://127.7.${n >> 7}.${(n & 127) + 1}:${port}/${n}.xml`, null),
    origin: 'user' as const,
    disabled: null,
  })),
);
store.close();

interface Run {
  readonly seconds: number;
  readonly mb: number;
  readonly loop: { readonly p50: number; readonly p99: number; readonly max: number };
}

/** Starts the program, waits until every feed was polled, and stops it. */
async function run(): Promise<Run> {
  const db = new Database(stateFile);
  db.prepare('UPDATE feeds SET next_poll_at = 0').run();
  const loopFile = join(home, 'loop.json');
  const began = Date.now();
  const program = spawn(
    process.execPath,
    ['--import', pathToFileURL(built('bench/loop-delay.js')).href, built('bin/start.js')],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        ENTENTE_HOME: home,
        ENTENTE_CATALOGUE: 'off',
        ENTENTE_ALLOW_PRIVATE_FEEDS: '127.0.0.0/8',
        PORT: '0',
        LOG_LEVEL: 'error',
        LOOP_DELAY_FILE: loopFile,
      },
    },
  );
  const ended = new Promise<void>((done) => program.once('exit', () => done()));
  const left = db
    .prepare<[number], number>('SELECT count(*) FROM feeds WHERE coalesce(last_polled_at, 0) < ?')
    .pluck();
  let mb = 0;
  for (;;) {
    await new Promise((later) => setTimeout(later, 500));
    mb = Math.max(mb, memoryOf(program.pid ?? 0));
    if (left.get(began) === 0) break;
    if (program.exitCode !== null) throw new Error('The program ended by itself.');
    if (Date.now() - began > GIVE_UP_MS) throw new Error('Not all feeds were polled in twenty minutes.');
  }
  const seconds = (Date.now() - began) / 1_000;
  program.kill('SIGTERM');
  await ended;
  db.close();
  return { seconds, mb, loop: JSON.parse(readFileSync(loopFile, 'utf8')) as Run['loop'] };
}

/** The most memory that a process has held so far, in MB (`VmHWM`, Linux). */
function memoryOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}

const runs = { cold: await run(), warm: await run() };
server.stdin.end();
rmSync(home, { recursive: true, force: true });

console.log(`${feeds} feeds of 30 items, one address a feed, entente start`);
console.log('        all polled after  most MB   loop p50   p99   max ms');
let fails = 0;
for (const [name, { seconds, mb, loop }] of Object.entries(runs)) {
  const figures = [loop.p50, loop.p99, loop.max].map((ms) => ms.toFixed(1).padStart(7)).join(' ');
  console.log(
    `${name.padEnd(7)} ${seconds.toFixed(0).padStart(12)} s ${mb.toFixed(0).padStart(8)}   ${figures}`,
  );
  for (const [what, value, allowed] of [
    ['MB at most', mb, ALLOWED.mb],
    ['ms of delay at the 99th percentile', loop.p99, ALLOWED.delayMs],
    ['minutes until all were polled', seconds / 60, ALLOWED.minutes],
  ] as const) {
    if (value > allowed) fails++;
    console.log(`  ${value <= allowed ? 'holds' : 'does not hold'}: ${allowed} ${what}: ${value.toFixed(1)}`);
  }
}
if (fails > 0) process.exitCode = 1;
