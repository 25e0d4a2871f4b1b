import { isUtf8 } from 'node:buffer';
import { FetchError } from './fetch-error.ts';
import { header, type ResponseHeaders } from './response-headers.ts';

/** What is looked at of a response before its body is touched. */
export interface Answer {
  readonly status: number;
  readonly headers: ResponseHeaders;
}

/** A response that is no redirect, and how it was reached. */
export interface Reached<A extends Answer> {
  readonly answer: A;
  /** The address that answered, without a fragment. */
  readonly url: URL;
  /** Whether there were redirects, and all of them permanent. */
  readonly moved: boolean;
  /** Whether there was a redirect that was not permanent. */
  readonly diverted: boolean;
}

/** How many redirects are followed. */
export const MAX_REDIRECTS = 10;

const PERMANENT = new Set([301, 308]);
const TEMPORARY = new Set([302, 303, 307]);
const MAX_ADDRESS = 4_096;

/**
 * Follows redirects from `start` until something else answers. `send` is called for each address and must check it
 * like any other; the body of a redirect is left to it. Throws a {@link FetchError} for circles, chains of more
 * than ten, and redirects to what is no http(s) address.
 */
export async function followRedirects<A extends Answer>(
  start: URL,
  send: (url: URL) => Promise<A>,
): Promise<Reached<A>> {
  const visited = new Set<string>();
  let url = start;
  let diverted = false;
  for (;;) {
    visited.add(url.href);
    const answer = await send(url);
    const redirects = PERMANENT.has(answer.status) || TEMPORARY.has(answer.status);
    if (!redirects) return { answer, url, diverted, moved: visited.size > 1 && !diverted };
    diverted ||= TEMPORARY.has(answer.status);
    url = nextAddress(url, header(answer.headers, 'location'));
    if (visited.has(url.href))
      throw new FetchError('too-many-redirects', `${start.host} redirects in a circle.`);
    if (visited.size > MAX_REDIRECTS)
      throw new FetchError('too-many-redirects', `${start.host} redirects more than ${MAX_REDIRECTS} times.`);
  }
}

/** Reads the address of a feed or of a redirect: http(s) only, of a sensible length, without its fragment. */
export function parseAddress(text: string, base?: URL): URL | null {
  if (text.length > MAX_ADDRESS || !URL.canParse(text, base?.href)) return null;
  const url = new URL(text, base?.href);
  url.hash = '';
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '' ? url : null;
}

function nextAddress(from: URL, location: string | null): URL {
  if (location === null || location.trim() === '')
    throw new FetchError('http-status', `${from.host} redirects without saying where to.`);
  const url = parseAddress(asText(location), from);
  if (url === null) throw new FetchError('bad-address', `${from.host} redirects to what is no web address.`);
  // Names and passwords in a redirect are the server's invention, not the user's.
  url.username = '';
  url.password = '';
  return url;
}

/** Header bytes as text: many servers write UTF-8 where only ASCII is allowed. */
function asText(value: string): string {
  const bytes = Buffer.from(value, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : value;
}
