import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers one request. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on a loopback address that answers each path as a test says, and remembers what it was asked. */
export interface ScriptedServer {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly requests: readonly IncomingMessage[];
  /** How many connections were opened so far. */
  connections(): number;
  /** Sets what a path (with its query) answers from now on, and gives its address. */
  on(path: string, handler: Handler): string;
  close(): Promise<void>;
}

/** Starts the server. Paths without a handler answer 404. */
export async function startScriptedServer(host = '127.0.0.1'): Promise<ScriptedServer> {
  const handlers = new Map<string, Handler>();
  const requests: IncomingMessage[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    requests.push(request);
    const handler = handlers.get(request.url ?? '');
    if (handler) handler(request, response);
    else response.writeHead(404).end();
  });
  server.on('connection', () => {
    connections++;
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return {
    url,
    port,
    requests,
    connections: () => connections,
    on(path, handler) {
      handlers.set(path, handler);
      return url + path;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Answers with a status, headers and a body. */
export function reply(
  status: number,
  headers: Readonly<Record<string, string | readonly string[]>> = {},
  body: string | Uint8Array = '',
): Handler {
  return (_, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.writeHead(status).end(body);
  };
}
