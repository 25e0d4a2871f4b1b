import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { messageProblems } from '../../adapters/slack/check-message.ts';
import { WORKSPACE } from './local-slack.ts';

/** What goes wrong with the next call of a method. */
export type Fault =
  | { readonly kind: 'limited'; readonly seconds: number }
  /** Slack has done it, but its answer is lost. */
  | { readonly kind: 'lost-answer'; readonly status: 502 | 'cut' }
  | { readonly kind: 'status'; readonly status: number; readonly body: string }
  | { readonly kind: 'error'; readonly error: string };

/** A call that came by. */
export interface SeenCall {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** What the local Slack lacks, in front of it: faults, limits, token checks, metadata in the history, broken sockets. */
export interface FaultProxy {
  readonly apiUrl: string;
  readonly seen: readonly SeenCall[];
  /** The next call of the method goes wrong so. */
  next(method: string, fault: Fault): void;
  /** The next event comes twice over the socket, the second time as Slack's retry. */
  duplicateNext(): void;
  /** Slack asks one socket to connect anew. */
  refresh(): void;
  readonly sockets: () => number;
  close(): Promise<void>;
}

interface State {
  readonly target: string;
  readonly faults: Map<string, Fault[]>;
  readonly seen: SeenCall[];
  readonly metadata: Map<string, unknown>;
  readonly sockets: Set<WebSocket>;
  duplicate: boolean;
}

/** Starts the proxy before a local Slack. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const state: State = {
    target,
    faults: new Map(),
    seen: [],
    metadata: new Map(),
    sockets: new Set(),
    duplicate: false,
  };
  const server = createServer((request, response) => {
    pass(state, server, request, response).catch(() => response.destroy());
  });
  relaySockets(state, server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    apiUrl: `http://127.0.0.1:${portOf(server)}/api/`,
    seen: state.seen,
    next: (method, fault) => void state.faults.set(method, [...(state.faults.get(method) ?? []), fault]),
    duplicateNext: () => {
      state.duplicate = true;
    },
    refresh: () => {
      const [socket] = state.sockets;
      socket?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: {} }));
    },
    sockets: () => state.sockets.size,
    close: () =>
      new Promise((done) => {
        for (const socket of state.sockets) socket.terminate();
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function pass(
  state: State,
  server: Server,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodyOf(request);
  const method = /^\/api\/([\w.]+)/.exec(request.url ?? '')?.[1] ?? '';
  const args = argumentsOf(body, request.headers['content-type'] ?? '');
  state.seen.push({ method, args });
  const fault = state.faults.get(method)?.shift();
  const early = fault ? faultAnswer(fault) : null;
  const refused = early ?? refusalOf(method, args, request.headers.authorization);
  if (refused !== null) return answer(response, refused);
  const headers = { ...request.headers } as Record<string, string>;
  for (const name of ['host', 'content-length', 'connection', 'transfer-encoding']) delete headers[name];
  const upstream = await fetch(state.target + request.url, {
    method: request.method ?? 'POST',
    headers,
    body: new Uint8Array(body),
  });
  const said = changed(state, server, method, args, await upstream.text());
  if (fault?.kind === 'lost-answer') {
    if (fault.status === 'cut') return void response.destroy();
    return answer(response, { status: fault.status, body: 'bad gateway' });
  }
  answer(response, { status: upstream.status, body: said });
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function answer(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

function faultAnswer(fault: Fault): Answer | null {
  switch (fault.kind) {
    case 'limited':
      return {
        status: 429,
        headers: { 'retry-after': String(fault.seconds) },
        body: '{"ok":false,"error":"ratelimited"}',
      };
    case 'status':
      return { status: fault.status, body: fault.body };
    case 'error':
      return { status: 200, body: JSON.stringify({ ok: false, error: fault.error }) };
    case 'lost-answer':
      return null;
  }
}

function argumentsOf(body: Buffer, type: string): Record<string, unknown> {
  if (!type.startsWith('application/x-www-form-urlencoded')) return {};
  const args: Record<string, unknown> = Object.fromEntries(new URLSearchParams(body.toString()));
  for (const name of ['blocks', 'metadata']) {
    if (typeof args[name] === 'string') args[name] = JSON.parse(args[name]);
  }
  return args;
}

/** What Slack refuses and the local one takes: foreign tokens, blocks beyond the limits. */
function refusalOf(
  method: string,
  args: Record<string, unknown>,
  authorization: string | undefined,
): Answer | null {
  if (method === '') return null;
  const refuse = (error: string, messages: string[] = []): Answer => ({
    status: 200,
    body: JSON.stringify({ ok: false, error, response_metadata: { messages } }),
  });
  const token = (authorization ?? '').replace('Bearer ', '');
  if (token !== WORKSPACE.token && token !== WORKSPACE.appToken) return refuse('invalid_auth');
  if (!Array.isArray(args['blocks'])) return null;
  const problems = messageProblems({ text: String(args['text'] ?? ''), blocks: args['blocks'] });
  return problems.length > 0 ? refuse('invalid_blocks', problems) : null;
}

/** Sockets are led through the proxy; histories get the metadata that the local Slack forgets. */
function changed(
  state: State,
  server: Server,
  method: string,
  args: Record<string, unknown>,
  said: string,
): string {
  if (
    !['apps.connections.open', 'chat.postMessage', 'conversations.history', 'conversations.replies'].includes(
      method,
    )
  ) {
    return said;
  }
  const parsed = JSON.parse(said);
  if (typeof parsed.url === 'string')
    parsed.url = parsed.url.replace(/^ws:\/\/[^/]+/, `ws://127.0.0.1:${portOf(server)}`);
  if (method === 'chat.postMessage') state.metadata.set(`${parsed.channel} ${parsed.ts}`, args['metadata']);
  for (const message of parsed.messages ?? []) {
    message.metadata = state.metadata.get(`${String(args['channel'])} ${message.ts}`);
  }
  return JSON.stringify(parsed);
}

function relaySockets(state: State, server: Server): void {
  new WebSocketServer({ server }).on('connection', (client, request) => {
    const upstream = new WebSocket(state.target.replace('http', 'ws') + (request.url ?? ''));
    const waiting: string[] = [];
    state.sockets.add(client);
    upstream.on('open', () => {
      for (const text of waiting.splice(0)) upstream.send(text);
    });
    upstream.on('message', (data) => {
      const text = data.toString();
      client.send(text);
      const envelope = JSON.parse(text);
      if (!state.duplicate || envelope.envelope_id === undefined) return;
      state.duplicate = false;
      const again = {
        envelope_id: `${envelope.envelope_id}-again`,
        retry_attempt: 1,
        retry_reason: 'timeout',
      };
      client.send(JSON.stringify({ ...envelope, ...again }));
    });
    client.on('message', (data) => {
      if (upstream.readyState === WebSocket.OPEN) upstream.send(data.toString());
      else waiting.push(data.toString());
    });
    client.on('close', () => {
      state.sockets.delete(client);
      upstream.close();
    });
    upstream.on('close', () => client.close());
    upstream.on('error', () => client.close());
  });
}
