import * as zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FEED, fetchOnce, textOf, useServer } from './fetching.ts';
import { reply } from './scripted-server.ts';

const MAX = 64 * 1024;
const { server, fetcher } = useServer({ maxBytes: MAX });
const long = `${FEED}<!--${'Ünïcode '.repeat(2_000)}-->`;
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(FEED, 'utf16le')]);

const { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } = zlib;

/** A zstd frame of one block that is not compressed (RFC 8878 §3.1.1), as Node 20 cannot make one; 256 to 65,791 bytes. */
function zstdFrame(text: string): Buffer {
  const content = Buffer.from(text);
  const head = Buffer.from('28b52ffd600000', 'hex');
  head.writeUInt16LE(content.length - 256, 5);
  // The last block (1) of raw bytes (0), and their number from the fourth bit on.
  return Buffer.concat([head, uint24(1 | (content.length << 3)), content]);
}

const uint24 = (value: number): Buffer => Buffer.from([value & 255, (value >> 8) & 255, value >> 16]);

const half = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.length / 2);

describe('a content coding', () => {
  it.each<[string, string | null, Uint8Array]>([
    ['none', null, Buffer.from(long)],
    ['identity', 'identity', Buffer.from(long)],
    ['gzip', 'gzip', gzipSync(long)],
    ['gzip in capitals', 'GZIP', gzipSync(long)],
    ['x-gzip', 'x-gzip', gzipSync(long)],
    ['gzip in two members', 'gzip', Buffer.concat([gzipSync(long.slice(0, 50)), gzipSync(long.slice(50))])],
    ['gzip without a word of it', null, gzipSync(long)],
    ['gzip, said to be brotli', 'br', gzipSync(long)],
    ['deflate with its zlib header', 'deflate', deflateSync(long)],
    ['deflate without it', 'deflate', deflateRawSync(long)],
    ['brotli', 'br', brotliCompressSync(long)],
    ['deflate, then brotli', 'deflate, br', brotliCompressSync(deflateSync(long))],
    ['gzip twice', 'gzip, gzip', gzipSync(gzipSync(long))],
    ['a gzip file within gzip', 'gzip', gzipSync(gzipSync(long))],
    ['a gzip file within brotli', 'br', brotliCompressSync(gzipSync(long))],
    ['gzip once, said twice', 'gzip, gzip', gzipSync(long)],
    ['gzip, said not to be applied', 'gzip', Buffer.from(long)],
    ['brotli, said not to be applied', 'br', Buffer.from(long)],
    ['deflate, said not to be applied', 'deflate', Buffer.from(`\n  ${long}`)],
    ['zstd, said not to be applied', 'zstd', Buffer.from(long)],
    ['a word that is no coding', 'utf-8', Buffer.from(long)],
  ])('%s is undone', async (_, coding, body) => {
    const url = server().on(
      '/coded',
      reply(200, coding === null ? {} : { 'content-encoding': coding }, body),
    );
    expect(textOf(await fetchOnce(fetcher(), url)).trim()).toBe(long);
  });

  it.each([
    ['JSON', Buffer.from('{"version":"https://jsonfeed.org/version/1.1"}')],
    ['UTF-16', utf16],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${FEED}`)],
    [
      'windows-1252',
      Buffer.from('<?xml version="1.0" encoding="windows-1252"?><rss>\x93caf\xe9\x94</rss>', 'latin1'),
    ],
    ['a sentence', Buffer.from('Service unavailable, désolé.')],
    ['nothing', Buffer.alloc(0)],
  ])('that was not applied is tolerated for %s', async (_, body) => {
    const url = server().on('/plain', reply(200, { 'content-encoding': 'gzip' }, body));
    expect(await fetchOnce(fetcher(), url)).toMatchObject({
      kind: 'fetched',
      document: { bytes: new Uint8Array(body) },
    });
  });

  it.each<[string, string, Uint8Array]>([
    ['gzip cut short', 'gzip', half(gzipSync(long))],
    ['gzip without its last byte', 'gzip', gzipSync(long).subarray(0, -1)],
    ['gzip that is damaged', 'gzip', gzipSync(long).fill(0x55, 30, 60)],
    ['deflate cut short', 'deflate', half(deflateSync(long))],
    ['brotli cut short', 'br', half(brotliCompressSync(long))],
    ['brotli that is none', 'br', Buffer.from([0xff, 0x00, 0x01, 0x02, 0xfe])],
    ['gzip that is none', 'gzip', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00])],
    ['compress', 'compress', Buffer.from([0x1f, 0x9d, 0x90, 0x3c])],
    ['four codings', 'br, br, br, br', brotliCompressSync(long)],
  ])('%s fails with a sentence', async (_, coding, body) => {
    const url = server().on('/broken', reply(200, { 'content-encoding': coding }, body));
    const outcome = await fetchOnce(fetcher(), url);
    expect(outcome).toMatchObject({ kind: 'failed', code: 'bad-encoding' });
  });

  it('zstd is asked for and undone where Node has it, and refused in words where it has not', async () => {
    const url = server().on(
      '/zstd',
      reply(200, { 'content-encoding': 'zstd' }, zstdFrame(long.slice(0, 9_000))),
    );
    const outcome = await fetchOnce(fetcher(), url);
    const asked = server().requests.at(-1)?.headers['accept-encoding'];
    if ('createZstdDecompress' in zlib) {
      expect(textOf(outcome)).toBe(long.slice(0, 9_000));
      expect(asked).toBe('gzip, deflate, br, zstd');
    } else {
      expect(outcome).toMatchObject({
        kind: 'failed',
        code: 'bad-encoding',
        message: expect.stringContaining('zstd'),
      });
      expect(asked).toBe('gzip, deflate, br');
    }
  });

  it('gives bytes with a buffer of their own', async () => {
    const url = server().on('/small', reply(200, {}, 'tiny'));
    const outcome = await fetchOnce(fetcher(), url);
    if (outcome.kind !== 'fetched') throw new Error('not fetched');
    expect(outcome.document.bytes.buffer.byteLength).toBe(4);
  });
});

describe('a body that is too large', () => {
  const empty = gzipSync('');
  const zeros = Buffer.alloc(50 * 1024 * 1024);
  it.each<[string, string | null, Uint8Array]>([
    ['by a byte', null, Buffer.alloc(MAX + 1, 0x20)],
    ['once unpacked (gzip)', 'gzip', gzipSync(zeros)],
    ['once unpacked (deflate)', 'deflate', deflateSync(zeros)],
    ['once unpacked twice', 'gzip, gzip', gzipSync(gzipSync(zeros))],
    [
      'between two codings',
      'gzip, deflate',
      deflateSync(Buffer.concat(Array.from({ length: 20_000 }, () => empty))),
    ],
  ])('%s is dropped', async (_, coding, body) => {
    const url = server().on(
      '/large',
      reply(200, coding === null ? {} : { 'content-encoding': coding }, body),
    );
    expect(await fetchOnce(fetcher(), url)).toMatchObject({ kind: 'failed', code: 'too-large' });
  });

  it('is not even begun where its length is announced', async () => {
    const url = server().on('/announced', (_, response) => {
      response.writeHead(200, { 'content-length': String(MAX + 1) }).write('<');
    });
    expect(await fetchOnce(fetcher(), url)).toMatchObject({ kind: 'failed', code: 'too-large' });
  });

  it('is dropped while it streams, and the connection with it', async () => {
    const chunk = Buffer.alloc(16 * 1024, 0x20);
    let sent = 0;
    const closed = new Promise<void>((resolve) => {
      server().on('/stream', (_, response) => {
        const more = (): void => {
          while (!response.destroyed && response.write(chunk)) sent += chunk.length;
        };
        response.on('drain', more).on('close', () => resolve());
        more();
      });
    });
    expect(await fetchOnce(fetcher(), `${server().url}/stream`)).toMatchObject({ code: 'too-large' });
    await closed;
    // What the system buffers may be sent beyond the bound, but not much more.
    expect(sent).toBeLessThan(32 * 1024 * 1024);
  });

  it('may be exactly as large as the bound', async () => {
    const url = server().on('/exact', reply(200, {}, Buffer.alloc(MAX, 0x20)));
    expect(await fetchOnce(fetcher(), url)).toMatchObject({ kind: 'fetched' });
  });
});
