import { connect } from 'node:net';
import { afterEach } from 'vitest';
import type { ServerLimits } from '../../../adapters/server/limits.ts';
import type { Route } from '../../../adapters/server/route.ts';
import { createServer, type HttpServer } from '../../../adapters/server/server.ts';

const open: HttpServer[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

/** A server for one test, and what it logged. */
export interface Serving extends HttpServer {
  readonly logged: readonly string[];
}

/** Starts a server that is closed after the test. */
export async function serve(routes: readonly Route[], limits: Partial<ServerLimits> = {}): Promise<Serving> {
  const logged: string[] = [];
  const log = { error: (_: object, message: string) => void logged.push(message) };
  const server = await createServer({ host: '127.0.0.1', port: 0, routes, log, limits });
  open.push(server);
  return { ...server, logged };
}

/** Sends these bytes and gives all that comes back until the server ends the connection. */
export function talk(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    let heard = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      heard += chunk;
    });
    socket.on('end', () => socket.end()).on('close', () => resolve(heard));
    socket.on('error', (error) => (heard === '' ? reject(error) : resolve(heard)));
  });
}
