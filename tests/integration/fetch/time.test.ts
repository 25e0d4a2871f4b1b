import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FEED, fetchOnce, testFetcher, useServer } from './fetching.ts';
import type { Handler } from './scripted-server.ts';

const TIMEOUT = 150;
const { server, fetcher } = useServer({ timeoutMs: TIMEOUT });

/** Writes a piece every 20 ms until the client leaves. */
function drip(start: (response: Parameters<Handler>[1]) => void, piece: string): Handler {
  return (_, response) => {
    start(response);
    const timer = setInterval(() => response.write(piece), 20);
    response.on('close', () => clearInterval(timer));
  };
}

/** Redirects to one address after another, each in good time. */
function hop(request: Parameters<Handler>[0], response: Parameters<Handler>[1]): void {
  const n = Number(new URL(request.url ?? '', server().url).searchParams.get('n')) + 1;
  const next = server().on(`/slow?n=${n}`, hop);
  const timer = setTimeout(() => response.writeHead(302, { location: next }).end(), 40);
  response.on('close', () => clearTimeout(timer));
}

const never = new Promise<never>(() => undefined);

describe('a server that takes too long', () => {
  it.each<[string, Handler]>([
    ['silent', () => undefined],
    ['with its headers alone', (_, response) => response.writeHead(200).flushHeaders()],
    ['drop by drop', drip((response) => response.writeHead(200), 'x')],
    [
      'drop by drop with a length',
      drip((response) => response.writeHead(200, { 'content-length': '5000' }), 'x'),
    ],
    [
      'in the middle of a compressed body',
      (_, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).write(gzipSync(FEED).subarray(0, 20)),
    ],
    ['redirect by redirect', hop],
  ])('%s is left at the time-out', async (_, handler) => {
    const started = performance.now();
    const outcome = await fetchOnce(fetcher(), server().on('/slow', handler));
    expect(outcome).toEqual({
      kind: 'failed',
      code: 'timeout',
      message: `${new URL(server().url).host} did not give a whole answer within 0.15 s.`,
    });
    expect(performance.now() - started).toBeGreaterThan(TIMEOUT - 5);
    expect(performance.now() - started).toBeLessThan(TIMEOUT + 1_000);
  });

  it('with its name alone is left at the time-out', async () => {
    const slow = testFetcher({ timeoutMs: TIMEOUT, resolver: () => never });
    expect(await fetchOnce(slow, 'http://slow.example/feed')).toMatchObject({ code: 'timeout' });
    await slow.close();
  });

  it('does not hold up another feed of the same host', async () => {
    server().on('/stuck', () => undefined);
    const quick = server().on('/quick', (_, response) => response.end(FEED));
    const stuck = [1, 2, 3].map(() => fetchOnce(fetcher(), `${server().url}/stuck`));
    expect(await fetchOnce(fetcher(), quick)).toMatchObject({ kind: 'fetched' });
    expect(await Promise.all(stuck)).toMatchObject([
      { code: 'timeout' },
      { code: 'timeout' },
      { code: 'timeout' },
    ]);
  });
});

describe('somebody who gives up', () => {
  it('before the start makes no request', async () => {
    const before = server().requests.length;
    const url = server().on('/never', (_, response) => response.end(FEED));
    const outcome = await fetchOnce(fetcher(), url, {}, AbortSignal.abort());
    expect(outcome).toMatchObject({ kind: 'failed', code: 'aborted' });
    expect(server().requests.length).toBe(before);
  });

  it.each<[string, (response: Parameters<Handler>[1]) => void]>([
    ['before the headers', () => undefined],
    ['within the body', (response) => response.writeHead(200).write(FEED)],
  ])('%s ends the fetch and the connection', async (_, begin) => {
    const controller = new AbortController();
    let left: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => {
      left = resolve;
    });
    const url = server().on('/aborted', (_request, response) => {
      begin(response);
      response.on('close', left);
      setImmediate(() => controller.abort());
    });
    expect(await fetchOnce(fetcher(), url, {}, controller.signal)).toMatchObject({ code: 'aborted' });
    await gone;
  });

  it('while the name is looked up ends the fetch', async () => {
    const controller = new AbortController();
    const resolver = (): Promise<never> => {
      controller.abort();
      return never;
    };
    const looking = testFetcher({ resolver });
    expect(await fetchOnce(looking, 'http://slow.example/', {}, controller.signal)).toMatchObject({
      code: 'aborted',
    });
    await looking.close();
  });

  it('leaves no listener on a signal that serves many fetches', async () => {
    const added: unknown[] = [];
    const removed: unknown[] = [];
    const counted = Object.assign(Object.create(null) as AbortSignal, {
      aborted: false,
      addEventListener: (_: string, listener: unknown) => added.push(listener),
      removeEventListener: (_: string, listener: unknown) => removed.push(listener),
    });
    const url = server().on('/fine', (_, response) => response.end(FEED));
    await fetchOnce(fetcher(), url, {}, counted);
    expect(added.length).toBeGreaterThan(0);
    expect(removed).toEqual(added);
  });
});

describe('a fetcher that is closed', () => {
  it('breaks off what is under way', async () => {
    const closing = testFetcher();
    const url = server().on('/closing', () => void closing.close());
    expect(await fetchOnce(closing, url)).toMatchObject({ kind: 'failed', code: 'aborted' });
    expect(await fetchOnce(closing, url)).toMatchObject({ kind: 'failed', code: 'aborted' });
  });
});
