import type { FeedKind } from '../domain/feed.ts';
import type { PartyCode } from '../domain/party.ts';

/** A news agency whose copy others carry. */
export interface Wire {
  readonly name: string;
  readonly names: readonly string[];
  readonly country: PartyCode | null;
  /** Its name is also an ordinary abbreviation (`AP`, `ANI`): it counts only where a credit stands for certain. */
  readonly ambiguous: boolean;
}

/** Who owns outlets: a publishing house, a broadcaster, a government. */
export interface OutletOwner {
  readonly owner: string;
  readonly kind: FeedKind;
  readonly country: PartyCode | null;
  readonly outlets: readonly string[];
}

/** What is known of an outlet's name. */
export type OutletFacts =
  | { readonly kind: 'wire'; readonly wire: Wire }
  | { readonly kind: 'owned'; readonly owner: OutletOwner };

/** Who stands behind which outlet (`data/outlets.json`). */
export interface OutletBook {
  /** `null` for an outlet of which nothing is known: it stands for itself. */
  readonly find: (outlet: string) => OutletFacts | null;
}

/** A book in which nothing is known. */
export const NO_OUTLETS: OutletBook = { find: () => null };

/** The form under which outlets are compared: no case, no article, no white space at the ends. */
export function outletKey(outlet: string): string {
  return outlet.normalize('NFKC').toLowerCase().trim().replace(/^the /, '').replace(/\s+/g, ' ');
}

/** Makes the book of outlets. A name that is both an agency and an owner's outlet is the agency. */
export function createOutletBook(wires: readonly Wire[], owners: readonly OutletOwner[]): OutletBook {
  const known = new Map<string, OutletFacts>();
  for (const owner of owners) {
    for (const name of owner.outlets) known.set(outletKey(name), { kind: 'owned', owner });
  }
  for (const wire of wires) for (const name of wire.names) known.set(outletKey(name), { kind: 'wire', wire });
  return { find: (outlet) => known.get(outletKey(outlet)) ?? null };
}
