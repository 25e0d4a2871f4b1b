import { SECTORS } from '../domain/sector.ts';
import { isStage } from '../domain/stage.ts';
import { compileEnglishMentions, compileLocalMentions } from './compile-mentions.ts';
import type { ByLanguage, InitiativeWords, Lexicon } from './lexicon.ts';
import type { Mark } from './mark.ts';
import { createTokenTrie, type TokenTrie, type Writing } from './trie.ts';

/** Words of every language and English ones, and per language the words of that language. */
export interface CompiledLexicon {
  readonly lexicon: Lexicon;
  readonly english: TokenTrie<Mark>;
  /** The trie of a language; `null` for one that the lexicon does not know. Built at first use. */
  readonly local: (lang: string) => TokenTrie<Mark> | null;
  readonly shorthand: (lang: string) => ReadonlyMap<string, string>;
}

/** Languages that the analysis reads besides English. */
export const LOCAL_LANGUAGES = ['fr', 'de', 'es', 'pt', 'it', 'ru', 'ar', 'hi', 'ja', 'ko', 'zh'] as const;

/** Words shorter than this in capitals are abbreviations: `AI`, `EDA`, `NTN`. */
const ABBREVIATION = /^[A-Z][A-Z&.-]{1,4}$/;

function addAll(trie: TokenTrie<Mark>, patterns: readonly string[] | undefined, mark: Mark): void {
  for (const pattern of patterns ?? []) trie.add(pattern, mark);
}

function addCues(trie: TokenTrie<Mark>, lexicon: Lexicon, lang: string): void {
  for (const [cue, lists] of Object.entries(lexicon.cues)) {
    if (cue.endsWith('-surname')) continue;
    const mark: Mark = { kind: 'cue', cue };
    if (cue === 'firm') addNames(trie, lists, mark, lang);
    else addAll(trie, lists[lang], mark);
  }
  for (const [stage, strengths] of Object.entries(lexicon.stages)) {
    if (!isStage(stage)) continue;
    for (const [strength, lists] of Object.entries(strengths))
      addAll(trie, lists[lang], { kind: 'stage', stage, strength: Number(strength) });
  }
}

function addNames(trie: TokenTrie<Mark>, lists: ByLanguage, mark: Mark, lang: string): void {
  if (lang === 'en') for (const name of lists['*'] ?? []) trie.add(name, mark, 'capital');
}

/** Languages whose nouns take endings: a listed term of five letters or more also matches with an ending. */
const INFLECTED = new Set(['de', 'ru', 'fr', 'es', 'pt', 'it']);

function sectorPattern(term: string, lang: string): string[] {
  if (lang === 'en') return englishForms(term);
  if (!INFLECTED.has(lang) || term.endsWith('*') || term.length < 5 || term.includes(' ')) return [term];
  return [`${term}*`];
}

/** The plural of an English term: `space agencies`, `cyclotrons`; none where it is one or ends in an abbreviation. */
function pluralOf(term: string): string[] {
  if (!/[a-z]{3}$/.test(term) || term.endsWith('s')) return [];
  return [/[^aeiou]y$/.test(term) ? `${term.slice(0, -1)}ies` : `${term}s`];
}

const TWO_WORDS = /^[a-z]+ [a-z]+$/i;

/** An English term in the singular and the plural, with a hyphen (`carbon-capture scheme`) and without. */
function englishForms(term: string): string[] {
  const joined = TWO_WORDS.test(term) ? [term.replace(' ', '-')] : [];
  const spaced = term.includes('-') ? [term.replaceAll('-', ' ')] : [];
  return [term, ...pluralOf(term), ...joined, ...spaced];
}

function addSectors(trie: TokenTrie<Mark>, lexicon: Lexicon, lang: string): void {
  for (const sector of SECTORS) {
    for (const { term, ambiguous } of lexicon.sectors[sector][lang] ?? []) {
      const writing: Writing = ABBREVIATION.test(term) ? 'upper' : 'any';
      for (const phrase of [term])
        for (const form of sectorPattern(phrase, lang))
          trie.add(form, { kind: 'sector', sector, ambiguous }, writing);
    }
  }
}

/** Names of initiatives, without the parties in front (`UK-India Technology Security Initiative`). */
function initiativeNames(initiative: InitiativeWords): readonly { name: string; short: boolean }[] {
  const bare = initiative.name.replace(/^(?:[A-Z][\w.]*(?:-[A-Z][\w.]*)+|[A-Z]{2})\s+/, '');
  const proper =
    /^[A-Z]\S*(?: (?:[A-Z0-9]\S*|of|for|on|and|in|the|to))* ?[A-Z0-9]\S*$/.test(bare) && bare.includes(' ');
  return [
    { name: initiative.name, short: false },
    ...(proper ? [{ name: bare, short: false }] : []),
    ...initiative.aliases.map((name) => ({ name, short: !name.includes(' ') })),
  ];
}

/** Two initiatives may share an abbreviation (`TTC`): which is meant is settled by the parties of the item. */
function addInitiatives(trie: TokenTrie<Mark>, lexicon: Lexicon): void {
  const byName = new Map<string, { indices: number[]; short: boolean }>();
  lexicon.initiatives.forEach((initiative, index) => {
    for (const { name, short } of initiativeNames(initiative)) {
      const known = byName.get(name);
      if (known) known.indices.push(index);
      else byName.set(name, { indices: [index], short });
    }
  });
  for (const [name, { indices, short }] of byName) {
    const writing: Writing = short && name === name.toUpperCase() ? 'upper' : 'capital';
    const cased = name[0] !== name[0]?.toLowerCase();
    trie.add(name, { kind: 'initiative', indices, short }, cased ? writing : 'any');
  }
}

function compileLocal(lexicon: Lexicon, lang: string): TokenTrie<Mark> {
  const trie = createTokenTrie<Mark>();
  compileLocalMentions(trie, lexicon, lang);
  addSectors(trie, lexicon, lang);
  addCues(trie, lexicon, lang);
  return trie;
}

const NO_SIGNS: ReadonlyMap<string, string> = new Map();

/** Makes the tries of a lexicon: English and shared words at once, other languages at first use. */
export function compileLexicon(lexicon: Lexicon): CompiledLexicon {
  const english = createTokenTrie<Mark>();
  compileEnglishMentions(english, lexicon);
  addSectors(english, lexicon, 'en');
  addCues(english, lexicon, 'en');
  addInitiatives(english, lexicon);
  const locals = new Map<string, TokenTrie<Mark>>();
  const shorthand = new Map(
    Object.entries(lexicon.shorthand).map(([lang, signs]) => [lang, new Map(Object.entries(signs))]),
  );
  return {
    lexicon,
    english,
    local(lang) {
      if (!(LOCAL_LANGUAGES as readonly string[]).includes(lang)) return null;
      const trie = locals.get(lang) ?? compileLocal(lexicon, lang);
      locals.set(lang, trie);
      return trie;
    },
    shorthand: (lang) => shorthand.get(lang) ?? NO_SIGNS,
  };
}
