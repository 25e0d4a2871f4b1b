import type { FetchFailure } from '../../src/feeds/fetch-outcome.ts';
import { FetchError } from './fetch-error.ts';

interface Explanation {
  readonly code: FetchFailure;
  /** What happened, as the rest of a sentence that begins with the host's name. */
  readonly says: string;
}

const TLS_CODES: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'has a certificate that has expired',
  CERT_NOT_YET_VALID: 'has a certificate that is not valid yet: is the clock of this machine right?',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'has a certificate that it signed itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'has a certificate from an authority that is not trusted here',
  UNABLE_TO_GET_ISSUER_CERT: 'sends an incomplete certificate chain',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'has a certificate from an authority that is not trusted here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'sends an incomplete certificate chain',
  ERR_TLS_CERT_ALTNAME_INVALID: 'has a certificate for another name',
  CERT_REVOKED: 'has a certificate that was revoked',
};

const CODES: Readonly<Record<string, Explanation>> = {
  ENOTFOUND: { code: 'dns', says: 'is a name that the domain name system does not know' },
  ENODATA: { code: 'dns', says: 'is a name without an address' },
  EAI_AGAIN: { code: 'dns', says: 'could not be looked up just now' },
  EAI_FAIL: { code: 'dns', says: 'could not be looked up' },
  ESERVFAIL: { code: 'dns', says: 'could not be looked up' },
  ETIMEOUT: { code: 'dns', says: 'could not be looked up in time' },
  ECONNREFUSED: { code: 'refused', says: 'refused the connection' },
  ECONNRESET: { code: 'network', says: 'broke the connection off' },
  EPIPE: { code: 'network', says: 'broke the connection off' },
  EHOSTUNREACH: { code: 'network', says: 'cannot be reached from here' },
  ENETUNREACH: { code: 'network', says: 'cannot be reached from here' },
  EADDRNOTAVAIL: { code: 'network', says: 'cannot be reached from here' },
  EACCES: { code: 'network', says: 'may not be reached from this machine' },
  ETIMEDOUT: { code: 'timeout', says: 'did not take the connection in time' },
  UND_ERR_CONNECT_TIMEOUT: { code: 'timeout', says: 'did not take the connection in time' },
  UND_ERR_HEADERS_TIMEOUT: { code: 'timeout', says: 'did not answer in time' },
  UND_ERR_BODY_TIMEOUT: { code: 'timeout', says: 'did not finish its answer in time' },
  UND_ERR_HEADERS_OVERFLOW: { code: 'too-large', says: 'sent more headers than are taken' },
  UND_ERR_SOCKET: { code: 'network', says: 'ended the connection before its answer was whole' },
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: { code: 'network', says: 'sent another length than it announced' },
  UND_ERR_CLOSED: { code: 'aborted', says: 'was not fetched, because the program is stopping' },
  UND_ERR_DESTROYED: { code: 'aborted', says: 'was not fetched, because the program is stopping' },
};

/**
 * What an error of the network means, for the feed's owner. The error's own text is never passed on: it may hold
 * addresses with secrets, and it speaks to programmers.
 */
export function explainError(error: unknown, host: string): FetchError {
  if (error instanceof FetchError) return error;
  const { code, says } = explain(error);
  return new FetchError(code, `${host} ${says}.`);
}

function explain(error: unknown): Explanation {
  const codes = codesOf(error);
  for (const code of codes) {
    const tls = TLS_CODES[code];
    if (tls) return { code: 'tls', says: tls };
    const known = CODES[code];
    if (known) return known;
    if (code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_'))
      return { code: 'tls', says: 'does not speak HTTPS as it should' };
    if (code.startsWith('HPE_')) return { code: 'network', says: 'sent something that is not HTTP' };
  }
  const [first] = codes;
  return { code: 'network', says: `could not be fetched${first ? ` (${first})` : ''}` };
}

/** The codes of an error, its causes and its parts (several addresses were tried), outermost first. */
function codesOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 4) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const parts = error instanceof AggregateError ? error.errors.slice(0, 8) : [];
  return [...own, ...[error.cause, ...parts].flatMap((part) => codesOf(part, depth + 1))];
}
