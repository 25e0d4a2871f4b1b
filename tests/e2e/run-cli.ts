import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

const cli = resolve(import.meta.dirname, '../../dist/bin/entente.js');

/** How a run of the built command line ended. */
export interface CliRun {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Environment of a test run: nothing of the developer's own settings. */
function environment(extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR, LOG_LEVEL: 'info', ...extra };
}

/** Runs the built command line to its end. */
export function runCli(
  args: readonly string[],
  options: { readonly env?: Readonly<Record<string, string>>; readonly input?: string } = {},
): Promise<CliRun> {
  const child = startCli(args, options.env);
  child.process.stdin?.end(options.input ?? '');
  return child.ended;
}

/** A run that goes on until it is stopped. */
export interface RunningCli {
  readonly process: ChildProcess;
  readonly ended: Promise<CliRun>;
  /** Resolves when standard error holds the text; rejects when the run ends first. */
  errHas(text: string): Promise<string>;
}

/** Starts the built command line. */
export function startCli(args: readonly string[], env: Readonly<Record<string, string>> = {}): RunningCli {
  const child = spawn(process.execPath, [cli, ...args], { env: environment(env), stdio: 'pipe' });
  let out = '';
  let err = '';
  const watchers = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
    for (const watch of watchers) watch();
  });
  const ended = new Promise<CliRun>((settle) => {
    child.on('close', (status) => settle({ status, out, err }));
  });
  return {
    process: child,
    ended,
    errHas: (text) =>
      new Promise((settle, reject) => {
        const watch = (): void => {
          if (err.includes(text)) settle(err);
        };
        watchers.add(watch);
        watch();
        void ended.then(() => reject(new Error(`ended without saying “${text}”: ${err}`)));
      }),
  };
}
