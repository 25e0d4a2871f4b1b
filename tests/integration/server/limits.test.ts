import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Route } from '../../../adapters/server/route.ts';
import { serve, talk } from './serving.ts';

const size: Route = {
  method: 'POST',
  path: '/size',
  handle: ({ body }) => ({ status: 200, body: String(body.length) }),
};

describe('a body', () => {
  it.each([
    ['of exactly the bound', 100, 200],
    ['a byte over it', 101, 413],
    ['far over it', 2_000_000, 413],
  ])('%s', async (_, length, status) => {
    const { url } = await serve([size], { maxBodyBytes: 100 });
    const response = await fetch(`${url}/size`, { method: 'POST', body: Buffer.alloc(length) });
    expect(response.status).toBe(status);
  });

  it('that comes in chunks is counted as it comes', async () => {
    const { port } = await serve([size], { maxBodyBytes: 10 });
    const head = 'POST /size HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n';
    expect(await talk(port, `${head}5\r\naaaaa\r\n0\r\n\r\n`)).toMatch(/^HTTP\/1.1 200 .*5$/s);
    const heard = await talk(port, `${head}8\r\naaaaaaaa\r\n8\r\naaaaaaaa\r\n`);
    expect(heard).toMatch(/^HTTP\/1.1 413 .*larger than the 10 bytes/s);
  });

  it('that is much too large is refused in a way that its sender hears', async () => {
    const { port } = await serve([size], { maxBodyBytes: 10 });
    const heard = await new Promise<string>((resolve) => {
      // Writes all of it before it reads a byte, as simple clients do.
      const socket = connect(port, '127.0.0.1').pause().setEncoding('latin1');
      let text = '';
      socket.on('data', (chunk: string) => {
        text += chunk;
      });
      socket.on('error', () => undefined).on('close', () => resolve(text));
      socket.write('POST /size HTTP/1.1\r\nhost: x\r\ncontent-length: 8000000\r\n\r\n');
      socket.write(Buffer.alloc(8_000_000), () => socket.resume());
    });
    expect(heard).toMatch(/^HTTP\/1.1 413 /);
  });

  it('may be larger where a route says so', async () => {
    const { url } = await serve([{ ...size, maxBodyBytes: 1_000 }], { maxBodyBytes: 10 });
    const response = await fetch(`${url}/size`, { method: 'POST', body: 'x'.repeat(1_000) });
    expect(await response.text()).toBe('1000');
  });

  it('that nobody asked for is not waited for', async () => {
    const { port } = await serve([size]);
    const heard = await talk(port, 'POST /nothing HTTP/1.1\r\nhost: x\r\ncontent-length: 50\r\n\r\nabc');
    expect(heard).toMatch(/^HTTP\/1.1 404 .*connection: close/is);
  });

  it('that breaks off reaches no route and is not logged', async () => {
    let called = false;
    const handle = () => {
      called = true;
      return { status: 200 };
    };
    const { port, logged } = await serve([{ ...size, handle }], { requestMs: 100, headersMs: 100 });
    const heard = await talk(port, 'POST /size HTTP/1.1\r\nhost: x\r\ncontent-length: 50\r\n\r\nabc');
    expect(heard).toMatch(/^(?:HTTP\/1.1 408 |$)/);
    expect(called).toBe(false);
    expect(logged).toEqual([]);
  });
});

describe('time', () => {
  it('for the headers is bounded', async () => {
    const { port } = await serve([size], { headersMs: 100, requestMs: 200 });
    expect(await talk(port, 'POST /size HTTP/1.1\r\nhost: x\r\n')).toMatch(/^HTTP\/1.1 408 /);
  });

  it('for an answer is bounded, and the route is told', async () => {
    let told = false;
    const handle: Route['handle'] = ({ signal }) =>
      new Promise(() => {
        signal.addEventListener('abort', () => {
          told = true;
        });
      });
    const { url, logged } = await serve([{ method: 'GET', path: '/slow', handle }], { answerMs: 50 });
    const response = await fetch(`${url}/slow`);
    expect(response.status).toBe(503);
    expect(told).toBe(true);
    expect(logged).toEqual(['a route took too long']);
  });
});

describe('a client that leaves', () => {
  it('ends the signal of its request', async () => {
    let left: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => {
      left = resolve;
    });
    const client = new AbortController();
    const handle: Route['handle'] = ({ signal }) =>
      new Promise(() => {
        signal.addEventListener('abort', left);
        client.abort();
      });
    const { url } = await serve([{ method: 'GET', path: '/slow', handle }]);
    await expect(fetch(`${url}/slow`, { signal: client.signal })).rejects.toThrow();
    await gone;
  });
});

describe('closing', () => {
  /** A route that answers when it is let. */
  function gate() {
    let open: () => void = () => undefined;
    let entered: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const inside = new Promise<void>((resolve) => {
      entered = resolve;
    });
    const handle: Route['handle'] = async () => {
      entered();
      await opened;
      return { status: 200, body: 'done' };
    };
    return { open, inside, route: { method: 'GET', path: '/gate', handle } satisfies Route };
  }

  it('lets answers under way finish and takes no more requests', async () => {
    const { open, inside, route } = gate();
    const server = await serve([route]);
    const under = fetch(`${server.url}/gate`);
    await inside;
    const closed = server.close();
    await expect(fetch(`${server.url}/gate`)).rejects.toThrow();
    open();
    const response = await under;
    expect(await response.text()).toBe('done');
    expect(response.headers.get('connection')).toBe('close');
    await closed;
    await server.close();
  });

  it('is bounded in time, however long an answer takes', async () => {
    const { inside, route } = gate();
    const server = await serve([route], { drainMs: 50 });
    const under = fetch(`${server.url}/gate`).catch(() => 'cut');
    await inside;
    await server.close();
    expect(await under).toBe('cut');
  });

  it.each([
    ['has had its answer', 'GET /nothing HTTP/1.1\r\nhost: x\r\n\r\n'],
    ['has said nothing yet', ''],
    ['is in the middle of its headers', 'GET /noth'],
  ])('does not wait for a connection that %s', async (_, bytes) => {
    const server = await serve([size], { drainMs: 60_000 });
    const left = talk(server.port, bytes).catch(() => 'cut');
    // The server has seen that connection when it answers one that came later.
    await (await fetch(`${server.url}/nothing`)).text();
    await server.close();
    await left;
  });
});
