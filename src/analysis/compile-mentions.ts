import { compilePeople } from './compile-people.ts';
import type { Lexicon } from './lexicon.ts';
import type { Mark, NameKind } from './mark.ts';
import { fold } from './tokens.ts';
import type { TokenTrie, Writing } from './trie.ts';

type Trie = TokenTrie<Mark>;

/** Scripts with capitals: in them a name must start with one. */
const CASED = /[\p{Lu}\p{Ll}]/u;

/** Abbreviations are read in capitals only (`US`, `AU`); `U.S.` needs no care. */
function writingOf(name: string): Writing {
  if (/^[A-Z&-]{2,5}$/.test(name)) return 'upper';
  return CASED.test(name) && name[0] !== name[0]?.toLowerCase() ? 'capital' : 'any';
}

function adder(trie: Trie, doubtful: ReadonlySet<string>) {
  return (pattern: string, code: string, name: NameKind, alsoDoubtful = false): void => {
    const plain = pattern.replace(/\*$/, '');
    if (plain.length < 2 && name !== 'shorthand') return;
    const mark: Mark = { kind: 'party', code, name, doubtful: alsoDoubtful || doubtful.has(fold(plain)) };
    trie.add(pattern, mark, writingOf(plain));
  };
}

/** Names, aliases, metonyms, bodies, blocs, leaders and fixed phrases that hold in every language (English first). */
export function compileEnglishMentions(trie: Trie, lexicon: Lexicon): void {
  const add = adder(trie, new Set(lexicon.doubtful.map(fold)));
  const elsewhere = new Map(lexicon.metonyms.map((m) => [fold(m.term), m.code]));
  for (const mask of lexicon.masks) trie.add(mask, { kind: 'mask' }, writingOf(mask));
  for (const country of lexicon.countries.filter(({ code }) => !NO_GOVERNMENT.has(code))) {
    for (const name of (country.names.en ?? []).flatMap(withoutBrackets)) add(name, country.code, 'name');
    for (const name of country.demonyms) add(name, country.code, 'demonym');
    for (const name of country.capitals) if (!elsewhere.has(fold(name))) add(name, country.code, 'capital');
  }
  for (const [code, names] of Object.entries(lexicon.aliases))
    for (const name of names) add(name, code, 'name');
  for (const m of lexicon.metonyms) add(m.term, m.code, m.kind === 'seat' ? 'capital' : m.kind, m.ambiguous);
  for (const body of lexicon.bodies)
    for (const name of body.names) add(name, body.code, 'body', body.ambiguous);
  for (const bloc of lexicon.blocs) {
    for (const name of bloc.names) {
      if (bloc.kind === 'party') add(name, bloc.code, 'name');
      else trie.add(name, { kind: 'group', code: bloc.code, members: bloc.members }, writingOf(name));
    }
  }
  compilePeople(trie, lexicon);
}

/** Endings that a Russian name of a country takes when its stem is too short to stand for itself. */
function russianForms(name: string): string[] {
  const words = name.split(' ');
  const last = words.pop() ?? '';
  const stem = last.replace(/[аяыиеуоьйю]{1,2}$/u, '');
  const head = words.length > 0 ? `${words.join(' ')} ` : '';
  if (words.length > 0 || stem.length < 4) return [name];
  return [`${head}${stem}*`];
}

/** In brackets behind the name of an island these say whose it is. */
const SOVEREIGNS = new Set(['США', 'Великобритания', 'UK', 'US', 'USA', 'GB']);

/** `Myanmar (Birma)` is two names, and so is `Trinidad & Tobago`. */
function withoutBrackets(name: string): string[] {
  return name
    .split(/[()（）]/)
    .map((part) => part.trim())
    .filter((part, i) => part.length > 1 && (i === 0 || !SOVEREIGNS.has(part)))
    .flatMap((part) => (part.includes(' & ') ? [part, part.replace(' & ', ' and ')] : [part]));
}

/** A name with the endings that its language gives it: Russian cases, the German genitive. */
function formsOf(name: string, lang: string): string[] {
  if (lang === 'ru') return russianForms(name);
  return lang === 'de' && !name.endsWith('s') ? [name, `${name}s`] : [name];
}

/** Codes of the standard that stand for no government: uninhabited islands and the Antarctic. */
const NO_GOVERNMENT = new Set(['AQ', 'BV', 'GS', 'HM', 'IO', 'SJ', 'TF', 'UM']);

/** Names of parties in one other language. */
export function compileLocalMentions(trie: Trie, lexicon: Lexicon, lang: string): void {
  const add = adder(trie, new Set(lexicon.doubtful.map(fold)));
  for (const country of lexicon.countries.filter(({ code }) => !NO_GOVERNMENT.has(code))) {
    for (const name of (country.names[lang] ?? []).flatMap(withoutBrackets))
      for (const form of formsOf(name, lang)) add(form, country.code, 'name');
  }
  for (const [code, stems] of Object.entries(lexicon.adjectiveStems)) {
    for (const stem of stems[lang] ?? []) {
      if (stem.length > 3) add(`${stem.replace(/-$/, '')}*`, code, 'demonym');
    }
  }
  const groups = new Map(lexicon.blocs.filter((b) => b.kind === 'group').map((b) => [b.code, b]));
  for (const [code, names] of Object.entries(lexicon.localNames[lang] ?? {})) {
    const group = groups.get(code);
    for (const name of names) {
      if (group) trie.add(name, { kind: 'group', code, members: group.members });
      else add(name, code, 'name');
      if (!group && lang === 'de' && /^[A-Z][a-zäöüß]+$/.test(name)) add(`${name}s`, code, 'name');
    }
  }
  for (const pair of lexicon.shorthandPairs) {
    if (pair.lang === lang) trie.add(pair.text, { kind: 'pair', codes: pair.pair });
  }
}
