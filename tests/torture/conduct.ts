import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { HOUR, MINUTE, SECOND } from '../../src/domain/time.ts';
import { type Program, type Sink, startProgram } from './children.ts';
import type { FeedServer } from './feed-server.ts';
import { headlineOf, textOf } from './news.ts';
import type { Ask, Command, Note, Reply } from './protocol.ts';
import { FEEDS, type Scenario, type Step } from './scenario.ts';

/** What a run is conducted with. */
export interface Stage {
  readonly sink: Sink;
  readonly feeds: FeedServer;
  /** Address of the analysis. */
  readonly desk: string;
  /** Programs that are started and have nothing open. */
  readonly idle: Program[];
  /** The program of each run, for those who are to kill it. */
  readonly programs: Map<string, Program>;
  readonly folder: string;
}

/** A run under way. */
interface Run {
  readonly name: string;
  readonly stage: Stage;
  readonly scenario: Scenario;
  readonly home: string;
  /** The time by which the world goes; the program's clock may be wrong. */
  now: number;
  /** The time by which the program goes. */
  clock: number;
  starts: number;
}

/** How often something is tried before the run counts as stuck. */
const MOST_TRIES = 40;

/** What came of a run: the file of the sink's log, and how often the program was started. */
export interface Conducted {
  readonly log: string;
  readonly starts: number;
}

/** Plays a scenario to its end. Throws when the program does not get on, which is a failure like any other. */
export async function conduct(stage: Stage, scenario: Scenario): Promise<Conducted> {
  const name = `seed${scenario.seed}`;
  const home = join(stage.folder, name);
  mkdirSync(home, { recursive: true });
  const log = join(home, 'sink.log');
  const run: Run = { name, stage, scenario, home, now: scenario.start, clock: scenario.start, starts: 0 };
  await stage.sink.order({ kind: 'begin', run: name, file: log, canFind: scenario.canFind });
  try {
    await begin(run);
    for (const [n, step] of scenario.steps.entries()) await play(run, step, n);
    await finish(run);
    return { log, starts: run.starts };
  } finally {
    const program = stage.programs.get(name);
    stage.programs.delete(name);
    if (program?.alive() && (await program.ask({ kind: 'close' }))?.kind === 'ok') stage.idle.push(program);
    else await program?.kill();
    await stage.sink.order({ kind: 'end', run: name });
    stage.feeds.forget(name);
  }
}

/** The feeds' first polls: they fill the archive, and nobody is told. */
async function begin(run: Run): Promise<void> {
  for (const feed of FEEDS.keys()) {
    const url = `https://feed${feed}.example/${run.name}/first`;
    const item = {
      title: 'A match was played in the rain',
      summary: 'It ended in a draw.',
      url,
      published: run.now,
    };
    run.stage.feeds.publish(run.name, feed, item);
  }
  await setClock(run, run.now);
  await pollAndSettle(run);
}

async function play(run: Run, step: Step, n: number): Promise<void> {
  const { stage, name } = run;
  const { faults } = step;
  run.now += step.gap;
  await stage.sink.order({ kind: 'rig', run: name, modes: faults.sink, finds: faults.finds });
  stage.feeds.rig(name, faults.feeds);
  // News of a step is judged by the step's time, before the program has come to it.
  const clock = run.now + faults.clockError;
  await note(run, { kind: 'clock', at: clock });
  for (const { feed, item } of step.news) {
    const { story, stage: told, copy } = item;
    await note(run, { kind: 'news', story, stage: told, step: n });
    const url = `https://feed${feed}.example/${name}/${story}-${told}${copy ? '-copy' : ''}`;
    stage.feeds.publish(name, feed, { ...textOf(item), url, published: run.now - MINUTE });
  }
  await setClock(run, clock);
  if (faults.rival) await tryRival(run);
  if (faults.diskFull) await fillDisk(run, faults.clockError);
  const timer = faults.killAfter === null ? null : setTimeout(() => void killNow(run), faults.killAfter);
  await pollAndSettle(run);
  if (timer !== null) clearTimeout(timer);
  if (step.command !== null) await give(run, step.command);
  if (step.drained) await drain(run);
}

/** Two days on a healthy platform: quiet hours end, digests come, and all that waits is tried again. */
async function finish(run: Run): Promise<void> {
  await run.stage.sink.order({ kind: 'rig', run: run.name, modes: [], finds: [] });
  run.stage.feeds.rig(run.name, []);
  await setClock(run, run.now);
  await pollAndSettle(run);
  await drain(run);
  for (let hours = 0; hours < 60; hours += 6) {
    run.now += 6 * HOUR;
    await setClock(run, run.now);
    await settle(run);
    await drain(run);
  }
}

