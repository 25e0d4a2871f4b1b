import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../../adapters/files/locations.ts';
import { createWorkerReader } from '../../adapters/worker/worker-reader.ts';
import { SECOND } from '../../src/domain/time.ts';
import { outcomeProblems } from './judge.ts';
import { type FuzzCase, fuzzCase, type Seed } from './mutate.ts';

/**
 * Fuzzing: does any document crash, hang or swell the reader?
 *
 *     npm run fuzz -- [--cases N] [--from-case K] [--keep FOLDER]
 *
 * Mutates the feeds of `tests/fixtures/feeds` and reads each as the program does, in its worker threads, with its
 * bounds. Ends with `crashed 0 stuck 0 wrong 0`, or with the number of every case that failed and exit code 1; the same
 * number makes the same document again. `--keep` writes those documents into a folder.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '20000' },
    'from-case': { type: 'string', default: '1' },
    keep: { type: 'string' },
  },
});
const first = Number(values['from-case']);
const cases = Number(values.cases);

const THREADS = 2;
/** The bound of one document, and how much later it must be over. */
const BOUND = 2 * SECOND;
const LATEST = BOUND + 5 * SECOND;
/** The program itself may grow by so much while it reads, in MiB: caches fill, garbage waits. */
const MOST_GROWTH = 160;
const REPORT_EVERY = 20 * SECOND;

function seeds(): Seed[] {
  return ['real', 'malformed', 'sitemaps'].flatMap((kind) => {
    const folder = join(packageRoot(), 'tests/fixtures/feeds', kind);
    return readdirSync(folder).map((name): Seed => {
      const contentType = name.endsWith('.json') ? 'application/feed+json' : 'application/xml';
      return {
        name: `${kind}/${name}`,
        bytes: new Uint8Array(readFileSync(join(folder, name))),
        contentType,
      };
    });
  });
}

const from = seeds();
const reader = createWorkerReader({ threads: THREADS, readTimeoutMs: BOUND });
const counts = { feed: 0, 'not-a-feed': 0, 'sitemap-index': 0, ended: 0 };
const found = { crashed: [] as number[], stuck: [] as number[], wrong: [] as number[] };
const rss = (): number => Math.round(process.memoryUsage().rss / 2 ** 20);
let next = first;
let settled = 0;
const began = performance.now();

async function one(number: number): Promise<void> {
  const made = fuzzCase(number, from);
  const start = performance.now();
  const outcome = await reader.read({
    bytes: made.bytes,
    contentType: made.contentType,
    url: 'https://example.org/feed',
  });
  if (performance.now() - start > LATEST * THREADS)
    report('stuck', made, [`${Math.round(performance.now() - start)} ms`]);
  if (outcome.kind === 'failed') counts.ended++;
  else counts[outcome.kind]++;
  const problems = outcomeProblems(outcome);
  if (problems.length > 0)
    report(problems[0]?.startsWith('crashed') === true ? 'crashed' : 'wrong', made, problems);
  if (outcome.kind === 'failed' && outcome.code !== 'crash') {
    console.log(`case ${number} (${made.seed}: ${made.steps.join(', ')}) was ended: ${outcome.code}`);
  }
}

function report(kind: keyof typeof found, made: FuzzCase, problems: readonly string[]): void {
  found[kind].push(made.number);
  console.log(`case ${made.number} (${made.seed}: ${made.steps.join(', ')}) ${kind}: ${problems.join('; ')}`);
  if (values.keep !== undefined) writeFileSync(join(values.keep, `case-${made.number}.bin`), made.bytes);
}

function progress(): void {
  const seconds = Math.round((performance.now() - began) / 1_000);
  console.log(
    `${settled} of ${cases} cases, ${counts.feed} feeds, ${counts['not-a-feed']} not, ${counts.ended} ended at their bound, ${rss()} MiB, ${seconds} s`,
  );
}

const timer = setInterval(progress, REPORT_EVERY);
/** What is at work after a while: the memory to compare with at the end. */
let warm = 0;
await Promise.all(
  Array.from({ length: THREADS }, async () => {
    while (next < first + cases) {
      await one(next++);
      if (++settled === Math.floor(cases / 5)) warm = rss();
    }
  }),
);
clearInterval(timer);
await reader.close();
progress();
const growth = rss() - warm;
const swollen = growth > MOST_GROWTH;
console.log(
  `memory ${warm} MiB after a fifth, ${growth >= 0 ? '+' : ''}${growth} MiB at the end${swollen ? ': too much' : ''}`,
);
console.log(`crashed ${found.crashed.length} stuck ${found.stuck.length} wrong ${found.wrong.length}`);
const failed = [...new Set(Object.values(found).flat())];
if (failed.length > 0) console.log(`failed cases: ${failed.join(' ')}`);
if (failed.length > 0 || swollen) process.exitCode = 1;
