import type { Validators } from '../../src/domain/feed.ts';
import { ACCEPT_ENCODING } from './content-coding.ts';

/** Feeds first, then what feeds are often mislabelled as, then anything: a server that must choose chooses the feed. */
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5';

/** Pages that are watched and articles, as a browser asks for them. */
const ACCEPT_PAGE = 'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8';

/** What a header may hold: visible characters, spaces, tabs and the upper half of Latin-1. */
const SENDABLE = /^[\t\x20-\x7e\x80-\xff]{1,1000}$/;

/** Name and password of an address, and the only origin that they are shown to. */
export interface Credentials {
  readonly authorization: string;
  readonly username: string;
  readonly password: string;
  readonly origin: URL;
}

/** The headers of a request for a feed, or for a page. Validators go back to the letter, whatever they look like (RFC 9110 §13.1). */
export function requestHeaders(
  userAgent: string,
  validators: Validators,
  authorization: string | null,
  wants: 'feed' | 'page' = 'feed',
): Record<string, string> {
  const headers: Record<string, string> = {
    'user-agent': userAgent,
    accept: wants === 'page' ? ACCEPT_PAGE : ACCEPT,
    'accept-encoding': ACCEPT_ENCODING,
  };
  const { etag, lastModified } = sendable(validators);
  if (etag !== null) headers['if-none-match'] = etag;
  if (lastModified !== null) headers['if-modified-since'] = lastModified;
  if (authorization !== null) headers.authorization = authorization;
  return headers;
}

/** Validators without those that cannot be sent in a header. */
export function sendable({ etag, lastModified }: Validators): Validators {
  const keep = (value: string | null): string | null =>
    value !== null && SENDABLE.test(value) ? value : null;
  return { etag: keep(etag), lastModified: keep(lastModified) };
}

/** Name and password of an address (RFC 7617, in UTF-8); `null` where it has none. */
export function credentialsOf(url: URL): Credentials | null {
  const { username, password } = url;
  if (username === '' && password === '') return null;
  const pair = `${decoded(username)}:${decoded(password)}`;
  const authorization = `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
  return { authorization, username, password, origin: new URL(url.origin) };
}

/** Whether credentials may be shown to this address: to their own origin, and to its host over HTTPS. */
export function belongTo(credentials: Credentials, url: URL): boolean {
  const { origin } = credentials;
  if (url.origin === origin.origin) return true;
  const upgraded = origin.protocol === 'http:' && url.protocol === 'https:';
  return upgraded && url.hostname === origin.hostname && origin.port === '' && url.port === '';
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
