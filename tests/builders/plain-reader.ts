import { createHash } from 'node:crypto';
import type { Analysis, AnalysisInput } from '../../src/domain/analysis.ts';
import type { FeedEntry } from '../../src/domain/item.ts';
import type { FeedDocument } from '../../src/feeds/feed-document.ts';
import type { FetchOutcome } from '../../src/feeds/fetch-outcome.ts';
import type { Reader } from '../../src/pipeline/ports.ts';
import { anAnalysis, irrelevant } from './analysis.ts';

/** What a test's feed carries: its document as JSON, so that no parser stands between the test and the pipeline. */
export type PlainDocument = Partial<Omit<FeedDocument, 'entries'>> & {
  readonly entries: readonly Partial<FeedEntry>[];
};

/** A fetch that brought a document. */
export function fetched(document: PlainDocument, etag = '"1"'): Extract<FetchOutcome, { kind: 'fetched' }> {
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  return {
    kind: 'fetched',
    document: { bytes, contentType: 'application/json', url: 'https://example.com/feed' },
    validators: { etag, lastModified: null },
    hints: { freshFor: null },
    movedTo: null,
  };
}

/** A reader that runs in the test's own thread: documents are JSON, and what has the word `pact` is news of GB and IN. */
export function createPlainReader(
  analyse: (input: AnalysisInput) => Analysis | null = byTheWordPact,
): Reader {
  return {
    async read({ bytes }) {
      const text = new TextDecoder().decode(bytes);
      if (!text.startsWith('{'))
        return {
          kind: 'not-a-feed',
          what: 'html',
          message: 'A web page came instead of a feed.',
          feedLink: /https?:\/\/[^\s">]+/.exec(text)?.[0] ?? null,
        };
      return { kind: 'feed', feed: complete(JSON.parse(text) as PlainDocument) };
    },
    async analyse(inputs) {
      return inputs.map(analyse);
    },
    async close() {},
  };
}

function byTheWordPact({ title }: AnalysisInput): Analysis {
  return /pact/i.test(title) ? anAnalysis() : irrelevant();
}

function complete(document: PlainDocument): FeedDocument {
  return {
    format: 'rss',
    title: 'A feed',
    lang: 'en',
    unreadable: [],
    updateEvery: null,
    skipHours: [],
    skipDays: [],
    reader: 'tolerant',
    charset: 'utf-8',
    ...document,
    entries: document.entries.map((entry) => ({
      guid: null,
      url: null,
      title: '',
      summary: '',
      published: null,
      outlet: null,
      lang: null,
      hash: createHash('sha256').update(JSON.stringify(entry)).digest('hex'),
      ...entry,
    })),
  };
}
