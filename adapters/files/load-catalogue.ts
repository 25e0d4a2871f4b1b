import * as z from 'zod';
import { AS_A_FEED, FEED_KINDS, type Feed, type FeedSource } from '../../src/domain/feed.ts';
import { readDataFile } from './data-file.ts';

/** A feed of the shipped catalogue, with why it starts switched off and how sure we are of it. */
export interface CatalogueFeed {
  readonly source: FeedSource;
  readonly origin: 'catalogue';
  readonly disabled: Feed['disabled'];
  /** Nobody has seen it answer yet; `doctor` says so until it has. */
  readonly unverified: boolean;
}

const schema = z.array(
  z.object({
    url: z.url({ protocol: /^https?$/ }),
    title: z.string().min(1),
    publisher: z.string().min(1),
    country: z.string().nullable(),
    lang: z.string().nullable(),
    kind: z.enum(FEED_KINDS),
    status: z.enum(['ok', 'ok?', 'unverified', 'stale?', 'dead', 'unreachable', 'bot-wall']),
    note: z.string(),
  }),
);

const OFF: readonly string[] = ['dead', 'unreachable', 'bot-wall'];

/** The feeds that ship with the program: `feeds.json` of the data folder. */
export function loadCatalogue(dataDir: string): readonly CatalogueFeed[] {
  return readDataFile(dataDir, 'feeds.json', schema).map((row) => ({
    source: {
      url: row.url,
      title: row.title,
      publisher: row.publisher,
      country: row.country,
      lang: row.lang,
      kind: row.kind,
      ...AS_A_FEED,
    },
    origin: 'catalogue',
    disabled: OFF.includes(row.status) ? { because: 'catalogue', note: `${row.status}: ${row.note}` } : null,
    unverified: row.status === 'unverified' || row.status === 'stale?',
  }));
}
