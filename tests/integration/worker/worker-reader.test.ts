import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createWorkerReader, type WorkerReaderOptions } from '../../../adapters/worker/worker-reader.ts';
import type { AnalysisInput } from '../../../src/domain/analysis.ts';
import type { FetchedDocument } from '../../../src/feeds/fetch-outcome.ts';
import type { Reader } from '../../../src/pipeline/ports.ts';

const analyserFile = join(import.meta.dirname, '../../fixtures/worker/misbehaving-analyser.mjs');

const open: Reader[] = [];

function reader(options: Partial<WorkerReaderOptions> = {}): Reader {
  const made = createWorkerReader({ threads: 1, analyserFile, dataDir: 'any', ...options });
  open.push(made);
  return made;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((made) => made.close()));
});

const FEED = `<rss version="2.0"><channel><title>Ministry</title><item><title>India and UK sign</title>
  <link>https://example.org/1</link><pubDate>Wed, 24 Jul 2024 15:30:00 GMT</pubDate><description>Text.</description>
  </item></channel></rss>`;

function documentOf(text: string): FetchedDocument {
  return {
    bytes: new TextEncoder().encode(text),
    contentType: 'application/rss+xml',
    url: 'https://example.org/',
  };
}

/** Takes far longer to read than a millisecond, and is refused by nothing. */
function longFeed(): FetchedDocument {
  const item = `<item><title>A &amp; B</title><description>${'&lt;p&gt;word&lt;/p&gt;'.repeat(20)}</description></item>`;
  return documentOf(`<rss version="2.0"><channel>${item.repeat(5_000)}</channel></rss>`);
}

function items(...titles: string[]): AnalysisInput[] {
  return titles.map((title) => ({ title, summary: '', outlet: '', lang: 'en', published: '2024-07-24' }));
}

async function readings(made: Reader, ...titles: string[]): Promise<(string | null)[]> {
  const analyses = await made.analyse(items(...titles));
  return analyses.map((analysis) => analysis?.because ?? null);
}

describe('reading documents in threads', () => {
  it('reads a feed and leaves the caller its bytes', async () => {
    const document = documentOf(FEED);
    const outcome = await reader().read(document);
    expect(outcome).toMatchObject({ kind: 'feed', feed: { title: 'Ministry', reader: 'rss-parser' } });
    expect(document.bytes.byteLength).toBe(FEED.length);
    expect(new TextDecoder().decode(document.bytes)).toBe(FEED);
  });

  it('reads bytes that are a view of a larger buffer', async () => {
    const whole = Buffer.from(`junk${FEED}junk`);
    const bytes = new Uint8Array(whole.buffer, whole.byteOffset + 4, FEED.length);
    const outcome = await reader().read({ ...documentOf(''), bytes });
    expect(outcome).toMatchObject({ kind: 'feed' });
  });

  it('says what is no feed', async () => {
    expect(await reader().read(documentOf('<html><title>Hello</title></html>'))).toMatchObject({
      kind: 'not-a-feed',
      what: 'html',
    });
  });

  it('ends a document over its time, says so, and goes on', async () => {
    const made = reader({ readTimeoutMs: 1 });
    expect(await made.read(longFeed())).toEqual({
      kind: 'failed',
      code: 'timeout',
      message: 'Reading took longer than 0.001 s and was ended.',
    });
  });

  it('reads the next document after one that was ended, each of many', async () => {
    const made = reader({ threads: 2, readTimeoutMs: 2_000 });
    const hangs = made.analyse(items('hang'));
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => made.read(documentOf(FEED))));
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(Array(20).fill('feed'));
    expect(await hangs).toEqual([null]);
  });

  it('ends a document over its memory, says so, and goes on', async () => {
    const made = reader({ memoryMb: 24, readTimeoutMs: 60_000 });
    const entries = Array.from(
      { length: 15_000 },
      (_, i) => `<item><title>${i}</title><description>${`w${i} `.repeat(80)}</description></item>`,
    );
    const outcome = await made.read(
      documentOf(`<rss version="2.0"><channel>${entries.join('')}</channel></rss>`),
    );
    expect(outcome).toEqual({
      kind: 'failed',
      code: 'memory',
      message: 'Reading needed more than 24 MB and was ended.',
    });
    expect(await made.read(documentOf(FEED))).toMatchObject({ kind: 'feed' });
  });

  it('does not count the time that a task waits for a thread', async () => {
    const made = reader({ readTimeoutMs: 1_000 });
    // Three times the limit in all, one after the other.
    const hanging = Array.from({ length: 3 }, () => made.analyse(items('hang')));
    const last = made.read(documentOf(FEED));
    await Promise.all(hanging);
    expect(await last).toMatchObject({ kind: 'feed' });
  });
});

describe('analysing items in threads', () => {
  it('answers in order, over several tasks', async () => {
    const titles = Array.from({ length: 120 }, (_, i) => `item ${i}`);
    expect(await readings(reader({ threads: 2 }), ...titles)).toEqual(titles.map((title) => `read ${title}`));
  });

  it('answers nothing to nothing', async () => {
    expect(await reader().analyse([])).toEqual([]);
  });

  it.each(['hang', 'hoard', 'exit', 'throw'])('loses only the item that makes it %s', async (bad) => {
    const made = reader({ readTimeoutMs: 2_000, memoryMb: 64 });
    expect(await readings(made, 'a', bad, 'b')).toEqual(['read a', null, 'read b']);
    expect(await readings(made, 'c')).toEqual(['read c']);
  });

  it('rejects, rather than calling items unreadable, when the analyser cannot be loaded', async () => {
    await expect(reader({ dataDir: 'broken' }).analyse(items('a'))).rejects.toThrow(
      'The analysis cannot start: countries.json, row 3: expected a name.',
    );
  });

  it('rejects when the program stops', async () => {
    const made = reader({ readTimeoutMs: 60_000 });
    const running = made.analyse(items('hang'));
    const waiting = made.analyse(items('a'));
    const outcomes = Promise.allSettled([running, waiting]);
    await made.close();
    expect((await outcomes).map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    expect(await made.read(documentOf(FEED))).toMatchObject({ kind: 'failed', code: 'crash' });
  });

  it('shows a thread nothing of the environment', async () => {
    expect(await readings(reader(), 'environment')).toEqual(['{}']);
  });
});

describe("the program's own analyser", () => {
  let made: Reader;
  beforeAll(() => {
    made = createWorkerReader({ threads: 1 });
    return () => made.close();
  });

  it('reads a cooperation of two countries', async () => {
    const [analysis] = await made.analyse([
      {
        title: 'India and Japan sign agreement on semiconductor cooperation',
        summary: '',
        outlet: 'Example Times',
        lang: 'en',
        published: '2024-07-24T15:30:00Z',
      },
    ]);
    expect(analysis?.pairs).toEqual([['IN', 'JP']]);
  });
});
