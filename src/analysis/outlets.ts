import type { PartyCode } from '../domain/party.ts';
import type { Lexicon } from './lexicon.ts';
import { fold } from './tokens.ts';

/** Endings of addresses that say whose an outlet is; those that are sold to all the world left out. */
const ENDING = /\.([a-z]{2})$/;
const SOLD = new Set(['io', 'co', 'tv', 'ai', 'me', 'fm', 'cc', 'to', 'ly', 'ws', 'eu']);
const WRITTEN: Readonly<Record<string, PartyCode>> = { uk: 'GB' };

/** Bodies and seats of government that publish under their own names (`JAXA`, `The White House`). */
function publishers({ bodies, metonyms, aliases }: Lexicon): Map<string, PartyCode> {
  return new Map([
    ...metonyms.filter(({ kind }) => kind === 'building').map((m) => [fold(m.term), m.code] as const),
    ...bodies
      .filter(({ ambiguous }) => !ambiguous)
      .flatMap(({ names, code }) => names.map((name) => [fold(name), code] as const)),
    ...Object.entries(aliases).flatMap(([code, names]) => names.map((name) => [fold(name), code] as const)),
  ]);
}

/** Names in capitals that tell whose a ministry is (`US Department of Energy`). */
function abbreviationsOf({ aliases, countries }: Lexicon): Map<string, PartyCode> {
  const short = (name: string): boolean => /^[A-Z.]{2,5}$/.test(name);
  const names = [
    ...countries.map(({ code, names }) => [code, names.en ?? []] as const),
    ...Object.entries(aliases),
  ];
  return new Map(names.flatMap(([code, of]) => of.filter(short).map((name) => [name, code] as const)));
}

/**
 * Tells the country that an outlet writes from, by the catalogue of feeds, the name of a body of state, or a capital's
 * or a country's name in its own name.
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
  const bodies = publishers(lexicon);
  const short = abbreviationsOf(lexicon);
  const codes = new Set(lexicon.countries.map(({ code }) => code));
  const homeOf = (outlet: string): PartyCode | null => {
    const plain = outlet.replace(/\s*\(.*\)\s*$/, '').trim();
    const name = fold(plain);
    const listed = known.get(name);
    if (listed) return listed.length === 2 ? listed : null;
    const body = bodies.get(name.replace(/^the /, '')) ?? short.get(plain.split(' ')[0] ?? '');
    if (body && body !== 'ZZ') return body;
    const ending = ENDING.exec(name)?.[1] ?? '';
    const code = WRITTEN[ending] ?? ending.toUpperCase();
    if (!SOLD.has(ending) && codes.has(code)) return code;
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
