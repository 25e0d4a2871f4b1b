import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { EpochMs } from '../../src/domain/time.ts';
import { formatHttpDate, parseHttpDate } from '../../src/feeds/http-date.ts';

/** What identifies one state of a document. */
export interface DocumentState {
  /** Strong, with its quotes. */
  readonly etag: string;
  readonly lastModified: EpochMs;
}

/** A strong entity tag made of the content itself. */
export function contentTag(bytes: Uint8Array): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
}

/** The headers by which a document is asked for again conditionally. */
export function stateHeaders({ etag, lastModified }: DocumentState): Record<string, string> {
  return { etag, 'last-modified': formatHttpDate(lastModified) };
}

/**
 * Whether a request is to be answered 304 (RFC 9110 §13.2.2): by its `If-None-Match`, compared weakly, and by its
 * `If-Modified-Since` only where it has none.
 */
export function isUnchanged(headers: IncomingHttpHeaders, state: DocumentState): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) {
    const known = tags.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    return known.includes('*') || known.includes(state.etag);
  }
  const since = headers['if-modified-since'];
  const at = since === undefined ? null : parseHttpDate(since, state.lastModified);
  // Dates of HTTP have no fractions of a second.
  return at !== null && Math.floor(state.lastModified / 1_000) * 1_000 <= at;
}
