import { getDomain } from 'tldts';

/** How many polls run side by side, in all and towards the hosts of one registrable domain. */
export const POLL_LIMITS = { overall: 8, perHost: 2 } as const;

/**
 * The name under which feeds share politeness: the registrable domain by the public suffix list (its ICANN part, for
 * `a.github.io` and `b.github.io` are one machine's work), or host and port where there is none (an address, `localhost`).
 */
export function hostGroup(url: string): string {
  if (!URL.canParse(url)) return '';
  const { hostname, host } = new URL(url);
  return getDomain(hostname) ?? host;
}
