import { createServer as createNodeServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerRequest } from './answer-request.ts';
import { type Connections, trackConnections } from './connections.ts';
import { DEFAULT_LIMITS, type ServerLimits, type ServerLog } from './limits.ts';
import { conflict } from './match-route.ts';
import type { Route } from './route.ts';
import { startError } from './start-error.ts';

/** Where the server listens and what it answers. */
export interface ServerOptions {
  /** A name or an address of this machine. */
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly routes: readonly Route[];
  readonly log: ServerLog;
  readonly limits?: Partial<ServerLimits>;
}

/** A server that listens. */
export interface HttpServer {
  /** Where it is reached from this machine, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Takes no more requests and lets those under way finish, within a bound. Later calls give the same promise. */
  close(): Promise<void>;
}

/**
 * Starts the program's one HTTP server: routes are values, and everything that speaks HTTP to it hangs on them.
 * Rejects with a `ServerStartError` that says which variable to change where it cannot listen.
 */
export async function createServer(options: ServerOptions): Promise<HttpServer> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const twice = conflict(options.routes);
  if (twice !== null) throw new Error(`Two routes answer ${twice}.`);
  const ending = new AbortController();
  const server = createNodeServer({
    requestTimeout: limits.requestMs,
    headersTimeout: Math.min(limits.headersMs, limits.requestMs),
    connectionsCheckingInterval: Math.min(1_000, limits.headersMs),
    keepAliveTimeout: 5_000,
  });
  const connections = trackConnections(server);
  server.maxConnections = limits.connections;
  const { routes, log } = options;
  const closing = (): boolean => !server.listening;
  const answering = { routes, log, limits, ending: ending.signal, closing };
  server.on('request', (request, response) => {
    void answerRequest(request, response, answering);
  });
  await listen(server, options);
  const { port } = server.address() as AddressInfo;
  let drained: Promise<void> | null = null;
  return {
    url: `http://${reachable(options.host)}:${port}`,
    port,
    close() {
      drained ??= drain(server, connections, ending, limits.drainMs);
      return drained;
    },
  };
}

function listen(server: Server, { host, port, log }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(startError(error, host, port)));
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      // From here on errors are of single connections (too many open files), and no reason to end.
      server.on('error', (error) => log.error({ err: error }, 'the HTTP server had an error'));
      resolve();
    });
  });
}

/** Waits for answers under way; after the bound, tells routes to stop and cuts what is left. */
function drain(
  server: Server,
  connections: Connections,
  ending: AbortController,
  drainMs: number,
): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => {
      ending.abort();
      server.closeAllConnections();
    }, drainMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    connections.letGo();
  });
}

function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
