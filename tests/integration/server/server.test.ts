import { createServer as createTcpServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { json, type Route } from '../../../adapters/server/route.ts';
import { createServer } from '../../../adapters/server/server.ts';
import { ServerStartError } from '../../../adapters/server/start-error.ts';
import { serve, talk } from './serving.ts';

const echo: Route = {
  method: 'POST',
  path: '/echo',
  handle: ({ body, method, path, query, headers, remoteAddress }) =>
    json(200, {
      body: Buffer.from(body).toString('hex'),
      method,
      path,
      query: [...query],
      signature: headers['x-signature'],
      remoteAddress,
    }),
};
const hello: Route = { method: 'GET', path: '/hello', handle: () => ({ status: 200, body: 'hello' }) };

describe('the server', () => {
  it('gives routes the request as it came, the body byte by byte', async () => {
    const { url } = await serve([echo]);
    const body = Buffer.from([0x7b, 0xff, 0x00, 0x0d, 0x0a]);
    const headers = { 'x-signature': 'v0=abc', 'content-type': 'application/json' };
    const response = await fetch(`${url}/echo?a=1&b=%C3%BC&a=2`, { method: 'POST', body, headers });
    expect(await response.json()).toEqual({
      body: '7bff000d0a',
      method: 'POST',
      path: '/echo',
      query: [
        ['a', '1'],
        ['b', 'ü'],
        ['a', '2'],
      ],
      signature: 'v0=abc',
      remoteAddress: '127.0.0.1',
    });
  });

  it('sets headers that keep browsers from guessing, framing, telling and caching', async () => {
    const { url } = await serve([hello]);
    const { headers } = await fetch(`${url}/hello`);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-length': '5',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(headers.has('x-powered-by')).toBe(false);
    expect(headers.has('server')).toBe(false);
  });

  it('lets a route replace them', async () => {
    const headers = { 'cache-control': 'max-age=60', 'content-type': 'image/png' };
    const { url } = await serve([{ ...hello, handle: () => ({ status: 200, headers, body: 'x' }) }]);
    expect(Object.fromEntries((await fetch(`${url}/hello`)).headers)).toMatchObject(headers);
  });

  it('answers HEAD with the headers of GET alone', async () => {
    const { url } = await serve([hello]);
    const response = await fetch(`${url}/hello`, { method: 'HEAD' });
    expect(response.headers.get('content-length')).toBe('5');
    expect(await response.text()).toBe('');
  });

  it.each([
    ['GET', '/nothing', 404, 'There is nothing at this path.', null],
    ['GET', '//hello', 404, 'There is nothing at this path.', null],
    ['DELETE', '/hello', 405, 'This path answers GET, HEAD only.', 'GET, HEAD'],
    ['OPTIONS', '/echo', 405, 'This path answers POST only.', 'POST'],
  ])('%s %s is refused with %i', async (method, path, status, error, allow) => {
    const { url } = await serve([echo, hello]);
    const response = await fetch(url + path, { method });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error });
    expect(response.headers.get('allow')).toBe(allow);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    ['dot segments', 'GET /a/../hello HTTP/1.1', 200],
    ['a whole address', 'GET http://other.example/hello HTTP/1.1', 200],
    ['an address that is none', 'GET http://[ HTTP/1.1', 400],
    ['a star', 'OPTIONS * HTTP/1.1', 400],
    ['something that is not HTTP', 'HELLO', 400],
  ])('reads %s as a target', async (_, line, status) => {
    const { port } = await serve([hello]);
    const heard = await talk(port, `${line}\r\nhost: x\r\nconnection: close\r\n\r\n`);
    expect(heard).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  it('keeps a connection after a refusal', async () => {
    const { port } = await serve([hello]);
    const first = 'GET /nothing HTTP/1.1\r\nhost: x\r\n\r\n';
    const heard = await talk(port, `${first}GET /hello HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
    expect(heard.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 404', 'HTTP/1.1 200']);
  });

  it('answers 500 and logs when a route throws or gives what cannot be sent', async () => {
    const routes: Route[] = [
      {
        method: 'GET',
        path: '/throws',
        handle: () => {
          throw new Error('secret detail');
        },
      },
      { method: 'GET', path: '/rejects', handle: () => Promise.reject(new Error('secret detail')) },
      { method: 'GET', path: '/breaks', handle: () => ({ status: 200, headers: { 'x-a': 'b\r\nc: d' } }) },
    ];
    const { url, logged } = await serve(routes);
    for (const path of ['/throws', '/rejects', '/breaks']) {
      const response = await fetch(url + path);
      expect(response.status).toBe(500);
      expect(await response.text()).not.toContain('secret detail');
    }
    expect(logged).toEqual(['a route failed', 'a route failed', 'an answer could not be sent']);
  });

  it('refuses two routes for one request', async () => {
    await expect(serve([hello, hello])).rejects.toThrow('Two routes answer GET /hello.');
  });
});

describe('a server that cannot listen', () => {
  const log = { error: () => undefined };
  const start = (host: string, port: number) => createServer({ host, port, routes: [], log });

  it('because its port is in use says which variable to change', async () => {
    const other = createTcpServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const error = await start('127.0.0.1', port).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ServerStartError);
    expect(error).toMatchObject({
      code: 'EADDRINUSE',
      message: `Port ${port} on 127.0.0.1 is in use by another program. Set PORT to a free one, or to 0 to take any.`,
    });
    other.close();
  });

  it('because its host is not of this machine does so, too', async () => {
    await expect(start('203.0.113.7', 0)).rejects.toThrow(/Set HOST to one of its own/);
  });
});
