const REGIONAL_A = 0x1f1e6;

/** The flag of a party with an ISO 3166-1 code, of Kosovo or of the EU; empty for blocs that have no flag of their own. */
export function flagOf(party: string): string {
  if (!/^[A-Z]{2}$/.test(party)) return '';
  return [...party].map((letter) => String.fromCodePoint(REGIONAL_A + letter.charCodeAt(0) - 65)).join('');
}

/** Flags of a card, side by side: of at most so many parties. */
export function flagsOf(parties: readonly string[], most = 6): string {
  return parties.slice(0, most).map(flagOf).join('');
}
