import ipaddr from 'ipaddr.js';

/** Decides which network addresses may be connected to. */
export interface AddressPolicy {
  /** Whether `address` (an IP as the system writes it) may be connected to for a URL with this host and port. */
  permits(address: string, target: ConnectionTarget): boolean;
}

/** Host and port of a URL as the URL parser writes them; the port is given even where it is the scheme's own. */
export interface ConnectionTarget {
  /** Lower case; an IPv6 address without brackets. */
  readonly host: string;
  readonly port: number;
}

/** An entry of the list of private places that may be fetched from, which is none. */
export class AllowPrivateError extends Error {
  readonly code = 'BAD_ALLOW_PRIVATE';
  override readonly name = 'AllowPrivateError';
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Allowed =
  | { readonly kind: 'host'; readonly host: string; readonly port: number | null }
  | { readonly kind: 'range'; readonly range: readonly [Address, number]; readonly port: number | null };

/** An address of a cloud that looks public and is the machine's own control plane (Azure, "WireServer"). */
const CONTROL_PLANES = new Set(['168.63.129.16']);

/**
 * Public addresses only, but for the entries of `allowPrivate`: hosts (`intranet.example`), hosts with a port
 * (`localhost:8080`), addresses (`10.1.2.3`, `[fd00::1]:80`) and ranges (`10.1.0.0/16`). Throws
 * {@link AllowPrivateError} for an entry that is none of these.
 */
export function createAddressPolicy(allowPrivate: readonly string[]): AddressPolicy {
  const allowed = allowPrivate.map(parseEntry);
  return {
    permits(address, target) {
      const parsed = parseAddress(address);
      if (parsed === null) return false;
      return isPublic(parsed) || allowed.some((entry) => matches(entry, parsed, target));
    },
  };
}

/**
 * Whether an address belongs to the public Internet. IPv6 addresses that carry an IPv4 one (mapped, NAT64, 6to4,
 * Teredo) count as private whatever they carry, for what they lead to depends on the network.
 */
function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast') return false;
  if (CONTROL_PLANES.has(address.toString())) return false;
  // Only 2000::/3 is handed out (RFC 4291, IANA): the rest of the space belongs to nobody.
  return address.kind() === 'ipv4' || ((address.toByteArray()[0] ?? 0) & 0xe0) === 0x20;
}

/** The strict form only: four decimal numbers, or IPv6. An IPv4-mapped address is left as it is. */
function parseAddress(text: string): Address | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  return ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : null;
}

function matches(entry: Allowed, address: Address, target: ConnectionTarget): boolean {
  if (entry.port !== null && entry.port !== target.port) return false;
  if (entry.kind === 'host') return entry.host === target.host;
  const [base, bits] = entry.range;
  return [address, unmapped(address)].some((form) => form.kind() === base.kind() && form.match(base, bits));
}

/** `::ffff:10.0.0.1` reaches 10.0.0.1: who allowed the one allowed the other. */
function unmapped(address: Address): Address {
  return address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

function parseEntry(entry: string, index: number): Allowed {
  const text = entry.trim().toLowerCase();
  if (text.includes('/')) return { kind: 'range', range: parseRange(text, index), port: null };
  const bracketed = /^\[([^\]]+)\](?::(\d{1,5}))?$/.exec(text);
  const bare = parseAddress(text);
  const named = /^([^:[\]]+)(?::(\d{1,5}))?$/.exec(text);
  const [, host = '', port] = bracketed ?? named ?? [];
  const address = bare ?? parseAddress(host);
  const number = port === undefined ? null : Number(port);
  if (address) return { kind: 'range', range: [address, address.kind() === 'ipv4' ? 32 : 128], port: number };
  if (bracketed || !named || !URL.canParse(`http://${host}`)) throw badEntry(index);
  return { kind: 'host', host: new URL(`http://${host}`).hostname, port: number };
}

function parseRange(text: string, index: number): [Address, number] {
  const [base = ''] = text.split('/');
  if (parseAddress(base) === null || !ipaddr.isValidCIDR(text)) throw badEntry(index);
  return ipaddr.parseCIDR(text);
}

function badEntry(index: number): AllowPrivateError {
  return new AllowPrivateError(
    `Entry ${index + 1} of ENTENTE_ALLOW_PRIVATE_FEEDS is no host, address or range. Write it like intranet.example, localhost:8080, 10.1.2.3 or 10.1.0.0/16.`,
  );
}
