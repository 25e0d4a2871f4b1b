import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startSink } from './children.ts';
import { conduct, kill, type Stage } from './conduct.ts';
import { startFeedServer } from './feed-server.ts';
import { judge } from './oracle.ts';
import type { Findings } from './oracle-book.ts';
import type { LogLine } from './protocol.ts';
import { startReadingDesk } from './reading-desk.ts';
import { scenarioOf } from './scenario.ts';

/**
 * Fault runs: does anything get lost or doubled, whatever breaks?
 *
 *     npm run torture -- [--runs N] [--from-seed S] [--jobs J] [--keep]
 *
 * Ends with `lost 0 doubled 0`, or with every seed that failed and exit code 1. A run that was broken off goes on with
 * `--from-seed`. `--keep` leaves the folders of failed runs.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100' },
    'from-seed': { type: 'string', default: '1' },
    jobs: { type: 'string', default: '3' },
    keep: { type: 'boolean', default: false },
  },
});
const first = Number(values['from-seed']);
const runs = Number(values.runs);

/** Seconds of real time between two lines on how far it is. */
const REPORT_EVERY = 20;
/** A run that takes longer in real time is stuck. */
const LONGEST_RUN = 300_000;

interface Failure {
  readonly seed: number;
  readonly findings: Findings | null;
  readonly problem: string | null;
}

const programs: Stage['programs'] = new Map();
const killIn = (run: string): Promise<number> => kill({ programs }, run);
const sink = await startSink(killIn);
const feeds = await startFeedServer(async (run) => {
  const pid = await killIn(run);
  await sink.order({ kind: 'killed', run, pid });
});
const folder = mkdtempSync(join(tmpdir(), 'entente-torture-'));
const desk = await startReadingDesk();
const stage: Stage = { sink, feeds, desk: desk.url, programs, idle: [], folder };

const failures: Failure[] = [];
let next = first;
let done = 0;
let starts = 0;
const began = performance.now();

async function one(seed: number): Promise<void> {
  const scenario = scenarioOf(seed);
  let failed = true;
  try {
    const conducted = await within(LONGEST_RUN, conduct(stage, scenario));
    starts += conducted.starts;
    const findings = judge(scenario, linesOf(conducted.log));
    failed = Object.values(findings).some((list: readonly string[]) => list.length > 0);
    if (failed) fail({ seed, findings, problem: null });
  } catch (error) {
    fail({ seed, findings: null, problem: error instanceof Error ? error.message : String(error) });
  }
  if (!(failed && values.keep)) rmSync(join(folder, `seed${seed}`), { recursive: true, force: true });
}

function fail(failure: Failure): void {
  failures.push(failure);
  const { seed, findings, problem } = failure;
  console.log(`seed ${seed}: ${problem ?? JSON.stringify(findings)}`);
}

function linesOf(file: string): LogLine[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LogLine);
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It is stuck: not done after ${ms / 1_000} s.`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function report(): void {
  const seconds = (performance.now() - began) / 1_000;
  console.log(
    `${done} of ${runs} runs, seeds ${first} to ${next - 1}, ${starts} starts, ${failures.length} failed, ${seconds.toFixed(0)} s`,
  );
}

const count = (kind: keyof Findings): number =>
  failures.reduce((sum, { findings }) => sum + (findings?.[kind].length ?? 0), 0);

const timer = setInterval(report, REPORT_EVERY * 1_000);
await Promise.all(
  Array.from({ length: Number(values.jobs) }, async () => {
    while (next < first + runs) {
      await one(next++);
      done++;
    }
  }),
);
clearInterval(timer);
report();
for (const program of stage.idle) await program.kill();
sink.close();
await feeds.close();
await desk.close();
if (!values.keep) rmSync(folder, { recursive: true, force: true });
else console.log(folder);
const stuck = failures.filter(({ problem }) => problem !== null).length;
console.log(`out of order ${count('disordered')}, unwanted ${count('unwanted')}, stuck ${stuck}`);
console.log(`lost ${count('lost')} doubled ${count('doubled')}`);
if (failures.length > 0) {
  console.log(`failed seeds: ${failures.map(({ seed }) => seed).join(' ')}`);
  process.exitCode = 1;
}
