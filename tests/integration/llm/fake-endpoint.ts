import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the endpoint got it. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A local endpoint that answers each request by `answer`, and keeps what it was asked. */
export interface FakeEndpoint {
  readonly baseUrl: string;
  readonly asked: readonly Asked[];
  close(): Promise<void>;
}

/** Starts an endpoint on 127.0.0.1. */
export async function startFakeEndpoint(
  answer: (asked: Asked, response: ServerResponse) => void,
): Promise<FakeEndpoint> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      asked.push(one);
      answer(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}/v1`, asked, close: () => closeServer(server) };
}

/** A chat completion with this text. */
export function says(response: ServerResponse, content: string | null, more: object = {}): void {
  response.setHeader('content-type', 'application/json');
  const choice = { index: 0, finish_reason: 'stop', message: { role: 'assistant', content }, ...more };
  response.end(JSON.stringify({ id: 'x', object: 'chat.completion', choices: [choice] }));
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
