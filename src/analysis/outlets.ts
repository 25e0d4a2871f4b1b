import type { PartyCode } from '../domain/party.ts';
import type { Lexicon } from './lexicon.ts';
import { fold } from './tokens.ts';

/**
 * Tells the country that an outlet writes from, by the catalogue of feeds, or a capital's or a country's name in
 * its own name.
 */
export function createOutletHome(lexicon: Lexicon): (outlet: string) => PartyCode | null {
  const known = new Map(lexicon.outlets.map((o) => [fold(o.name), o.code]));
  const words = new Map<string, PartyCode>();
  for (const country of lexicon.countries) {
    for (const name of [...(country.names.en ?? []), ...country.demonyms])
      if (!name.includes(' ') && name.length > 3) words.set(fold(name), country.code);
  }
  const capitals = lexicon.metonyms
    .filter((m) => m.kind === 'capital' && m.term.length > 4 && m.code.length === 2)
    .map((m) => [fold(m.term), m.code] as const);
  const homeOf = (outlet: string): PartyCode | null => {
    const name = fold(outlet.replace(/\s*\(.*\)\s*$/, '')).trim();
    const listed = known.get(name);
    if (listed) return listed.length === 2 ? listed : null;
    const seat = capitals.find(([capital]) => name.includes(capital));
    if (seat) return seat[1];
    const hits = new Set(name.split(/[^\p{L}]+/u).flatMap((word) => words.get(word) ?? []));
    const [only] = hits;
    return hits.size === 1 && only ? only : null;
  };
  return remembering(homeOf);
}

/** Outlets whose answer is kept: a run reads a few hundred of them again and again. */
const MOST_REMEMBERED = 2000;

function remembering(homeOf: (outlet: string) => PartyCode | null): (outlet: string) => PartyCode | null {
  const known = new Map<string, PartyCode | null>();
  return (outlet) => {
    const answer = known.get(outlet);
    if (answer !== undefined) return answer;
    const found = homeOf(outlet);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(outlet, found);
    return found;
  };
}
