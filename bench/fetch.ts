import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../adapters/files/locations.ts';

/**
 * What does it cost to fetch, read and store 500 feeds of 30 items, and to ask them again when nothing is new? Whole
 * processes on the same local server, by turns: Entente, which also reads, deduplicates and clusters every item; a bare
 * script of rss-parser and SQLite; newsboat and Python's feedparser where they are installed.
 *
 *     node dist/bench/fetch.js [feeds] [rounds]
 */
const [feeds = 500, rounds = 3] = process.argv.slice(2).map(Number);
/** CPU time of Entente at most, in times that of the bare script. */
const ALLOWED = { cold: 3, warm: 1.5 } as const;

const folder = mkdtempSync(join(tmpdir(), 'entente-fetch-'));
const urlFile = join(folder, 'urls.txt');

/** Measures a process as a whole: time on the clock, CPU time of it and its children, most memory. */
const MEASURE = `import json, resource, subprocess, sys, time
t = time.time(); r = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
u = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({"wall": time.time() - t, "cpu": u.ru_utime + u.ru_stime, "mb": u.ru_maxrss / 1024, "status": r.returncode, "err": r.stderr.decode()[-300:]}))`;

const FEEDPARSER = `import sys, sqlite3, feedparser
from concurrent.futures import ThreadPoolExecutor
urls = open(sys.argv[1]).read().split(); db = sqlite3.connect(sys.argv[2])
db.executescript("CREATE TABLE IF NOT EXISTS feeds (url PRIMARY KEY, etag); CREATE TABLE IF NOT EXISTS items (id PRIMARY KEY, url, title, summary, published)")
etags = dict(db.execute("SELECT url, etag FROM feeds"))
def poll(url): return url, feedparser.parse(url, etag=etags.get(url))
for url, feed in ThreadPoolExecutor(20).map(poll, urls):
    for e in feed.entries: db.execute("INSERT OR IGNORE INTO items VALUES (?,?,?,?,?)", (e.get("id"), e.get("link"), e.get("title"), e.get("summary"), e.get("published")))
    if feed.get("etag"): db.execute("INSERT OR REPLACE INTO feeds VALUES (?,?)", (url, feed.etag))
db.commit()`;

interface Usage {
  readonly wall: number;
  readonly cpu: number;
  readonly mb: number;
}

interface Client {
  readonly name: string;
  /** The command, with a folder of its own for its state. */
  readonly command: (home: string) => readonly string[];
  readonly environment?: (home: string) => Readonly<Record<string, string>>;
}

const node = process.execPath;
const built = (file: string): string => join(packageRoot(), 'dist', file);
const has = (command: string, ...args: readonly string[]): boolean => spawnSync(command, args).status === 0;
/** Debian's own Python has Debian's feedparser. */
const python = ['/usr/bin/python3', 'python3'].find((one) => has(one, '-c', 'import feedparser')) ?? null;

const CLIENTS: readonly Client[] = [
  {
    name: 'Entente',
    command: () => [node, built('bin/entente.js'), 'fetch', '--feeds', urlFile],
    environment: (home) => ({
      ENTENTE_HOME: home,
      ENTENTE_CATALOGUE: 'off',
      ENTENTE_ALLOW_PRIVATE_FEEDS: '127.0.0.0/8',
      LOG_LEVEL: 'silent',
    }),
  },
  {
    name: 'rss-parser + SQLite',
    command: (home) => [node, built('bench/fetch-bare.js'), urlFile, join(home, 'bare.db')],
  },
  ...(python === null
    ? []
    : [
        {
          name: 'feedparser, 20 threads',
          command: (home: string) => [python, '-c', FEEDPARSER, urlFile, join(home, 'fp.db')],
        },
      ]),
  ...(has('newsboat', '-v')
    ? [
        {
          name: 'newsboat, 20 threads',
          command: (home: string) => {
            writeFileSync(join(home, 'config'), 'reload-threads 20\n');
            return [
              'newsboat',
              '-u',
              urlFile,
              '-c',
              join(home, 'nb.db'),
              '-C',
              join(home, 'config'),
              '-x',
              'reload',
            ];
          },
        },
      ]
    : []),
];

const server = spawn(node, [built('bench/fetch-server.js'), String(feeds)], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const port = await new Promise<string>((ready) =>
  server.stdout.once('data', (data: Buffer) => ready(String(data).trim())),
);
const urls = Array.from(
  { length: feeds },
  (_, n) => `http://127.7.${n >> 7}.${(n & 127) + 1}:${port}/${n}.xml`,
);
writeFileSync(urlFile, `${urls.join('\n')}\n`);

function measure(client: Client, home: string): Usage {
  const env = { PATH: process.env['PATH'], HOME: home, ...client.environment?.(home) };
  const run = spawnSync('python3', ['-c', MEASURE, ...client.command(home)], {
    env,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  const said = JSON.parse(run.stdout) as Usage & { status: number; err: string };
  if (said.status !== 0) throw new Error(`${client.name} failed: ${said.err}`);
  return said;
}

const results = new Map(CLIENTS.map(({ name }) => [name, { cold: [] as Usage[], warm: [] as Usage[] }]));
for (let round = 0; round < rounds; round++) {
  for (const client of CLIENTS) {
    const home = join(folder, `${round} ${client.name}`);
    mkdirSync(home);
    results.get(client.name)?.cold.push(measure(client, home));
    results.get(client.name)?.warm.push(measure(client, home));
    rmSync(home, { recursive: true, force: true });
  }
}
server.stdin.end();
rmSync(folder, { recursive: true, force: true });

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
console.log(`${feeds} feeds of 30 items, one address a feed; medians of ${rounds} rounds by turns`);
let fails = 0;
for (const temperature of ['cold', 'warm'] as const) {
  const cpuOf = (name: string): number =>
    median((results.get(name)?.[temperature] ?? []).map(({ cpu }) => cpu));
  const bare = cpuOf('rss-parser + SQLite');
  console.log(`\n${temperature.padEnd(24)} wall s    CPU s  times   most MB`);
  for (const { name } of CLIENTS) {
    const usages = results.get(name)?.[temperature] ?? [];
    const [wall, cpu, mb] = [
      usages.map((one) => one.wall),
      usages.map((one) => one.cpu),
      usages.map((one) => one.mb),
    ].map(median);
    console.log(
      `${name.padEnd(24)} ${(wall ?? 0).toFixed(2).padStart(6)} ${(cpu ?? 0).toFixed(2).padStart(8)} ${((cpu ?? 0) / bare).toFixed(2).padStart(6)} ${(mb ?? 0).toFixed(0).padStart(9)}`,
    );
  }
  const times = cpuOf('Entente') / bare;
  const holds = times <= ALLOWED[temperature];
  if (!holds) fails++;
  console.log(
    `${holds ? 'holds' : 'does not hold'}: at most ${ALLOWED[temperature]} times the bare script’s CPU ${temperature}: ${times.toFixed(2)}`,
  );
}
if (fails > 0) process.exitCode = 1;
