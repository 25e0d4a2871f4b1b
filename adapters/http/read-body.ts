import { pipeline, Readable } from 'node:stream';
import { codingsOf, decoderFor, HEAD_BYTES } from './content-coding.ts';
import { explainError } from './explain-error.ts';
import { FetchError } from './fetch-error.ts';

/** A response's body on its way in. */
export interface IncomingBody {
  readonly stream: AsyncIterable<Uint8Array>;
  /** The headers of these names, or `null`. */
  readonly contentEncoding: string | null;
  readonly contentLength: string | null;
  /** Who sent it, for messages. */
  readonly host: string;
}

type Bytes = AsyncGenerator<Uint8Array, void, undefined>;

/**
 * Reads a body whole and undoes its content codings, holding at most `maxBytes` of it: the bound counts what comes
 * out of every decoder, so that a small body which unfolds to gigabytes is dropped as soon as it passes the bound.
 * The bytes have a buffer of their own, which may be handed to another thread. Throws a {@link FetchError}.
 */
export async function readBody(body: IncomingBody, maxBytes: number): Promise<Uint8Array> {
  const { host } = body;
  if (Number(body.contentLength ?? 0) > maxBytes) throw tooLarge(host, maxBytes);
  let bytes: Bytes = bounded(explained(body.stream, host), host, maxBytes);
  // The last round undoes what is a compressed file in itself (`sitemap.xml.gz`), whatever coding it travelled in.
  for (const coding of [...codingsOf(body.contentEncoding, host), 'identity']) {
    bytes = bounded(undo(bytes, coding, host), host, maxBytes);
  }
  return collect(bytes);
}

async function collect(bytes: Bytes): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    size += chunk.length;
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

async function* explained(stream: AsyncIterable<Uint8Array>, host: string): Bytes {
  try {
    yield* stream;
  } catch (error) {
    throw explainError(error, host);
  }
}

async function* bounded(bytes: Bytes, host: string, maxBytes: number): Bytes {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(host, maxBytes);
    yield chunk;
  }
}

async function* undo(bytes: Bytes, coding: string, host: string): Bytes {
  const { head, all } = await peek(bytes);
  const decoder = decoderFor(coding, head, host);
  if (decoder === null) {
    yield* all;
    return;
  }
  try {
    // Errors of either side reach the reader of the decoder, and leaving the loop early ends both.
    yield* pipeline(Readable.from(all), decoder, () => undefined);
  } catch (error) {
    // Whatever came from the network is a FetchError already: the rest is the decoder's complaint.
    if (error instanceof FetchError) throw error;
    throw new FetchError('bad-encoding', `${host} sent a compressed answer that is damaged or cut short.`);
  }
}

/** The first bytes of a stream, and the stream as if it had not been touched. */
async function peek(bytes: Bytes): Promise<{ readonly head: Uint8Array; readonly all: Bytes }> {
  const first: Uint8Array[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const next = await bytes.next();
    if (next.done) break;
    first.push(next.value);
    size += next.value.length;
  }
  const all = async function* (): Bytes {
    try {
      yield* first;
      yield* bytes;
    } finally {
      await bytes.return();
    }
  };
  return { head: Buffer.concat(first).subarray(0, HEAD_BYTES), all: all() };
}

function tooLarge(host: string, maxBytes: number): FetchError {
  const megabytes = (maxBytes / (1024 * 1024)).toLocaleString('en', { maximumFractionDigits: 1 });
  return new FetchError(
    'too-large',
    `${host} sent more than ${megabytes} MB, which is no feed of a sensible size.`,
  );
}
