import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import { Agent, buildConnector, Pool } from 'undici';
import type { AddressPolicy, ConnectionTarget } from './address-policy.ts';
import { FetchError } from './fetch-error.ts';

/** Gives all addresses of a name, IPv4 and IPv6, in the order in which they are to be tried. Rejects where there is none. */
export type Resolver = (host: string) => Promise<readonly string[]>;

/** The machine's own way to look names up: `/etc/hosts`, then the domain name system. */
export const systemResolver: Resolver = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

/** Idle connections are kept this long for the next feed of the same host, and not longer on the server's word. */
const KEEP_ALIVE_MS = 4_000;

/**
 * An HTTP client that connects to permitted addresses only. The check stands in the connector: the very addresses
 * that were judged are the ones connected to, so that a name which answers differently the second time (DNS
 * rebinding) gains nothing, and every redirect passes it like the first request.
 */
export function createGuardedAgent(policy: AddressPolicy, resolver: Resolver, timeoutMs: number): Agent {
  const settings: Pool.Options = {
    connections: 4,
    pipelining: 1,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  };
  return new Agent({
    factory: (origin) =>
      new Pool(origin, {
        ...settings,
        connect: guardedConnector(policy, resolver, targetOf(origin), timeoutMs),
      }),
  });
}

/** Host and port that a URL names, as {@link AddressPolicy} compares them. */
export function targetOf(origin: string | URL): ConnectionTarget {
  const { protocol, hostname, port } = new URL(origin);
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return { host, port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port) };
}

function guardedConnector(
  policy: AddressPolicy,
  resolver: Resolver,
  target: ConnectionTarget,
  timeoutMs: number,
): buildConnector.connector {
  const connect = buildConnector({ timeout: timeoutMs, lookup: guardedLookup(policy, resolver, target) });
  return (options, callback) => {
    // A literal address is connected to without being looked up.
    if (isIP(target.host) !== 0 && !policy.permits(target.host, target)) {
      queueMicrotask(() => callback(privateAddress(target), null));
      return;
    }
    connect(options, (...[error, socket]: [Error, null] | [null, Socket]) => {
      if (error) callback(error, null);
      else if (policy.permits(socket.remoteAddress ?? '', target)) callback(null, socket);
      else {
        socket.destroy();
        callback(privateAddress(target), null);
      }
    });
  };
}

/** Looks a name up and hands out the permitted addresses of it alone. */
function guardedLookup(policy: AddressPolicy, resolver: Resolver, target: ConnectionTarget): LookupFunction {
  return (hostname, options, callback) => {
    resolver(hostname).then(
      (addresses) => {
        const permitted = addresses
          .filter((address) => policy.permits(address, target))
          .map((address) => ({ address, family: isIP(address) }));
        const [first] = permitted;
        if (first === undefined)
          callback(addresses.length === 0 ? noAddress(target) : privateAddress(target), '');
        else if (options.all) callback(null, permitted);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}

function noAddress({ host }: ConnectionTarget): FetchError {
  return new FetchError('dns', `${host} is a name without an address.`);
}

/** Does not tell the address: whoever adds a feed need not learn what names mean within this network. */
function privateAddress({ host }: ConnectionTarget): FetchError {
  return new FetchError(
    'private-address',
    `${host} is in a private network; such addresses are fetched only where ENTENTE_ALLOW_PRIVATE_FEEDS names them.`,
  );
}
