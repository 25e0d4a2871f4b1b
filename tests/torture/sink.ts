import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { FindMode, LogLine, SinkMode, SinkOrder, SinkWord, WriteLine } from './protocol.ts';

/**
 * The platform of the fault runs, a process of its own. What it takes is in its log, on the disk, before it answers: the
 * log is what readers see, and all that the verdict is made from. It misbehaves as it is told.
 */
interface Run {
  readonly name: string;
  readonly log: number;
  readonly canFind: boolean;
  readonly marks: Map<string, string>;
  /** Lines by the token of their request; `null` for a request that came too late to be taken. */
  readonly tokens: Map<string, number | null>;
  readonly deadPids: Set<number>;
  modes: SinkMode[];
  finds: FindMode[];
  lines: number;
  dead: (() => void)[];
}

interface Written {
  /** Names the request: the process that sent it, and its number there. */
  readonly token: string;
  readonly channel: string;
  readonly act: 'post' | 'edit' | 'reply';
  readonly mark: string;
  readonly target: string | null;
  readonly message: WriteLine['message'];
}

const runs = new Map<string, Run>();
const SLOW = 30;

function tell(word: SinkWord): void {
  process.send?.(word);
}

function append(run: Run, line: LogLine): void {
  writeSync(run.log, `${JSON.stringify(line)}\n`);
  fsyncSync(run.log);
}

/** Has the program ended, and goes on once it is. */
function killed(run: Run): Promise<void> {
  tell({ kind: 'kill', run: run.name });
  return new Promise((resolve) => run.dead.push(resolve));
}

function answer(response: ServerResponse, status: number, body: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function take(run: Run, { token, ...written }: Written): { n: number; id: string } {
  const n = ++run.lines;
  const id = written.act === 'edit' ? (written.target ?? '') : `m${n}`;
  append(run, { kind: 'taken', n, id, ...written });
  run.tokens.set(token, n);
  if (written.mark !== '') run.marks.set(`${written.channel} ${written.mark}`, id);
  return { n, id };
}

/** The program waits no longer: what was not taken yet never is, as if messages travelled for a bounded time. */
function giveUp(run: Run, { token }: Written, response: ServerResponse): void {
  const n = run.tokens.get(token);
  if (n === undefined) run.tokens.set(token, null);
  else if (n !== null) append(run, { kind: 'given up', n });
  answer(response, 200);
}

function isTooLate(run: Run, { token }: Written): boolean {
  return run.tokens.get(token) === null || run.deadPids.has(Number.parseInt(token, 10));
}

async function write(run: Run, written: Written, response: ServerResponse): Promise<void> {
  if (isTooLate(run, written)) return void response.destroy();
  const mode = run.modes.shift() ?? 'take';
  if (mode === 'kill') await killed(run);
  if (mode === 'kill' || mode === 'drop') return void response.destroy();
  if (mode === '500') return answer(response, 500);
  if (mode === '429') return answer(response.setHeader('retry-after', '40'), 429);
  if (mode === 'refuse') {
    const { token: _, ...line } = written;
    append(run, { kind: 'refused', n: ++run.lines, id: '', ...line });
    return answer(response, 400);
  }
  const { n, id } = take(run, written);
  if (mode === 'take-and-hang') return;
  if (mode === 'take-and-500') return answer(response, 500);
  if (mode === 'take-and-kill') await killed(run);
  if (mode === 'take-and-kill' || mode === 'take-and-drop') return void response.destroy();
  if (mode === 'take-slowly') await new Promise((resolve) => setTimeout(resolve, SLOW));
  response.on('finish', () => {
    append(run, { kind: 'answered', n });
    if (mode === 'answer-and-kill') void killed(run);
  });
  answer(response, 200, { id });
}

async function find(
  run: Run,
  asked: { channel: string; mark: string },
  response: ServerResponse,
): Promise<void> {
  if (!run.canFind) return answer(response, 403);
  const mode = run.finds.shift() ?? 'truth';
  if (mode === 'kill') {
    await killed(run);
    return void response.destroy();
  }
  if (mode === '500') return answer(response, 500);
  answer(response, 200, { id: run.marks.get(`${asked.channel} ${asked.mark}`) ?? null });
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, name = '', act = ''] = (request.url ?? '').split('/');
  const body = (await json(request)) as Written;
  const run = runs.get(name);
  if (!run) return answer(response, 410);
  if (act === 'find') return find(run, body, response);
  if (act === 'give-up') return giveUp(run, body, response);
  return write(run, body, response);
}

function obey(order: SinkOrder): void {
  if (order.kind === 'begin') {
    const { run: name, file, canFind } = order;
    const fresh = { modes: [], finds: [], lines: 0, dead: [] };
    const maps = { marks: new Map<string, string>(), tokens: new Map<string, number | null>() };
    const log = openSync(file, 'a');
    runs.set(name, { name, canFind, log, deadPids: new Set(), ...fresh, ...maps });
  }
  const run = runs.get(order.run);
  if (run) obeyFor(run, order);
  tell({ kind: 'done' });
}

function obeyFor(run: Run, order: SinkOrder): void {
  if (order.kind === 'rig') {
    run.modes = [...order.modes];
    run.finds = [...order.finds];
  }
  if (order.kind === 'note') append(run, { kind: 'note', note: order.note });
  if (order.kind === 'killed') {
    run.deadPids.add(order.pid);
    append(run, { kind: 'note', note: { kind: 'trouble', what: 'killed' } });
    for (const go of run.dead.splice(0)) go();
  }
  if (order.kind === 'end') {
    closeSync(run.log);
    runs.delete(order.run);
  }
}

const server = createServer((request, response) => {
  serve(request, response).catch(() => response.destroy());
});
server.listen(0, '127.0.0.1', () => {
  tell({ kind: 'listening', port: (server.address() as AddressInfo).port });
});
process.on('message', (order: SinkOrder) => obey(order));
process.on('disconnect', () => process.exit(0));
