import { describe, expect, it } from 'vitest';
import { createSiteRules } from '../../../adapters/http/site-rules.ts';
import { createManualClock } from '../../../adapters/time/system-clock.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { testFetcher, useServer } from '../fetch/fetching.ts';
import { type Handler, reply } from '../fetch/scripted-server.ts';

const { server, fetcher } = useServer();
const never = new AbortController().signal;

function rules() {
  const clock = createManualClock(Date.UTC(2024, 6, 25));
  return { clock, site: createSiteRules({ fetcher: fetcher(), userAgent: 'Entente/0 (x)', clock }) };
}

const asked = (): number => server().requests.filter(({ url }) => url === '/robots.txt').length;

describe('what a site asks of programs', () => {
  it.each<[name: string, handler: Handler, allowed: boolean]>([
    ['rules', reply(200, {}, 'User-agent: *\nDisallow: /b'), true],
    ['a refusal', reply(200, {}, 'User-agent: *\nDisallow: /'), false],
    ['404', reply(404), true],
    ['403', reply(403), true],
    ['410', reply(410), true],
    ['429', reply(429), false],
    ['500', reply(500), false],
    ['503', reply(503), false],
    ['a broken connection', (request) => request.socket.destroy(), false],
  ])('%s: an article may be fetched is %s', async (_, handler, allowed) => {
    server().on('/robots.txt', handler);
    const url = `${server().url}/a`;
    expect((await rules().site.rulesFor(url, never)).allows(url)).toBe(allowed);
  });

  it('is asked once a day, also by many at once', async () => {
    server().on('/robots.txt', reply(200, {}, 'User-agent: *\nCrawl-delay: 7'));
    const { clock, site } = rules();
    const before = asked();
    const ask = () => site.rulesFor(`${server().url}/a`, never);
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(answers.map(({ crawlDelay }) => crawlDelay)).toEqual([7_000, 7_000, 7_000]);
    clock.advance(DAY - 1);
    await ask();
    expect(asked() - before).toBe(1);
    clock.advance(1);
    await ask();
    expect(asked() - before).toBe(2);
  });

  it('is asked again after an hour where it could not be had', async () => {
    server().on('/robots.txt', reply(500));
    const { clock, site } = rules();
    const url = `${server().url}/a`;
    expect(await site.rulesFor(url, never)).toMatchObject({ problem: expect.stringMatching(/500/) });
    server().on('/robots.txt', reply(404));
    expect((await site.rulesFor(url, never)).allows(url)).toBe(false);
    clock.advance(HOUR);
    expect((await site.rulesFor(url, never)).allows(url)).toBe(true);
  });

  it('is not asked at private addresses', async () => {
    const guarded = testFetcher({ allowPrivate: [] });
    const clock = createManualClock(0);
    const site = createSiteRules({ fetcher: guarded, userAgent: 'Entente/0', clock });
    const before = asked();
    const url = `${server().url}/a`;
    expect((await site.rulesFor(url, never)).allows(url)).toBe(false);
    expect(asked()).toBe(before);
    await guarded.close();
  });

  it('is not remembered of a question that was broken off', async () => {
    server().on('/robots.txt', reply(404));
    const { site } = rules();
    const url = `${server().url}/a`;
    expect((await site.rulesFor(url, AbortSignal.abort())).allows(url)).toBe(false);
    expect((await site.rulesFor(url, never)).allows(url)).toBe(true);
  });
});
