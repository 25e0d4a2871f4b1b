import type { FeedKind } from '../domain/feed.ts';
import type { SeedSource } from '../domain/ledger.ts';

/** Who stands behind a host, where the data names it. */
export type Outlets = Readonly<Record<string, { readonly name: string; readonly kind: FeedKind }>>;

/** The source at an address: the outlet that the data names for its host, else the host itself. */
export function seedSource(url: string, outlets: Outlets): SeedSource {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url;
  const outlet = outlets[host];
  if (outlet) return { url, outlet: outlet.name, kind: outlet.kind };
  return { url, outlet: host, kind: isOfficialHost(host) ? 'government' : 'news' };
}

/** Hosts that only governments and the institutions of the EU can have. */
function isOfficialHost(host: string): boolean {
  return /(?:^|\.)(?:gov|gouv|gob|gc|go|govt|mil|europa)(?:\.[a-z]{2,3})?$/.test(host);
}
