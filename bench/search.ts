import { rmSync } from 'node:fs';
import type { StorySearch } from '../src/commands/ports.ts';
import { PAGE_SIZE } from '../src/commands/search-cards.ts';
import { SECOND } from '../src/domain/time.ts';
import { printQuery } from '../src/query/print-query.ts';
import type { Query } from '../src/query/syntax-tree.ts';
import { MODEL_NOW, newsModel } from './news-model.ts';
import { percentile } from './random.ts';
import { ARCHIVE_FOLDER, openArchive } from './search-archive.ts';
import { type Question, questions } from './search-questions.ts';

/**
 * How long does an answer from SQLite take in an archive of so many stories? Through the port that commands ask, with
 * the reading of the page's stories and the count. Judged by processor time, the median of three runs of each query;
 * time on the clock, of all runs, stands beside it.
 *
 *     node dist/bench/search.js [stories] [queries of each kind] [--keep] [--slowest]
 *
 * The archive (4 GB for 1,000,000 stories) is built in the folder for temporary files and deleted at the end, unless
 * `--keep` is given.
 */
const args = process.argv.slice(2);
const [stories = 1_000_000, queries = 300] = args.filter((arg) => !arg.startsWith('-')).map(Number);

/** Each query is asked in so many rounds over all kinds, and its median counts: neighbours on the machine do not. */
const ROUNDS = 3;

/** One question with its queries, and the milliseconds that each of them took. */
interface Asked {
  readonly question: Question;
  readonly queries: readonly Query[];
  /** By query, then by round. */
  readonly processor: number[][];
  readonly clock: number[];
}

const model = newsModel(99);
const store = openArchive(stories);
const asked: readonly Asked[] = questions(model).map((question) => {
  const length = question.most > SECOND ? Math.ceil(queries / 10) : queries;
  const drawn = Array.from({ length }, () => question.query());
  return { question, queries: drawn, processor: drawn.map(() => []), clock: [] };
});

function askOne(search: StorySearch, { ask }: Question, query: Query): Promise<unknown> {
  if (ask === 'back-test') return search.backtest(query, { now: MODEL_NOW, days: 90, limit: 3 });
  const offset = ask === 'page 100' ? 99 * PAGE_SIZE : 0;
  return search.search(query, { now: MODEL_NOW, offset, limit: PAGE_SIZE });
}

for (let round = 0; round < ROUNDS; round++)
  for (const { question, queries: drawn, processor, clock } of asked)
    for (const [i, query] of drawn.entries()) {
      const start = performance.now();
      const used = process.cpuUsage();
      await askOne(store.search, question, query);
      const { user, system } = process.cpuUsage(used);
      clock.push(performance.now() - start);
      processor[i]?.push((user + system) / 1_000);
    }
store.close();
if (!args.includes('--keep')) rmSync(ARCHIVE_FOLDER, { recursive: true, force: true });

let missed = 0;
console.log(
  `${stories.toLocaleString('en')} stories; ${queries} queries of each kind; milliseconds an answer`,
);
console.log('                                        processor              on the clock');
console.log('                                          p50     p99    most     p50     p99  allowed');
for (const { question, queries: drawn, processor, clock } of asked) {
  const medians = processor
    .map((runs, i) => ({
      ms: percentile(
        runs.sort((a, b) => a - b),
        0.5,
      ),
      query: drawn[i],
    }))
    .sort((a, b) => a.ms - b.ms);
  clock.sort((a, b) => a - b);
  const times = medians.map(({ ms }) => ms);
  const p99 = percentile(times, 0.99);
  const last = medians.at(-1);
  const figures = [
    percentile(times, 0.5),
    p99,
    last?.ms ?? 0,
    percentile(clock, 0.5),
    percentile(clock, 0.99),
  ];
  const row = figures.map((ms) => ms.toFixed(2).padStart(8)).join('');
  const holds = p99 <= question.most;
  if (!holds) missed++;
  const name = `${question.ask}: ${question.name}`.padEnd(37);
  console.log(`${name}${row}${String(question.most).padStart(9)}${holds ? '' : '  MISSED'}`);
  if (last?.query && args.includes('--slowest')) console.log(`    the slowest: ${printQuery(last.query)}`);
}
console.log(
  missed === 0 ? 'holds: all within what is allowed' : `does not hold: ${missed} take longer than allowed`,
);
if (missed > 0) process.exitCode = 1;
