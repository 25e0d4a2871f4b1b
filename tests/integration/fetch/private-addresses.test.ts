import { describe, expect, it } from 'vitest';
import type { FetcherOptions } from '../../../adapters/http/fetch-feed.ts';
import type { FetchOutcome } from '../../../src/feeds/fetch-outcome.ts';
import { FEED, fetchOnce, testFetcher, useServer } from './fetching.ts';
import { reply } from './scripted-server.ts';

const { server } = useServer();

/** Fetches once with nothing private allowed but what the options say. */
async function fetchWith(url: string, options: Partial<FetcherOptions> = {}): Promise<FetchOutcome> {
  const fetcher = testFetcher({ allowPrivate: [], timeoutMs: 1_000, ...options });
  const outcome = await fetchOnce(fetcher, url);
  await fetcher.close();
  return outcome;
}

describe('an address inside', () => {
  it.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '017700000001',
    '127.0.0.1.',
    '１２７.0.0.1',
    '0.0.0.0',
    '0',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.100.100.200',
    '192.0.0.192',
    '168.63.129.16',
    '198.18.0.1',
    '203.0.113.5',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '[::1]',
    '[::]',
    '[0:0:0:0:0:0:0:1]',
    '[::127.0.0.1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:a9fe:a9fe]',
    '[::ffff:8.8.8.8]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::a00:1]',
    '[2002:7f00:1::]',
    '[2001::1]',
    '[fe80::1]',
    '[fec0::1]',
    '[fc00::1]',
    '[fd00:ec2::254]',
    '[ff02::1]',
    '[2001:db8::1]',
    '[100::1]',
    '[4000::1]',
  ])('%s is refused', async (host) => {
    const before = server().connections();
    const outcome = await fetchWith(`http://${host}:${server().port}/feed`);
    expect(outcome).toMatchObject({ kind: 'failed', code: 'private-address' });
    expect(server().connections()).toBe(before);
  });

  it.each([
    '127.0.0.1',
    '10.0.0.1',
    '169.254.169.254',
    '::1',
    '::ffff:127.0.0.1',
    'fe80::1%eth0',
    'nonsense',
  ])('that a name leads to is refused: %s', async (address) => {
    const before = server().connections();
    const url = `http://inside.example:${server().port}/feed`;
    expect(await fetchWith(url, { resolver: async () => [address] })).toEqual({
      kind: 'failed',
      code: 'private-address',
      message: `inside.example is in a private network; such addresses are fetched only where ENTENTE_ALLOW_PRIVATE_FEEDS names them.`,
    });
    expect(server().connections()).toBe(before);
  });

  it('is not tried among public ones, either', async () => {
    const asked: string[] = [];
    const resolver = async (host: string): Promise<string[]> => {
      asked.push(host);
      return ['127.0.0.1', 'fd00::1'];
    };
    const before = server().connections();
    await fetchWith(`http://mixed.example:${server().port}/`, { resolver, allowPrivate: ['fd00::1'] });
    expect(asked).toEqual(['mixed.example']);
    expect(server().connections()).toBe(before);
  });

  it('gains nothing by answering differently the second time', async () => {
    // The first answer is allowed here as a public one would be; the second is not.
    const answers = [['127.0.0.1'], ['127.0.0.2']];
    const resolver = async (): Promise<string[]> => answers.shift() ?? ['127.0.0.2'];
    const fetcher = testFetcher({ allowPrivate: ['127.0.0.1'], resolver });
    const url = server()
      .on('/rebound', reply(200, { connection: 'close' }, FEED))
      .replace('127.0.0.1', 'rebind.example');
    expect(await fetchOnce(fetcher, url)).toMatchObject({ kind: 'fetched' });
    const before = server().connections();
    expect(await fetchOnce(fetcher, url)).toMatchObject({ kind: 'failed', code: 'private-address' });
    expect(server().connections()).toBe(before);
    await fetcher.close();
  });

  it('connects to the address that was judged, asking for it once', async () => {
    let asked = 0;
    const resolver = async (): Promise<string[]> => {
      asked++;
      return asked === 1 ? ['127.0.0.1'] : ['169.254.169.254'];
    };
    const url = server()
      .on('/once', reply(200, {}, FEED))
      .replace('127.0.0.1', 'once.example');
    expect(await fetchWith(url, { allowPrivate: ['127.0.0.1'], resolver })).toMatchObject({
      kind: 'fetched',
    });
    expect(asked).toBe(1);
  });

  it.each([
    ['by address', 'http://127.0.0.2:PORT/secret'],
    ['by another notation', 'http://0x7f.2:PORT/secret'],
    ['by IPv6', 'http://[::1]:PORT/secret'],
    ['by name', 'http://inside.example:PORT/secret'],
    ['to the metadata of a cloud', 'http://169.254.169.254/latest/meta-data/'],
  ])('is refused behind a redirect %s', async (_, target) => {
    const location = target.replace('PORT', String(server().port));
    const url = server().on('/outside', reply(302, { location }));
    const resolver = async (): Promise<string[]> => ['127.0.0.3'];
    const before = server().requests.length;
    expect(await fetchWith(url, { allowPrivate: ['127.0.0.1'], resolver })).toMatchObject({
      kind: 'failed',
      code: 'private-address',
    });
    expect(server().requests.length - before).toBe(1);
  });
});

describe('what is allowed although private', () => {
  it.each([
    [['intranet.example'], true],
    [['Intranet.Example'], true],
    [['intranet.example:PORT'], true],
    [['intranet.example:1'], false],
    [['other.example'], false],
    [['example'], false],
    [['127.0.0.1'], true],
    [['127.0.0.1:PORT'], true],
    [['127.0.0.1:1'], false],
    [['127.0.0.2'], false],
    [['127.0.0.0/8'], true],
    [['10.0.0.0/8', '127.0.0.1/32'], true],
    [['::1/128'], false],
    [[], false],
  ])('%j lets intranet.example through: %s', async (entries, allowed) => {
    const allowPrivate = entries.map((entry) => entry.replace('PORT', String(server().port)));
    const url = server()
      .on('/intranet', reply(200, {}, FEED))
      .replace('127.0.0.1', 'intranet.example');
    const outcome = await fetchWith(url, { allowPrivate, resolver: async () => ['127.0.0.1'] });
    expect(outcome.kind).toBe(allowed ? 'fetched' : 'failed');
  });
});
