import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Ask, Reply, SinkOrder, SinkWord } from './protocol.ts';

/** A program process. */
export interface Program {
  readonly pid: number;
  /** The answer; `null` when the process died before it came. */
  ask(ask: Ask): Promise<Reply | null>;
  /** Ends it as a power cut does, and resolves once it is dead. */
  kill(): Promise<void>;
  alive(): boolean;
}

function file(name: string): string {
  return join(import.meta.dirname, `${name}.js`);
}

/** Starts a program process. */
export function startProgram(): Program {
  const child = fork(file('program'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  let answerTo: ((reply: Reply | null) => void) | null = null;
  let alive = true;
  const settle = (reply: Reply | null): void => {
    const answer = answerTo;
    answerTo = null;
    answer?.(reply);
  };
  child.on('message', (reply: Reply) => settle(reply));
  const dead = new Promise<void>((resolve) => {
    child.on('exit', () => {
      alive = false;
      settle(null);
      resolve();
    });
  });
  return {
    pid: child.pid ?? 0,
    ask: (ask) =>
      new Promise((resolve) => {
        if (!alive) return resolve(null);
        answerTo = resolve;
        child.send(ask, (error) => {
          // It is dying: nobody may ask again before it is dead.
          if (error !== null) void dead.then(() => settle(null));
        });
      }),
    kill: () => {
      child.kill('SIGKILL');
      return dead;
    },
    alive: () => alive,
  };
}

/** The sink's process. */
export interface Sink {
  readonly port: number;
  /** Resolves once the sink has obeyed. */
  order(order: SinkOrder): Promise<void>;
  close(): void;
}

/** Starts the sink; `kill` ends a run's program and resolves with its process id once it is dead. */
export async function startSink(kill: (run: string) => Promise<number>): Promise<Sink> {
  const child: ChildProcess = fork(file('sink'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const waiting: (() => void)[] = [];
  const order = (what: SinkOrder): Promise<void> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      child.send(what);
    });
  const port = await new Promise<number>((resolve, reject) => {
    child.on('exit', () => reject(new Error('The sink ended.')));
    child.on('message', (word: SinkWord) => {
      if (word.kind === 'listening') resolve(word.port);
      if (word.kind === 'done') waiting.shift()?.();
      if (word.kind === 'kill')
        void kill(word.run).then((pid) => order({ kind: 'killed', run: word.run, pid }));
    });
  });
  return { port, order, close: () => child.disconnect() };
}
