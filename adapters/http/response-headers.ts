import type { Validators } from '../../src/domain/feed.ts';
import type { TimeHeaders } from '../../src/feeds/response-times.ts';
import { sendable } from './request-headers.ts';

/** Headers of a response: lower-case names, values byte by byte as Latin-1; repeated ones as a list. */
export type ResponseHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** The first value of a header; `null` where it is absent. */
export function header(headers: ResponseHeaders, name: string): string | null {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** The validators that a response gives, to the letter; what could not be sent back counts as none. */
export function validatorsOf(headers: ResponseHeaders): Validators {
  return sendable({ etag: header(headers, 'etag'), lastModified: header(headers, 'last-modified') });
}

/** The headers that speak of time. */
export function timeHeaders(headers: ResponseHeaders): TimeHeaders {
  return {
    date: header(headers, 'date'),
    age: header(headers, 'age'),
    cacheControl: allOf(headers, 'cache-control'),
    expires: header(headers, 'expires'),
    retryAfter: header(headers, 'retry-after'),
  };
}

/** All values of a list header (RFC 9110 §5.3), joined; `null` where it is absent. */
export function allOf(headers: ResponseHeaders, name: string): string | null {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
}
