import { describe, expect, it } from 'vitest';
import { FEED, fetchOnce, useServer } from './fetching.ts';
import { reply } from './scripted-server.ts';

const { server, fetcher } = useServer();

describe('validators', () => {
  it.each([
    ['a strong tag', { etag: '"abc-123"' }],
    ['a weak tag', { etag: 'W/"abc"' }],
    ['an empty tag', { etag: '""' }],
    ['a tag without quotes', { etag: 'abc' }],
    ['a tag with gzip marked in it', { etag: '"abc--gzip"' }],
    ['a tag with commas and spaces', { etag: '"a, b ; c"' }],
    ['a tag outside ASCII', { etag: '"\xe9\xfc"' }],
    ['a date', { lastModified: 'Wed, 06 May 2026 08:00:00 GMT' }],
    ['a date in an old form', { lastModified: 'Wednesday, 06-May-26 08:00:00 GMT' }],
    ['a date that is none', { lastModified: 'yesterday' }],
    ['both', { etag: '"x"', lastModified: 'Wed, 06 May 2026 08:00:00 GMT' }],
  ])('sends back %s to the letter', async (_, given) => {
    const validators = { etag: null, lastModified: null, ...given };
    const headers: Record<string, string> = {};
    if (validators.etag) headers.etag = validators.etag;
    if (validators.lastModified) headers['last-modified'] = validators.lastModified;
    const url = server().on('/conditional', (request, response) => {
      const same =
        (request.headers['if-none-match'] ?? null) === validators.etag &&
        (request.headers['if-modified-since'] ?? null) === validators.lastModified;
      reply(same ? 304 : 200, headers, same ? '' : FEED)(request, response);
    });
    const first = await fetchOnce(fetcher(), url);
    expect(first).toMatchObject({ kind: 'fetched', validators });
    const second = await fetchOnce(fetcher(), url, validators);
    expect(second).toEqual({ kind: 'unchanged', validators, hints: { freshFor: null }, movedTo: null });
  });

  it('keeps a tag whose UTF-8 bytes stand outside ASCII, byte by byte', async () => {
    const bytes = Buffer.from('"é€"', 'utf8').toString('latin1');
    const url = server().on('/utf8-tag', reply(200, { etag: bytes }, FEED));
    const first = await fetchOnce(fetcher(), url);
    expect(first).toMatchObject({ validators: { etag: bytes } });
    await fetchOnce(fetcher(), url, { etag: bytes });
    expect(server().requests.at(-1)?.headers['if-none-match']).toBe(bytes);
  });

  it.each([
    ['beyond Latin-1', '"€"'],
    ['with a line break', '"a"\r\nx-evil: 1'],
    ['endless', `"${'a'.repeat(5_000)}"`],
  ])('does not send a stored tag that is %s', async (_, etag) => {
    const url = server().on('/unsendable', reply(200, {}, FEED));
    expect(await fetchOnce(fetcher(), url, { etag })).toMatchObject({ kind: 'fetched' });
    expect(server().requests.at(-1)?.headers).not.toHaveProperty('if-none-match');
  });

  it('takes what a 304 changes and keeps what it does not', async () => {
    const url = server().on('/changed', reply(304, { etag: '"new"', 'cache-control': 'max-age=600' }));
    const sent = { etag: '"old"', lastModified: 'Wed, 06 May 2026 08:00:00 GMT' };
    expect(await fetchOnce(fetcher(), url, sent)).toEqual({
      kind: 'unchanged',
      validators: { ...sent, etag: '"new"' },
      hints: { freshFor: 600_000 },
      movedTo: null,
    });
  });

  it('forgets validators that a new body does not bring', async () => {
    const url = server().on('/fewer', reply(200, {}, FEED));
    expect(await fetchOnce(fetcher(), url, { etag: '"old"' })).toMatchObject({
      kind: 'fetched',
      validators: { etag: null, lastModified: null },
    });
  });

  it('does not believe a 304 that it did not ask for', async () => {
    const url = server().on('/unasked', reply(304));
    expect(await fetchOnce(fetcher(), url)).toMatchObject({ kind: 'failed', code: 'http-status' });
  });

  it('sends validators along redirects, and tells that a feed answering 304 has moved', async () => {
    const target = server().on('/moved-here', reply(304));
    const url = server().on('/moved-from', reply(301, { location: '/moved-here' }));
    expect(await fetchOnce(fetcher(), url, { etag: '"x"' })).toMatchObject({
      kind: 'unchanged',
      movedTo: target,
    });
    expect(server().requests.at(-1)?.headers['if-none-match']).toBe('"x"');
  });
});

describe('the request', () => {
  it('says who asks, prefers feeds and takes compressed answers', async () => {
    await fetchOnce(fetcher(), server().on('/hello', reply(200, {}, FEED)));
    const { headers, method } = server().requests.at(-1) ?? {};
    expect(method).toBe('GET');
    expect(headers).toMatchObject({ 'user-agent': 'Entente/0.0.0 (feed reader)' });
    expect(headers?.['accept-encoding']).toMatch(/^gzip, deflate, br/);
    expect(headers?.accept).toMatch(/^application\/atom\+xml, application\/rss\+xml/);
    expect(headers).not.toHaveProperty('if-none-match');
    expect(headers).not.toHaveProperty('if-modified-since');
    expect(headers).not.toHaveProperty('cookie');
  });

  it('uses one connection for feeds of one host that follow each other', async () => {
    const url = server().on('/keep-alive', reply(200, {}, FEED));
    await fetchOnce(fetcher(), url);
    const before = server().connections();
    for (let n = 0; n < 5; n++) await fetchOnce(fetcher(), url);
    expect(server().connections()).toBe(before);
  });
});

describe('hints', () => {
  it.each([
    [{ 'cache-control': 'max-age=300' }, 300_000],
    [{ 'cache-control': ['public', 'max-age=60'] }, 60_000],
    [{ expires: 'Wed, 06 May 2026 11:00:00 GMT', date: 'Wed, 06 May 2026 10:00:00 GMT' }, 3_600_000],
    [{ expires: '0' }, 0],
    [{}, null],
  ])('%j is fresh for %s ms', async (headers, freshFor) => {
    const url = server().on('/fresh', reply(200, headers, FEED));
    expect(await fetchOnce(fetcher(), url)).toMatchObject({ hints: { freshFor } });
  });
});
