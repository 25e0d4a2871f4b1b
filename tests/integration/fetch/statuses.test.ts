import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { FEED, fetchOnce, NOW, useServer } from './fetching.ts';
import { reply } from './scripted-server.ts';

const { server, fetcher } = useServer();
const host = (): string => new URL(server().url).host;

describe('a status', () => {
  it.each([
    [400, 'does not understand the request (400).'],
    [401, 'asks for a name and a password (401).'],
    [403, 'refuses to give the feed out; it may block programs (403).'],
    [404, 'has nothing at this address (404).'],
    [451, 'may not give the feed out for legal reasons (451).'],
    [499, 'does not give the feed out (499).'],
    [500, 'has an error of its own (500).'],
    [502, 'cannot reach the server behind it (502).'],
    [522, 'cannot reach the server behind it (522).'],
    [599, 'has an error of its own (599).'],
    [300, 'gave an unexpected answer (300).'],
    [305, 'gave an unexpected answer (305).'],
    [999, 'has an error of its own (999).'],
  ])('%i fails with a sentence', async (status, words) => {
    const url = server().on('/status?token=s3cret', reply(status, { location: '/elsewhere' }, 'sorry'));
    expect(await fetchOnce(fetcher(), url, { etag: '"x"' })).toEqual({
      kind: 'failed',
      code: 'http-status',
      status,
      message: `${host()} ${words}`,
    });
  });

  it('410 says that the feed is gone', async () => {
    const url = server().on('/gone', reply(410));
    const message = `${host()} has removed this feed for good (410).`;
    expect(await fetchOnce(fetcher(), url)).toEqual({ kind: 'gone', message });
  });

  it('410 behind a permanent redirect, too', async () => {
    server().on('/gone', reply(410));
    const url = server().on('/gone-moved', reply(301, { location: '/gone' }));
    expect(await fetchOnce(fetcher(), url)).toMatchObject({ kind: 'gone' });
  });

  it('410 behind a redirect for today is a failure only', async () => {
    server().on('/gone', reply(410));
    const url = server().on('/gone-today', reply(302, { location: '/gone' }));
    expect(await fetchOnce(fetcher(), url)).toMatchObject({ kind: 'failed', code: 'http-status' });
  });

  it.each([204, 203, 226])('%i is an answer, however empty', async (status) => {
    const url = server().on('/empty', reply(status));
    expect(await fetchOnce(fetcher(), url)).toMatchObject({
      kind: 'fetched',
      document: { bytes: new Uint8Array(0) },
    });
  });

  it('200 gives the body with its type', async () => {
    const url = server().on('/fine', reply(200, { 'content-type': 'text/xml; charset=Shift_JIS' }, FEED));
    const outcome = await fetchOnce(fetcher(), url);
    expect(outcome).toMatchObject({ document: { contentType: 'text/xml; charset=Shift_JIS', url } });
  });
});

describe.each([429, 503] as const)('%i', (status) => {
  const date = 'Wed, 06 May 2026 10:00:00 GMT';
  it.each([
    ['seconds', { 'retry-after': '3600' }, NOW + HOUR],
    ['a date', { 'retry-after': 'Wed, 06 May 2026 12:00:00 GMT', date }, NOW + 2 * HOUR],
    ['a date in an old form', { 'retry-after': 'Wednesday, 06-May-26 12:00:00 GMT', date }, NOW + 2 * HOUR],
    [
      'a date by a clock that is an hour early',
      { 'retry-after': 'Wed, 06 May 2026 09:30:00 GMT', date: 'Wed, 06 May 2026 09:00:00 GMT' },
      NOW + 30 * MINUTE,
    ],
    ['a date that is past', { 'retry-after': 'Wed, 06 May 2020 12:00:00 GMT', date }, NOW],
    ['nothing', {}, null],
    ['a word', { 'retry-after': 'soon' }, null],
  ])('with %s in Retry-After', async (_, headers, retryAt) => {
    const url = server().on('/limited', reply(status, headers, 'slow down'));
    expect(await fetchOnce(fetcher(), url)).toMatchObject({ kind: 'limited', status, retryAt });
  });
});
