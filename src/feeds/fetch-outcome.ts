import type { Validators } from '../domain/feed.ts';
import type { DurationMs, EpochMs } from '../domain/time.ts';

/** A body as the server sent it, content coding already undone, with what is needed to decode it. */
export interface FetchedDocument {
  readonly bytes: Uint8Array;
  /** The `Content-Type` header, or `null`. */
  readonly contentType: string | null;
  /** The `Link` headers, joined; absent where there was none. */
  readonly linkHeader?: string;
  /** The address that answered after redirects: relative links resolve against it. */
  readonly url: string;
}

/** What the response headers say about when to come back. */
export interface PollHints {
  /** From `Cache-Control: max-age` or `Expires`; `null` when neither is given. */
  readonly freshFor: DurationMs | null;
}

/** How a fetch ended, as a value. `message` is one plain sentence for the feed's owner. */
export type FetchOutcome =
  | {
      readonly kind: 'unchanged';
      /** Those of the answer where it gave new ones, else those that were sent. */
      readonly validators: Validators;
      readonly hints: PollHints;
      /** As in `fetched`: a feed that has moved may answer 304 for ever. */
      readonly movedTo: string | null;
    }
  | {
      readonly kind: 'fetched';
      readonly document: FetchedDocument;
      readonly validators: Validators;
      readonly hints: PollHints;
      /** Where a chain of only permanent redirects (301, 308) ended; `null` when there was none. */
      readonly movedTo: string | null;
    }
  | { readonly kind: 'gone'; readonly message: string }
  | {
      readonly kind: 'limited';
      readonly retryAt: EpochMs | null;
      readonly status: 429 | 503;
      readonly message: string;
    }
  | {
      readonly kind: 'failed';
      readonly code: FetchFailure;
      readonly message: string;
      /** The status of the answer, where that was the failure (`http-status`). */
      readonly status?: number;
    };

/** Why a fetch failed, for branching and counting; the message is for people. */
export type FetchFailure =
  | 'bad-address'
  | 'private-address'
  | 'dns'
  | 'refused'
  | 'tls'
  | 'timeout'
  | 'too-large'
  | 'too-many-redirects'
  | 'bad-encoding'
  | 'http-status'
  | 'aborted'
  | 'network';
