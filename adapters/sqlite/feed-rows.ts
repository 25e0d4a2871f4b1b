import type {
  DisabledBecause,
  Feed,
  FeedKind,
  FeedReading,
  PollAsks,
  PollStatus,
} from '../../src/domain/feed.ts';

/** One row of `feeds`, as {@link FEED_COLUMNS} selects it. */
export interface FeedRow {
  readonly id: number;
  readonly url: string;
  readonly title: string;
  readonly publisher: string;
  readonly country: string | null;
  readonly lang: string | null;
  readonly kind: FeedKind;
  readonly origin: Feed['origin'];
  readonly disabled_because: DisabledBecause | null;
  readonly disabled_note: string | null;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly next_poll_at: number;
  readonly last_polled_at: number | null;
  readonly last_success_at: number | null;
  readonly last_status: PollStatus | null;
  readonly last_error: string | null;
  readonly failures: number;
  readonly asks: string;
  readonly between_ms: number | null;
  readonly moving_to: string | null;
  readonly selector: string | null;
  readonly full_text: 0 | 1;
}

/** The columns of {@link FeedRow}; a feed that has moved is known by its new address. */
export const FEED_COLUMNS = `id, coalesce(moved_url, url) AS url, title, publisher, country, lang, kind, origin,
  disabled_because, disabled_note, etag, last_modified,
  next_poll_at, last_polled_at, last_success_at, last_status, last_error, failures, asks, between_ms, moving_to,
  selector, full_text`;

/** A row as a feed. */
export function feedOf(row: FeedRow): Feed {
  return {
    id: row.id,
    url: row.url,
    title: row.title,
    publisher: row.publisher,
    country: row.country,
    lang: row.lang,
    kind: row.kind,
    watch: row.selector === null ? { kind: 'feed' } : { kind: 'page', selector: row.selector },
    fullText: row.full_text === 1,
    origin: row.origin,
    disabled: row.disabled_because ? { because: row.disabled_because, note: row.disabled_note ?? '' } : null,
    validators: { etag: row.etag, lastModified: row.last_modified },
    health: {
      nextPollAt: row.next_poll_at,
      lastPolledAt: row.last_polled_at,
      lastSuccessAt: row.last_success_at,
      lastStatus: row.last_status,
      lastError: row.last_error,
      failures: row.failures,
      asks: JSON.parse(row.asks) as PollAsks,
      between: row.between_ms,
      movingTo: row.moving_to,
    },
  };
}

/** How a feed is read, as its columns keep it. */
export interface ReadingRow {
  readonly selector: string | null;
  readonly fullText: 0 | 1;
}

/** The columns of how a feed is read. */
export function readingRow({ watch, fullText }: FeedReading): ReadingRow {
  return { selector: watch.kind === 'page' ? watch.selector : null, fullText: fullText ? 1 : 0 };
}
