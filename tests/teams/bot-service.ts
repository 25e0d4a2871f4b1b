import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';

/** The app of the tests. */
export const APP_ID = '00000000-0000-0000-0000-00000000b070';
const ISSUER = 'https://api.botframework.com';

/** What is said in a token, and who signs it. */
export interface TokenChanges {
  readonly issuer?: string;
  readonly audience?: string;
  readonly serviceUrl?: string;
  readonly key?: 'foreign';
  readonly keyId?: string;
  readonly algorithm?: 'none' | 'HS256';
  /** Seconds from now. */
  readonly expires?: number;
  readonly begins?: number;
}

/** A Bot Service on this machine: its keys, and the tokens that it signs. */
export interface BotService {
  readonly openIdMetadata: string;
  token(serviceUrl: string, changes?: TokenChanges): string;
  stop(): Promise<void>;
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Starts a Bot Service. */
export async function startBotService(): Promise<BotService> {
  const ours = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey;
  const key = {
    ...ours.publicKey.export({ format: 'jwk' }),
    kid: 'k1',
    use: 'sig',
    endorsements: ['msteams'],
  };
  let base = '';
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    const metadata = {
      issuer: ISSUER,
      jwks_uri: `${base}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    };
    response.end(JSON.stringify(request.url === '/keys' ? { keys: [key] } : metadata));
  });
  base = await listen(server);
  return {
    openIdMetadata: `${base}/.well-known/openidconfiguration`,
    token: (serviceUrl, changes = {}) =>
      signed(claims(serviceUrl, changes), changes, changes.key === 'foreign' ? foreign : ours.privateKey),
    stop: () => close(server),
  };
}

function claims(
  serviceUrl: string,
  { issuer, audience, expires = 3_600, begins = -60, ...changes }: TokenChanges,
) {
  const now = Math.floor(Date.now() / 1_000);
  return {
    iss: issuer ?? ISSUER,
    aud: audience ?? APP_ID,
    serviceurl: changes.serviceUrl ?? serviceUrl,
    iat: now,
    nbf: now + begins,
    exp: now + expires,
  };
}

function signed(payload: object, { keyId = 'k1', algorithm }: TokenChanges, key: KeyObject): string {
  const content = `${encode({ alg: algorithm ?? 'RS256', typ: 'JWT', kid: keyId })}.${encode(payload)}`;
  if (algorithm === 'none') return `${content}.`;
  return `${content}.${createSign('RSA-SHA256').update(content).sign(key).toString('base64url')}`;
}

/** What a connector answers to the next call. */
export type ConnectorAnswer =
  | { readonly status: number; readonly body?: object; readonly headers?: Readonly<Record<string, string>> }
  | 'cut';

/** Where Teams takes what bots send: it plays a script. */
export interface Connector {
  readonly url: string;
  readonly calls: readonly {
    readonly method: string;
    readonly path: string;
    readonly authorization: string;
    readonly body: string;
  }[];
  script(...answers: readonly ConnectorAnswer[]): void;
  stop(): Promise<void>;
}

/** Starts a connector; what is not scripted is taken. */
export async function startConnector(): Promise<Connector> {
  const calls: Connector['calls'][number][] = [];
  const answers: ConnectorAnswer[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      calls.push({
        method,
        path: decodeURIComponent(path),
        authorization: headers.authorization ?? '',
        body: Buffer.concat(chunks).toString('utf8'),
      });
      const answer = answers.shift() ?? { status: 201, body: { id: `a${calls.length}` } };
      if (answer === 'cut') return void request.socket.destroy();
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      response.end(JSON.stringify(answer.body ?? {}));
    });
  });
  return {
    url: await listen(server),
    calls,
    script: (...more) => void answers.push(...more),
    stop: () => close(server),
  };
}

function listen(server: Server): Promise<string> {
  return new Promise((ready) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      ready(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((closed) => {
    server.closeAllConnections();
    server.close(() => closed());
  });
}
