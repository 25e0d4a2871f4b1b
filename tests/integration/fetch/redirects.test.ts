import { describe, expect, it } from 'vitest';
import { FEED, fetchOnce, textOf, useServer } from './fetching.ts';
import { reply, startScriptedServer } from './scripted-server.ts';

const { server, fetcher } = useServer();

/** A chain of redirects with these statuses, ending in a feed; gives the first address. */
function chain(name: string, statuses: readonly number[]): string {
  const path = (n: number): string => `/${name}-${n}`;
  statuses.forEach((status, n) => {
    server().on(path(n), reply(status, { location: path(n + 1) }, 'moved'));
  });
  server().on(path(statuses.length), reply(200, {}, FEED));
  return server().url + path(0);
}

describe('redirects', () => {
  it.each([
    [[301], true],
    [[308], true],
    [[301, 308, 301], true],
    [[302], false],
    [[303], false],
    [[307], false],
    [[301, 302], false],
    [[307, 308], false],
    [[], false],
  ])('%j is followed; the feed has moved: %s', async (statuses, moved) => {
    const name = `kinds-${statuses.join('-')}`;
    const outcome = await fetchOnce(fetcher(), chain(name, statuses));
    const end = `${server().url}/${name}-${statuses.length}`;
    expect(textOf(outcome)).toBe(FEED);
    expect(outcome).toMatchObject({ document: { url: end }, movedTo: moved ? end : null });
  });

  it('follows ten redirects and not eleven', async () => {
    const ten = await fetchOnce(
      fetcher(),
      chain(
        'ten',
        Array.from({ length: 10 }, () => 301),
      ),
    );
    expect(ten).toMatchObject({ kind: 'fetched', movedTo: `${server().url}/ten-10` });
    const eleven = await fetchOnce(
      fetcher(),
      chain(
        'eleven',
        Array.from({ length: 11 }, () => 301),
      ),
    );
    expect(eleven).toMatchObject({ kind: 'failed', code: 'too-many-redirects' });
    expect(server().requests.at(-1)?.url).toBe('/eleven-10');
  });

  it('stops at the first address that comes again', async () => {
    const url = server().on('/circle-1', reply(302, { location: '/circle-2' }));
    server().on('/circle-2', reply(301, { location: 'circle-1#again' }));
    const before = server().requests.length;
    expect(await fetchOnce(fetcher(), url)).toMatchObject({
      code: 'too-many-redirects',
      message: `127.0.0.1:${server().port} redirects in a circle.`,
    });
    expect(server().requests.length - before).toBe(2);
  });

  it.each([
    ['relative to the page', '/a/b/start', '../target', '/a/target'],
    ['with a query', '/start-q', '?page=2', '/start-q?page=2'],
    ['without a scheme', '/start-s', '//HOST/target-s', '/target-s'],
    ['with a fragment', '/start-f', '/target-f#top', '/target-f'],
    ['in bare UTF-8', '/start-u', Buffer.from('/ziel-ü').toString('latin1'), '/ziel-%C3%BC'],
    ['with spaces', '/start-w', '/a b', '/a%20b'],
  ])('resolves an address %s', async (_, from, location, to) => {
    const target = server().on(to, reply(200, {}, FEED));
    const url = server().on(
      from,
      reply(308, { location: location.replace('HOST', new URL(server().url).host) }),
    );
    expect(await fetchOnce(fetcher(), url)).toMatchObject({ document: { url: target }, movedTo: target });
  });

  it.each([
    ['to no address', { location: 'http://[half' }, 'bad-address'],
    ['to a file', { location: 'file:///etc/passwd' }, 'bad-address'],
    ['to data', { location: 'data:text/xml,<rss/>' }, 'bad-address'],
    ['to an endless address', { location: `/${'a'.repeat(5_000)}` }, 'bad-address'],
    ['without saying where to', {}, 'http-status'],
    ['to nothing', { location: ' ' }, 'http-status'],
  ])('refuses one %s', async (_, headers, code) => {
    const url = server().on('/bad', reply(301, headers));
    expect(await fetchOnce(fetcher(), url)).toMatchObject({ kind: 'failed', code });
  });

  it('does not wait for the body of a redirect', async () => {
    const target = server().on('/prompt', reply(200, {}, FEED));
    const url = server().on('/endless-redirect', (_, response) => {
      response.writeHead(301, { location: target }).write('x');
    });
    expect(await fetchOnce(fetcher(), url)).toMatchObject({ kind: 'fetched' });
  });
});

describe('a name and a password in the address', () => {
  const withLogin = (url: string): string => url.replace('http://', 'http://ann%40x:s3cr%25t@');
  const basic = `Basic ${Buffer.from('ann@x:s3cr%t').toString('base64')}`;

  it('go in a header, and never into the address of the document', async () => {
    const url = server().on('/login', (request, response) => {
      reply(request.headers.authorization === basic ? 200 : 401, {}, FEED)(request, response);
    });
    expect(await fetchOnce(fetcher(), url)).toMatchObject({ code: 'http-status' });
    expect(await fetchOnce(fetcher(), withLogin(url))).toMatchObject({ kind: 'fetched', document: { url } });
  });

  it('stay with a feed that moves within its origin', async () => {
    const url = server().on('/login-old', reply(301, { location: '/login-new' }));
    const target = server().on('/login-new', reply(200, {}, FEED));
    const outcome = await fetchOnce(fetcher(), withLogin(url));
    expect(server().requests.at(-1)?.headers.authorization).toBe(basic);
    expect(outcome).toMatchObject({ movedTo: withLogin(target), document: { url: target } });
  });

  it('are not shown to another origin', async () => {
    const other = await startScriptedServer();
    const target = other.on('/away', reply(200, {}, FEED));
    const url = server().on('/login-away', reply(301, { location: target }));
    const outcome = await fetchOnce(fetcher(), withLogin(url));
    expect(server().requests.at(-1)?.headers.authorization).toBe(basic);
    expect(other.requests[0]?.headers).not.toHaveProperty('authorization');
    expect(outcome).toMatchObject({ movedTo: target });
    await other.close();
  });

  it('are not taken from a redirect', async () => {
    const { host } = new URL(server().url);
    const url = server().on('/login-given', reply(302, { location: `http://eve:pw@${host}/given` }));
    server().on('/given', reply(200, {}, FEED));
    expect(await fetchOnce(fetcher(), url)).toMatchObject({ document: { url: `${server().url}/given` } });
    expect(server().requests.at(-1)?.headers).not.toHaveProperty('authorization');
  });
});
