import { type MatchFacts, matches, storyFacts } from '../src/query/match-story.ts';
import { createMatcher } from '../src/query/matcher.ts';
import { MODEL_NOW, type ModelStory, newsModel } from './news-model.ts';
import { percentile } from './random.ts';

/**
 * How long does one story take against 100,000 subscriptions? The index beside the loop that asks every query in
 * turn, on the same subscriptions and stories, with the matches compared one by one. Judged by processor time, which
 * a busy machine does not lengthen; time on the clock stands beside it.
 *
 *     node dist/bench/match.js [subscriptions] [stories] [stories for the loop]
 */
/** Milliseconds of processor time that a story may take. */
const ALLOWED = 2.5;

const [subscriptions = 100_000, stories = 2_000, looped = 100] = process.argv.slice(2).map(Number);

const model = newsModel(42);
const queries = Array.from({ length: subscriptions }, () => model.subscription());
const read = ({ labels, texts }: ModelStory): MatchFacts => storyFacts(labels, texts);
const sample = Array.from({ length: 2_000 }, () => read(model.story()));
const news = Array.from({ length: stories }, () => model.story());

const buildStart = performance.now();
const matcher = createMatcher(
  queries.map((query, id) => ({ id, query })),
  sample,
);
const built = performance.now() - buildStart;

for (const story of news.slice(0, 50)) matcher.match(read(story), MODEL_NOW);
const times: number[] = [];
let found = 0;
const cpuStart = process.cpuUsage();
for (const story of news) {
  const start = performance.now();
  // Reading the text is part of what a story costs.
  found += matcher.match(read(story), MODEL_NOW).length;
  times.push(performance.now() - start);
}
const cpu = process.cpuUsage(cpuStart);

const spent = (cpu.user + cpu.system) / 1_000 / news.length;

const loopTimes: number[] = [];
let loopSpent = 0;
let different = 0;
for (const story of news.slice(0, looped)) {
  const facts = read(story);
  const start = performance.now();
  const used = process.cpuUsage();
  const expected = queries.flatMap((query, id) => (matches(query, facts, MODEL_NOW) ? [id] : []));
  loopTimes.push(performance.now() - start);
  const { user, system } = process.cpuUsage(used);
  loopSpent += (user + system) / 1_000 / looped;
  const got = matcher.match(facts, MODEL_NOW).sort((a, b) => a - b);
  if (got.length !== expected.length || got.some((id, i) => id !== expected[i])) different++;
}

function report(name: string, milliseconds: number[]): void {
  const ascending = milliseconds.sort((a, b) => a - b);
  const mean = ascending.reduce((sum, time) => sum + time, 0) / ascending.length;
  const figures = [mean, percentile(ascending, 0.5), percentile(ascending, 0.99)].map((ms) => ms.toFixed(2));
  console.log(`${name}: mean ${figures[0]} ms, p50 ${figures[1]} ms, p99 ${figures[2]} ms a story`);
}

console.log(`${subscriptions} subscriptions, ${news.length} stories`);
report('index', times);
report('loop over all queries', loopTimes);
console.log(
  `processor time a story: index ${spent.toFixed(2)} ms, loop ${loopSpent.toFixed(2)} ms, allowed ${ALLOWED} ms`,
);
console.log(`built in ${built.toFixed(0)} ms; ${(found / news.length).toFixed(0)} matches a story`);
console.log(`the loop was run on ${loopTimes.length} stories; matches differ on ${different} of them`);
const holds = different === 0 && spent <= ALLOWED;
console.log(holds ? 'holds' : 'does not hold');
if (!holds) process.exitCode = 1;
