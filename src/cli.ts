#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { addAnalyse } from './cli/analyse.ts';
import { addAsk } from './cli/ask.ts';
import { addUpkeep } from './cli/backup.ts';
import { addDemo } from './cli/demo.ts';
import { addDigest } from './cli/digest.ts';
import { addDoctor } from './cli/doctor.ts';
import { addEval } from './cli/eval.ts';
import { addExport } from './cli/export.ts';
import { addFeeds } from './cli/feeds.ts';
import { addFetch } from './cli/fetch.ts';
import { addInbox } from './cli/inbox.ts';
import { moment } from './cli/options.ts';
import { addReanalyse } from './cli/reanalyse.ts';
import { addReview } from './cli/review.ts';
import type { Run } from './cli/run.ts';
import { addStart } from './cli/start.ts';
import { addStatus } from './cli/status.ts';
import { addTeamsPackage } from './cli/teams-package.ts';
import { CommandFailure, EXIT, type ExitStatus } from './compose/exit.ts';
import { packageVersion } from './compose/version.ts';
import { readConfig } from './config.ts';
import type { EpochMs } from './domain/time.ts';
import { createLifecycle } from './lifecycle.ts';

/** What one part may take to close; `start` must be down within 5 s in all. */
const PATIENCE_MS = 4_000;

const DEFAULT_WIDTH = 100;

// Whoever reads our output may stop in the middle (`| head`): that is no failure of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}

let status: ExitStatus = EXIT.ok;

const program = new Command('entente')
  .description('Watches public feeds for technology partnerships between governments.')
  .version(packageVersion())
  .option('--home <folder>', 'folder of the state (instead of ENTENTE_HOME)')
  .option('--as-of <moment>', 'answer as of this moment instead of now', moment)
  .showHelpAfterError('(“entente --help” lists the commands)')
  .exitOverride()
  .configureHelp({ showGlobalOptions: true })
  .addHelpText(
    'after',
    `
Examples:
  entente demo                      see what it does, without account or network
  entente fetch && entente digest   read the feeds once, then the news of the week
  entente ask "india uk"            search by country, sector, stage or word
  entente start                     run for good

Exit status: 0 well, 1 failed, 2 not understood, 3 configuration or state to mend, 4 another instance runs, 5 below a floor`,
  );

const run: Run = async (act) => {
  const options = program.opts<{ home?: string; asOf?: EpochMs }>();
  const environment =
    options.home === undefined ? process.env : { ...process.env, ENTENTE_HOME: options.home };
  const outcome = readConfig(environment);
  if (!outcome.ok) {
    const problems = outcome.problems.map((problem) => `  ${problem}\n`).join('');
    process.stderr.write(`Some variables of the environment cannot be used:\n${problems}`);
    status = EXIT.configuration;
    return;
  }
  const lifecycle = createLifecycle(PATIENCE_MS);
  const interactive = process.stdout.isTTY === true && process.stderr.isTTY === true;
  try {
    await act({
      config: outcome.config,
      lifecycle,
      asOf: options.asOf ?? null,
      out: (text) => void process.stdout.write(text),
      err: (text) => void process.stderr.write(text),
      terminal: {
        colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
        width: Math.min(process.stdout.columns ?? DEFAULT_WIDTH, 120),
        interactive,
      },
    });
  } catch (error) {
    status = await report(error);
  } finally {
    for (const failure of await lifecycle.close()) process.stderr.write(`${failure}\n`);
  }
};

for (const add of [
  addDemo,
  addAsk,
  addDigest,
  addFetch,
  addStart,
  addInbox,
  addFeeds,
  addExport,
  addReview,
  addReanalyse,
  addStatus,
  addAnalyse,
  addEval,
  addDoctor,
  addTeamsPackage,
  addUpkeep,
]) {
  add(program, run);
}
for (const command of program.commands) command.exitOverride();

/** Says what went wrong in one sentence; a surprise shows its trace with LOG_LEVEL=debug. */
async function report(error: unknown): Promise<ExitStatus> {
  if (error instanceof CommandFailure) {
    if (error.message) process.stderr.write(`${error.message}\n`);
    return error.status;
  }
  const { describeFailure } = await import('./compose/failure.ts');
  const failure = describeFailure(error);
  process.stderr.write(`${failure.message}\n`);
  if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return failure.status;
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) status = await report(error);
  else if (error.exitCode !== 0) status = EXIT.usage;
}
process.exitCode = status;
