import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type ListenOptions, type Server, type TcpNetConnectOpts } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe } from 'vitest';
import { waitFor } from './wait-for.ts';

const WALLED = resolve(import.meta.dirname, 'walled-server.mjs');

/**
 * A `describe` for tests against a server that needs walls. Where it, or the walls, are lacking they are left out by
 * name, or fail with ENTENTE_REQUIRE_ALL=1.
 */
export function describeWithin(
  server: string,
  lacking: string | null,
): typeof describe | typeof describe.skip {
  const walls = spawnSync('unshare', ['-rn', 'ip', 'link', 'set', 'lo', 'up']).status === 0;
  if (lacking === null && walls) return describe;
  const lacks = lacking ?? 'a network of its own (unshare, ip)';
  if (process.env['ENTENTE_REQUIRE_ALL'] === '1') {
    throw new Error(`${server} needs ${lacks}, and ENTENTE_REQUIRE_ALL=1 asks for every test.`);
  }
  process.stderr.write(`left out, for want of ${lacks}: the tests against ${server}\n`);
  return describe.skip;
}

/** A free port of this machine. */
export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? found(address.port) : failed(new Error('no port')),
      );
    });
  });
}

/** A server behind walls, reached at a port of 127.0.0.1. */
export interface WalledServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** How a server is started. */
export interface WalledOptions {
  /** Its name, for when it does not come up. */
  readonly name: string;
  /** The command, once the port and a folder of its own are known. */
  readonly command: (port: number, folder: string) => readonly string[];
  readonly environment?: (folder: string) => Readonly<Record<string, string>>;
  /** The port of 127.0.0.1 that it calls; 0: none. */
  readonly calls: number;
  /** A path that answers well once it is up. */
  readonly ready: string;
}

/** Starts a server in a network of its own. */
export async function startWalled(options: WalledOptions): Promise<WalledServer> {
  const folder = mkdtempSync(join(tmpdir(), 'entente-walled-'));
  const port = await freePort();
  const server = [String(port), String(options.calls), ...options.command(port, folder)];
  const walled = [process.execPath, WALLED, folder, ...server];
  const child = spawn('unshare', ['-rn', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh', ...walled], {
    stdio: ['pipe', 'ignore', 'inherit'],
    env: { ...process.env, ...options.environment?.(folder) },
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const way = createRelay({ host: '127.0.0.1', port }, join(folder, 'in.sock'));
  const back =
    options.calls === 0
      ? null
      : createRelay(join(folder, 'out.sock'), { host: '127.0.0.1', port: options.calls });
  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await ended;
    way.close();
    back?.close();
    rmSync(folder, { recursive: true, force: true });
  };
  await waitFor(
    options.name,
    () =>
      fetch(`${url}${options.ready}`, { signal: AbortSignal.timeout(500) }).then(
        (answer) => answer.ok,
        () => false,
      ),
    30_000,
  );
  return { url, stop };
}

/** Leads connections from one end to another. */
function createRelay(from: string | ListenOptions, to: string | TcpNetConnectOpts): Server {
  return createServer((socket) => {
    const other = typeof to === 'string' ? connect(to) : connect(to);
    socket.pipe(other).pipe(socket);
    socket.on('error', () => other.destroy()).on('close', () => other.destroy());
    other.on('error', () => socket.destroy()).on('close', () => socket.destroy());
  }).listen(from);
}
