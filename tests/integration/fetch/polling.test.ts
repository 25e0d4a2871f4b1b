import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { NOW } from './fetching.ts';
import { pollingBench } from './polling-bench.ts';
import { type Handler, reply } from './scripted-server.ts';

const bench = pollingBench();

/** A feed of items of these ages in hours, with more in its channel if given. */
function rss(ages: readonly number[] = [1], channel = ''): string {
  const items = ages.map((age) => {
    const date = new Date(NOW - age * HOUR).toUTCString();
    return `<item><title>Ferry timetable ${age}</title><link>https://site.example/${age}</link><guid>${age}</guid><pubDate>${date}</pubDate></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>Site</title><link>https://site.example/</link>${channel}${items.join('')}</channel></rss>`;
}

const XML = { 'content-type': 'application/rss+xml' };
const feed = (body = rss(), headers: Readonly<Record<string, string>> = {}): Handler =>
  reply(200, { ...XML, ...headers }, body);

/** Answers the n-th request by the n-th handler, and all later ones by the last. */
function inTurn(...handlers: readonly Handler[]): Handler {
  let n = 0;
  return (request, response) => handlers[Math.min(n++, handlers.length - 1)]?.(request, response);
}

const paths = (): (string | undefined)[] => bench().server.requests.map(({ url }) => url);

describe('validators', () => {
  it.each([
    ['weak tag', { etag: 'W/"a-1"' }, 'if-none-match', 'W/"a-1"'],
    ['strong tag', { etag: '"a-1"' }, 'if-none-match', '"a-1"'],
    ['tag without quotes', { etag: 'a-1' }, 'if-none-match', 'a-1'],
    [
      'date',
      { 'last-modified': 'Wed, 06 May 2026 08:00:00 GMT' },
      'if-modified-since',
      'Wed, 06 May 2026 08:00:00 GMT',
    ],
  ] as const)('a %s is sent back to the letter after a restart', async (_, headers, name, value) => {
    const { server, clock } = bench();
    await bench().watch(server.on('/feed', inTurn(feed(rss(), headers), reply(304))));
    expect((await bench().poll())[0]?.status).toBe('fetched');
    await bench().restart();
    clock.advance(2 * HOUR);
    expect((await bench().poll())[0]).toMatchObject({ status: 'unchanged', message: null });
    expect(server.requests.at(-1)?.headers[name]).toBe(value);
  });

  it('of a 304 replace those that were sent', async () => {
    const { server, clock } = bench();
    const script = inTurn(feed(rss(), { etag: '"1"' }), reply(304, { etag: '"2"' }), reply(304));
    await bench().watch(server.on('/feed', script));
    for (let n = 0; n < 3; n++) {
      await bench().poll();
      clock.advance(2 * HOUR);
    }
    expect(server.requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1"', '"2"']);
  });
});

describe('redirects', () => {
  it.each([301, 308])('%i is learnt when a second poll confirms it, and told', async (status) => {
    const { server, clock } = bench();
    const target = server.on('/new', feed());
    await bench().watch(server.on('/old', reply(status, { location: '/new' })));
    expect((await bench().poll())[0]).toMatchObject({ status: 'fetched', message: null });
    clock.advance(2 * HOUR);
    expect((await bench().poll())[0]?.message).toContain(`has moved to ${target}`);
    clock.advance(2 * HOUR);
    await bench().poll();
    expect(paths()).toEqual(['/old', '/new', '/old', '/new', '/new']);
  });

  it.each([302, 303, 307])('%i is followed every time and never learnt', async (status) => {
    const { server, clock } = bench();
    server.on('/new', feed());
    await bench().watch(server.on('/old', reply(status, { location: '/new' })));
    for (let n = 0; n < 3; n++) {
      expect((await bench().poll())[0]?.status).toBe('fetched');
      clock.advance(2 * HOUR);
    }
    expect((await bench().feeds())[0]?.url).toContain('/old');
  });
});

describe('a feed that is not there', () => {
  it('410 retires it: it is asked no more', async () => {
    const { server, clock } = bench();
    await bench().watch(server.on('/feed', reply(410)));
    expect((await bench().poll())[0]?.status).toBe('gone');
    clock.advance(48 * HOUR);
    expect(await bench().poll()).toEqual([]);
    expect((await bench().feeds())[0]?.disabled?.because).toBe('gone');
  });

  it('404 is asked again at doubling intervals, for ever, and heals', async () => {
    const { server, clock } = bench();
    const missing = Array.from({ length: 12 }, () => reply(404));
    await bench().watch(server.on('/feed', inTurn(...missing, feed())));
    const waits: number[] = [];
    for (let n = 0; n < 12; n++) {
      expect((await bench().poll())[0]?.status).toBe('failed');
      waits.push(await bench().minutesToNext());
      clock.advance(24 * HOUR);
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 480, 960, ...Array(5).fill(1_152)]);
    expect((await bench().poll())[0]?.status).toBe('fetched');
    expect((await bench().feeds())[0]?.health).toMatchObject({ failures: 0, lastError: null });
  });
});

describe.each([429, 503])('%i', (status) => {
  const busy = reply(status, { 'retry-after': '3600' });

  it('of one route leaves the others of its host alone', async () => {
    const { server } = bench();
    await bench().watch(server.on('/a', busy), server.on('/b', feed()), server.on('/c', feed()));
    expect((await bench().poll()).map((report) => report.status)).toEqual(['limited', 'fetched', 'fetched']);
  });

  it('of two routes holds the host until the moment that it named, then one asks and frees all', async () => {
    const { server, clock } = bench();
    const opens: Handler = (request, response) =>
      (clock.now() < NOW + HOUR ? busy : feed())(request, response);
    await bench().watch(...['/a', '/b', '/c', '/d'].map((path) => server.on(path, opens)));
    await bench().poll();
    expect(paths().filter((path) => path !== '/robots.txt')).toEqual(['/a', '/b']);
    clock.advance(30 * MINUTE);
    await bench().poll();
    expect(paths().filter((path) => path !== '/robots.txt')).toEqual(['/a', '/b']);
    clock.advance(HOUR);
    await bench().poll();
    expect((await bench().feeds()).map(({ health }) => health.lastStatus)).toEqual(Array(4).fill('fetched'));
  });
});

describe('when a feed is asked again', () => {
  it.each<[string, Handler, number]>([
    ['usually, after an hour', feed(), 60],
    ['after its ttl', feed(rss([1], '<ttl>120</ttl>')), 120],
    [
      'after its update period',
      feed(rss([1], '<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>6</sy:updateFrequency>')),
      240,
    ],
    ['after its freshness', feed(rss(), { 'cache-control': 'max-age=10800' }), 180],
    [
      'after the day on which it expires',
      feed(rss(), { date: 'Wed, 06 May 2026 10:00:00 GMT', expires: 'Wed, 06 May 2026 13:00:00 GMT' }),
      180,
    ],
    [
      'not in hours that it skips',
      feed(rss([1], '<skipHours><hour>11</hour><hour>12</hour></skipHours>')),
      180,
    ],
    ['not on days that it skips', feed(rss([1], '<skipDays><day>Wednesday</day></skipDays>')), 14 * 60],
    ['twice in the time between its entries', feed(rss([0, 6, 12, 18])), 180],
    ['not more often than the bound, however much it publishes', feed(rss([0, 0.1, 0.2, 0.3, 0.4])), 15],
    ['not more seldom than the bound, however little it publishes', feed(rss([0, 400, 800, 1_200])), 240],
  ])('%s', async (_, handler, minutes) => {
    await bench().watch(bench().server.on('/feed', handler));
    await bench().poll();
    expect(await bench().minutesToNext()).toBe(minutes);
  });
});

describe('200 but not a feed', () => {
  it.each([
    [
      'a web page',
      '<!doctype html><html><head><title>News</title></head><body>Hello</body></html>',
      /web page titled "News"/,
    ],
    ['a JSON error', '{"error":"not found"}', /JSON that is no JSON Feed/],
    ['a login page', '<html><body><form><input type="password"></form></body></html>', /login page/],
    [
      'a captcha',
      '<html><head><title>Just a moment...</title></head><body>cf-chl</body></html>',
      /keeps programs out/,
    ],
    ['nothing', '', /empty document/],
  ])('%s is called by its name', async (_, body, words) => {
    await bench().watch(bench().server.on('/feed', reply(200, { 'content-type': 'text/html' }, body)));
    expect((await bench().poll())[0]).toMatchObject({
      status: 'not-a-feed',
      message: expect.stringMatching(words),
    });
  });

  it('but a page that names its feed leads to it', async () => {
    const { server } = bench();
    const target = server.on('/feed.xml', feed());
    const page =
      '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>';
    await bench().watch(server.on('/', reply(200, { 'content-type': 'text/html' }, page)));
    expect((await bench().poll())[0]).toMatchObject({
      status: 'moved',
      message: expect.stringContaining(target),
    });
    expect((await bench().poll())[0]?.status).toBe('fetched');
  });

  it('in place of what was a feed is told with where it may be now, and not followed', async () => {
    const { server, clock } = bench();
    const target = server.on('/feed.xml', feed());
    const page =
      '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>';
    const script = inTurn(feed(), reply(200, { 'content-type': 'text/html' }, page));
    await bench().watch(server.on('/old', script));
    await bench().poll();
    clock.advance(2 * HOUR);
    expect((await bench().poll())[0]).toMatchObject({ status: 'not-a-feed', feedLink: target });
    expect((await bench().feeds())[0]?.url).toContain('/old');
  });
});

describe('robots.txt', () => {
  const robots = (text: string) =>
    bench().server.on('/robots.txt', reply(200, { 'content-type': 'text/plain' }, text));

  it('its Crawl-delay lies between two requests to the host, and it is asked once', async () => {
    const { server } = bench();
    robots('User-agent: *\nCrawl-delay: 7');
    await bench().watch(...['/a', '/b', '/c'].map((path) => server.on(path, feed())));
    expect((await bench().poll()).map(({ status }) => status)).toEqual(['fetched', 'fetched', 'fetched']);
    expect(bench().waits()).toEqual([7_000, 7_000]);
    expect(paths()).toEqual(['/robots.txt', '/a', '/b', '/c']);
  });

  it('of a host that has one feed only, or none at all, delays nothing', async () => {
    await bench().watch(bench().server.on('/a', feed()));
    await bench().poll();
    expect([bench().waits(), paths()]).toEqual([[], ['/a']]);
  });
});
