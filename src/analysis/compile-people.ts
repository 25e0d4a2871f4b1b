import type { Leader, Lexicon } from './lexicon.ts';
import type { Mark, Term } from './mark.ts';
import { fold } from './tokens.ts';
import type { TokenTrie } from './trie.ts';

/** Where the family name comes first in English text too. */
const FAMILY_FIRST = new Set(['CN', 'KR', 'KP', 'TW', 'KH']);

/** A family name of fewer letters stands alone only when it is listed as known. */
const SHORTEST_SURNAME = 5;

/** The family name of a leader. */
function surnameOf(leader: Leader): string {
  const words = leader.name.replace(/ Jr\.?$/, '').split(' ');
  return (FAMILY_FIRST.has(leader.code) ? words[0] : words.at(-1)) ?? '';
}

/** In front of a title of office a shorter or commoner family name will do (`PM Rama`, `minister Lee`). */
const OFFICES = [
  'pm',
  'president',
  'premier',
  'minister',
  'chancellor',
  'prime minister',
  'foreign minister',
  'science minister',
  'energy minister',
  'defence minister',
  'defense minister',
  'industry minister',
  'trade minister',
  'economy minister',
  'secretary',
  'commissioner',
  'taoiseach',
  'king',
  'emir',
  'sheikh',
];

/** Where a few family names are borne by half the country, an office does not tell one from another. */
const SHARED_NAMES = new Set(['IN', 'CN', 'KR', 'TW', 'PK', 'BD']);

/** A single word by which a leader is listed as known (`Lula`, `MBS`), if it is no abbreviation of an office. */
const isKnownName = (alias: string): boolean => !alias.includes(' ') && alias !== 'EAM';

function collect(table: Map<string, Term[]>, name: string, term: Term): void {
  const known = table.get(name);
  if (known) known.push(term);
  else table.set(name, [term]);
}

/** `Rajnath Singh` and `Singh Rajnath`: names of some countries are printed both ways. */
function fullNames(leader: Leader): string[] {
  const words = leader.name.replaceAll('-', ' ').split(' ');
  const spaced = words.join(' ');
  const turned = words.length > 1 ? `${words.slice(1).join(' ')} ${words[0] ?? ''}` : spaced;
  return [...new Set([leader.name, spaced, turned, ...leader.aliases])].filter((name) => name.includes(' '));
}

/**
 * Leaders by full name and, where the family name is telling, by it alone. Who is meant is settled at reading, by
 * the date of the item (`mentions.ts`); several holders of one name are kept together.
 */
export function compilePeople(trie: TokenTrie<Mark>, lexicon: Lexicon): void {
  const common = new Set((lexicon.cues['common-surname']?.['*'] ?? []).map(fold));
  const known = new Set((lexicon.cues['known-surname']?.['*'] ?? []).map(fold));
  const full = new Map<string, Term[]>();
  const single = new Map<string, Term[]>();
  const titled = new Map<string, Term[]>();
  for (const leader of lexicon.leaders) {
    const term: Term = { code: leader.code, from: leader.from, to: leader.to };
    for (const name of fullNames(leader)) collect(full, name, term);
    for (const alias of leader.aliases) if (isKnownName(alias)) collect(single, alias, term);
    const surname = surnameOf(leader);
    if (leader.aliases.includes(surname) || !leader.alone) continue;
    const folded = fold(surname);
    const telling = known.has(folded) || (folded.length >= SHORTEST_SURNAME && !common.has(folded));
    if (telling) collect(single, surname, term);
    else if (folded.length >= 3 && !SHARED_NAMES.has(leader.code)) collect(titled, surname, term);
  }
  for (const [name, terms] of full) trie.add(name, { kind: 'person', terms, full: true }, 'capital');
  // Written out, phrases share their beginnings in the trie; as one choice a name, “minister” would open a state for each.
  for (const [name, terms] of titled) {
    for (const office of OFFICES) trie.add(`${office} ${name}`, { kind: 'person', terms, full: false });
  }
  for (const [name, terms] of single) trie.add(name, { kind: 'person', terms, full: false }, 'capital');
}
