import { describe, expect, it } from 'vitest';
import { explainError } from '../../../../adapters/http/explain-error.ts';
import { FetchError } from '../../../../adapters/http/fetch-error.ts';

const coded = (code: string): Error => Object.assign(new Error('GET https://u:p@h/?token=s3cret'), { code });

describe('explainError', () => {
  it.each([
    ['ENOTFOUND', 'dns', 'h is a name that the domain name system does not know.'],
    ['EAI_AGAIN', 'dns', 'h could not be looked up just now.'],
    ['ECONNREFUSED', 'refused', 'h refused the connection.'],
    ['ECONNRESET', 'network', 'h broke the connection off.'],
    ['ETIMEDOUT', 'timeout', 'h did not take the connection in time.'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout', 'h did not take the connection in time.'],
    ['UND_ERR_HEADERS_OVERFLOW', 'too-large', 'h sent more headers than are taken.'],
    ['CERT_HAS_EXPIRED', 'tls', 'h has a certificate that has expired.'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', 'h has a certificate that it signed itself.'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls', 'h sends an incomplete certificate chain.'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', 'h has a certificate for another name.'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', 'h does not speak HTTPS as it should.'],
    ['HPE_INVALID_CONSTANT', 'network', 'h sent something that is not HTTP.'],
    ['EUNHEARD', 'network', 'h could not be fetched (EUNHEARD).'],
  ])('%s', (code, kind, message) => {
    expect(explainError(coded(code), 'h')).toMatchObject({ code: kind, message });
  });

  it('looks into causes and into the parts of several attempts', () => {
    const caused = new Error('fetch failed', { cause: coded('ECONNREFUSED') });
    expect(explainError(caused, 'h').code).toBe('refused');
    expect(explainError(new AggregateError([coded('ENETUNREACH'), coded('ECONNREFUSED')]), 'h').code).toBe(
      'network',
    );
  });

  it.each([[null], ['text'], [new Error('GET https://u:p@h/?token=s3cret')], [{ code: 'ENOTFOUND' }]])(
    'says the least of %j, and nothing of its text',
    (error) => {
      expect(explainError(error, 'h')).toMatchObject({ code: 'network', message: 'h could not be fetched.' });
    },
  );

  it('leaves what is explained already', () => {
    const error = new FetchError('private-address', 'Inside.');
    expect(explainError(error, 'h')).toBe(error);
  });

  it('ends with causes that go in a circle', () => {
    const error = coded('EUNHEARD');
    error.cause = error;
    expect(explainError(error, 'h').code).toBe('network');
  });
});
