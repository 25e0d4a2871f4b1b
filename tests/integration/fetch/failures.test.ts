import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { FEED, fetchOnce, testFetcher, textOf, useServer } from './fetching.ts';
import { reply, startScriptedServer } from './scripted-server.ts';
import { selfSigned } from './self-signed.ts';

const { server, fetcher } = useServer();

/** Runs a server that is no usual HTTP server for the time of one test. */
async function withServer<T>(running: Server, use: (host: string) => Promise<T>): Promise<T> {
  await new Promise<void>((resolve) => running.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`127.0.0.1:${(running.address() as AddressInfo).port}`);
  } finally {
    running.close();
  }
}

/** Whether this machine can speak to itself by IPv6. */
const hasIpv6 = (): boolean =>
  Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'));

/** A TCP server that answers every connection with these bytes and ends it. */
const sender = (bytes: string): Server =>
  createTcpServer((socket) => {
    socket.on('error', () => undefined).once('data', () => socket.end(bytes, 'latin1'));
  });

describe('an address', () => {
  it.each([
    '',
    'feed.xml',
    'ftp://news.example/feed',
    'file:///etc/passwd',
    'http://',
    'http://[::1',
    `http://h/${'a'.repeat(5_000)}`,
  ])('that cannot be fetched is told: %j', async (url) => {
    expect(await fetchOnce(fetcher(), url)).toEqual({
      kind: 'failed',
      code: 'bad-address',
      message: 'The feed’s address is no http or https address.',
    });
  });
});

describe('a server', () => {
  it('that refuses the connection', async () => {
    const closed = await startScriptedServer();
    await closed.close();
    expect(await fetchOnce(fetcher(), `${closed.url}/feed`)).toEqual({
      kind: 'failed',
      code: 'refused',
      message: `127.0.0.1:${closed.port} refused the connection.`,
    });
  });

  it.each([
    ['ENOTFOUND', 'is a name that the domain name system does not know.'],
    ['EAI_AGAIN', 'could not be looked up just now.'],
  ])('whose name gives %s', async (code, words) => {
    const resolver = (): Promise<never> => Promise.reject(Object.assign(new Error('no'), { code }));
    const lost = testFetcher({ resolver });
    const message = `nowhere.example ${words}`;
    expect(await fetchOnce(lost, 'http://nowhere.example/')).toEqual({
      kind: 'failed',
      code: 'dns',
      message,
    });
    await lost.close();
  });

  it('whose name has no address', async () => {
    const lost = testFetcher({ resolver: async () => [] });
    expect(await fetchOnce(lost, 'http://nowhere.example/')).toMatchObject({ code: 'dns' });
    await lost.close();
  });

  it.each([
    ['says nothing', '', 'network'],
    ['speaks something else', 'SSH-2.0-OpenSSH_9.2\r\n', 'network'],
    ['sends endless headers', `HTTP/1.1 200 OK\r\nx: ${'a'.repeat(100_000)}\r\n\r\n`, 'too-large'],
    ['ends before the announced length', 'HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n<rss>', 'network'],
    ['ends between chunks', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n<rss>\r\n', 'network'],
    ['sends chunks that are none', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n', 'network'],
    ['ends within its headers', 'HTTP/1.1 200 OK\r\ncontent-type: te', 'network'],
  ])('that %s', async (_, bytes, code) => {
    await withServer(sender(bytes), async (host) => {
      const outcome = await fetchOnce(fetcher(), `http://${host}/feed`);
      expect(outcome).toMatchObject({
        kind: 'failed',
        code,
        message: expect.stringMatching(`^${host} .*\\.$`),
      });
    });
  });

  it('that ends its answer with the connection, as HTTP/1.0 did', async () => {
    await withServer(sender(`HTTP/1.0 200 OK\r\n\r\n${FEED}`), async (host) => {
      expect(textOf(await fetchOnce(fetcher(), `http://${host}/feed`))).toBe(FEED);
    });
  });

  it('that sends hints before its answer', async () => {
    const early = `HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: ${FEED.length}\r\n\r\n${FEED}`;
    await withServer(sender(early), async (host) => {
      expect(textOf(await fetchOnce(fetcher(), `http://${host}/feed`))).toBe(FEED);
    });
  });

  it('on IPv6 is read, and where the machine has none, that is told', async () => {
    if (!hasIpv6()) {
      const outcome = await fetchOnce(fetcher(), 'http://[::1]:9/six');
      expect(outcome).toMatchObject({ kind: 'failed', message: expect.stringContaining('[::1]:9') });
      return;
    }
    const six = await startScriptedServer('::1');
    expect(textOf(await fetchOnce(fetcher(), six.on('/six', reply(200, {}, FEED))))).toBe(FEED);
    await six.close();
  });
});

describe('HTTPS', () => {
  it.each([
    [
      'a certificate that it signed itself',
      new Date(Date.now() + 3_600_000),
      'a certificate that it signed itself',
    ],
    ['an expired certificate', new Date(Date.now() - 3_600_000), 'a certificate that'],
  ])('with %s is refused', async (_, validUntil, words) => {
    const secure = createTlsServer(selfSigned(validUntil), (_request, response) => response.end(FEED));
    await withServer(secure, async (host) => {
      const outcome = await fetchOnce(fetcher(), `https://${host}/feed`);
      expect(outcome).toMatchObject({
        code: 'tls',
        message: expect.stringContaining(`${host} has ${words}`),
      });
    });
  });

  it('at a server without it is said plainly', async () => {
    const outcome = await fetchOnce(fetcher(), server().url.replace('http:', 'https:'));
    expect(outcome).toMatchObject({ code: 'tls', message: expect.stringContaining('does not speak HTTPS') });
  });
});

describe('a message', () => {
  const SECRETS = ['ann', 'passw0rd', 's3cret', 'hidden'];

  it.each([
    ['a status', (url: string) => url],
    ['a refused connection', () => 'http://127.0.0.1:1/feed'],
    ['a private address', () => 'http://10.0.0.1/feed'],
    ['a time-out', (url: string) => url.replace('/feed', '/silent')],
    ['a circle', (url: string) => url.replace('/feed', '/circle')],
    ['a bad redirect', (url: string) => url.replace('/feed', '/astray')],
    ['a bad address', (url: string) => url.replace('http:', 'gopher:')],
  ])('on %s holds no name, password, token or path', async (_, address) => {
    const query = '?token=s3cret';
    server().on(`/hidden/silent${query}`, () => undefined);
    server().on(`/hidden/circle${query}`, reply(302, { location: `/hidden/circle${query}` }));
    server().on(`/hidden/astray${query}`, reply(302, { location: `mailto:ann?passw0rd` }));
    const url = address(`${server().url}/hidden/feed`).replace('://', '://ann:passw0rd@') + query;
    const brief = testFetcher({ timeoutMs: 100 });
    const outcome = await fetchOnce(brief, url);
    await brief.close();
    if (outcome.kind !== 'failed') throw new Error(`it did not fail: ${outcome.kind}`);
    for (const secret of SECRETS) expect(outcome.message).not.toContain(secret);
    expect(outcome.message).toMatch(/^\S.*\.$/);
  });
});