/** Lets time pass until nothing waits for another attempt. */
async function drain(run: Run): Promise<void> {
  for (let tries = 0; ; tries++) {
    if ((await settle(run)) === 0) return;
    if (tries > MOST_TRIES) throw new Error(`Deliveries still wait after ${tries} quarters of an hour.`);
    run.now += 16 * MINUTE;
    await setClock(run, run.now);
  }
}

/** Ends a run's program at a moment that nothing in it has to do with. */
async function killNow({ stage, name }: Run): Promise<void> {
  const pid = await kill(stage, name);
  await stage.sink.order({ kind: 'killed', run: name, pid });
}

/** Ends a run's program, if it has one; returns its process id. */
export async function kill({ programs }: Pick<Stage, 'programs'>, run: string): Promise<number> {
  const program = programs.get(run);
  await program?.kill();
  return program?.pid ?? 0;
}

function note(run: Run, what: Note): Promise<void> {
  return run.stage.sink.order({ kind: 'note', run: run.name, note: what });
}

async function setClock(run: Run, at: number): Promise<void> {
  run.clock = at;
  await note(run, { kind: 'clock', at });
  await ask(run, { kind: 'clock', now: at });
}

/** Asks until there is an answer, and starts the program anew where it died. */
async function ask(run: Run, what: Ask): Promise<Reply> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const program = await running(run);
    const reply = await program?.ask(what);
    if (reply) return reply;
  }
  throw new Error(`No answer to “${what.kind}” after ${MOST_TRIES} tries.`);
}

async function running(run: Run): Promise<Program | null> {
  const { stage, name } = run;
  const there = stage.programs.get(name);
  if (there?.alive()) return there;
  const program = stage.idle.pop() ?? startProgram();
  stage.programs.set(name, program);
  run.starts++;
  const reply = await program.ask(openAsk(run));
  if (reply?.kind === 'ok') return program;
  if (reply) throw new Error(`The program does not open: ${JSON.stringify(reply)}`);
  return null;
}

function openAsk({ stage, home, name, clock, scenario }: Run): Ask {
  const feeds = FEEDS.map(({ official }, n) => ({ url: stage.feeds.urlOf(name, n), official }));
  const sink = `http://127.0.0.1:${stage.sink.port}/${name}`;
  return { kind: 'open', home, now: clock, sink, desk: stage.desk, feeds, channels: scenario.channels };
}

async function pollAndSettle(run: Run): Promise<void> {
  let problem = '';
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const reply = await ask(run, { kind: 'poll' });
    await settle(run);
    if (reply.kind === 'ok') return;
    problem = reply.kind === 'failed' ? reply.because : reply.kind;
  }
  throw new Error(`The feeds cannot be polled: ${problem}`);
}

/** Returns how many deliveries wait for the clock. */
async function settle(run: Run): Promise<number> {
  const reply = await ask(run, { kind: 'settle' });
  if (reply.kind === 'settled') return reply.open;
  throw new Error(`The program does not settle: ${JSON.stringify(reply)}`);
}

/** The file may not grow: what can be done is done, and nothing may get lost. Then there is room again; a wrong clock stays so. */
async function fillDisk(run: Run, clockError: number): Promise<void> {
  await note(run, { kind: 'trouble', what: 'disk full' });
  await ask(run, { kind: 'disk', full: true });
  await ask(run, { kind: 'poll' });
  await settle(run);
  await ask(run, { kind: 'disk', full: false });
  run.now += 20 * SECOND;
  await setClock(run, run.now + clockError);
}

async function tryRival(run: Run): Promise<void> {
  const rival = run.stage.idle.pop() ?? startProgram();
  await ask(run, { kind: 'settle' });
  const reply = await rival.ask(openAsk(run));
  if (reply?.kind === 'refused') run.stage.idle.push(rival);
  else {
    await rival.kill();
    throw new Error(`A second instance was let in: ${JSON.stringify(reply)}`);
  }
}

/** Gives a command, twice, as impatient people do. */
async function give(run: Run, command: Command): Promise<void> {
  const headline = command.kind === 'mute' ? headlineOf(command.story) : null;
  for (let times = 0; times < 2; times++) {
    const reply = await ask(run, { kind: 'command', command, headline, at: run.clock });
    if (reply.kind === 'failed') throw new Error(`The command failed: ${reply.because}`);
  }
  await note(run, { kind: 'command', command });
}
