import { isUtf8 } from 'node:buffer';
import type { Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { FetchError } from './fetch-error.ts';

/** Bytes of a body that are looked at before a decoder is chosen. */
export const HEAD_BYTES = 64;

/** zstd came with Node 22.15 and 23.8; the types of Node 20 do not know it. */
const createZstd = (
  zlib as unknown as {
    createZstdDecompress?: (options: { chunkSize: number; params: Record<number, number> }) => Transform;
  }
).createZstdDecompress;

/** Each chunk costs a visit to a thread, so they are made larger than Node's 16 KiB. */
const CHUNK = { chunkSize: 64 * 1024 } as const;

/** ZSTD_d_windowLogMax: windows up to 8 MiB, as RFC 9659 bounds them for HTTP. */
const ZSTD_WINDOW = { 100: 23 } as const;

/** What the program can undo, as `Accept-Encoding` wants it. */
export const ACCEPT_ENCODING = createZstd ? 'gzip, deflate, br, zstd' : 'gzip, deflate, br';

/**
 * A stream that undoes one content coding (RFC 9110 §8.4.1) of a body that begins with `head`; `null` where nothing
 * is to be undone. The bytes are believed more than the header, for servers often name a coding that they did not
 * apply, or compress without a word. Throws a {@link FetchError} for what cannot be undone here.
 */
export function decoderFor(coding: string, head: Uint8Array, host: string): Transform | null {
  if (head.length === 0) return null;
  // No text begins with these two bytes, and every gzip stream does (RFC 1952).
  if (head[0] === 0x1f && head[1] === 0x8b) return zlib.createGunzip(CHUNK);
  if (looksPlain(head)) return null;
  switch (coding) {
    case 'deflate':
      return isZlib(head) ? zlib.createInflate(CHUNK) : zlib.createInflateRaw(CHUNK);
    case 'br':
      return zlib.createBrotliDecompress(CHUNK);
    case 'zstd':
      if (createZstd) return createZstd({ ...CHUNK, params: ZSTD_WINDOW });
      throw undoable(coding, host);
    case 'gzip':
    case 'x-gzip':
      throw new FetchError(
        'bad-encoding',
        `${host} says that its answer is compressed by gzip, and it is not.`,
      );
    case 'compress':
    case 'x-compress':
    case 'dcb':
    case 'dcz':
      throw undoable(coding, host);
    default:
      // `identity`, `none`, `utf-8`: not a coding at all. What reads the document will judge it.
      return null;
  }
}

/** The codings that a `Content-Encoding` header names, in the order in which they are to be undone; at most three. */
export function codingsOf(header: string | null, host: string): readonly string[] {
  const names = (header ?? '').split(',', 8).map((name) => name.trim().toLowerCase());
  const codings = names.filter((name) => name !== '' && name !== 'identity');
  if (codings.length > 3)
    throw new FetchError(
      'bad-encoding',
      `${host} says that its answer is compressed ${codings.length} times over.`,
    );
  return codings.length === 0 ? ['identity'] : codings.reverse();
}

/** Text, as far as can be seen: no control bytes, and either markup, JSON or valid UTF-8. */
function looksPlain(head: Uint8Array): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) {
    return head[2] === 0x3c || head[3] === 0x3c;
  }
  if (head.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)) return false;
  const start = Buffer.from(head).toString('latin1').trimStart();
  if (/^(?:<[?!a-z]|[{[]\s*["{\]}])/i.test(start)) return true;
  return [0, 1, 2, 3].some((cut) => isUtf8(head.subarray(0, Math.max(0, head.length - cut))));
}

/** A header of RFC 1950: method 8, and a sum that is a multiple of 31. Without one it is a bare RFC 1951 stream. */
function isZlib([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

function undoable(coding: string, host: string): FetchError {
  return new FetchError(
    'bad-encoding',
    `${host} compresses its answer by ${coding}, which cannot be undone here.`,
  );
}
