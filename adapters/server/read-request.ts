import type { IncomingMessage } from 'node:http';

/** Path and query of a request. */
export interface Target {
  readonly path: string;
  readonly query: URLSearchParams;
}

/** Reads the target of a request (RFC 9112 §3.2), in its usual or its absolute form; `null` for any other. */
export function parseTarget(target: string): Target | null {
  // Joined, not resolved: `//other/x` is a path here, not another host.
  const address = target.startsWith('/') ? `http://localhost${target}` : target;
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const { pathname, searchParams } = new URL(address);
  return { path: pathname, query: searchParams };
}

/** How long the rest of a body that is too large is taken in and dropped, so that its sender hears the answer. */
const LINGER_MS = 500;

/** A request's body, or `null` when it is longer than `limit` bytes. Rejects when it breaks off. */
export async function readRequestBody(request: IncomingMessage, limit: number): Promise<Uint8Array | null> {
  const announced = Number(request.headers['content-length'] ?? 0);
  const body = announced > limit ? null : await collect(request, limit);
  if (body === null) await dropRest(request);
  return body;
}

function collect(request: IncomingMessage, limit: number): Promise<Uint8Array | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else resolve(null);
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
    request.once('close', () => reject(new Error('the request broke off')));
  });
}

function dropRest(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LINGER_MS);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    request.once('end', done).once('close', done).once('error', done).resume();
  });
}
