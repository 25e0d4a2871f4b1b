import * as z from 'zod';
import { FEED_KINDS } from '../../src/domain/feed.ts';
import { SECTORS } from '../../src/domain/sector.ts';
import { STAGES } from '../../src/domain/stage.ts';
import { tokenise } from '../../src/query/tokenise.ts';
import { createVocabulary, type Vocabulary } from '../../src/query/vocabulary.ts';
import type { CountryNames, GroupNames, VocabularyData } from '../../src/query/vocabulary-data.ts';
import { readDataFile } from './data-file.ts';

const words = z.array(z.string());
const countriesFile = z.object({
  countries: z.array(
    z.object({
      iso2: z.string().length(2),
      iso3: z.string().default(''),
      names: z.object({ en: words.min(1) }).catchall(words),
      capital_en: words.default([]),
      demonym_adjective_en: words.default([]),
      demonym_noun_en: words.default([]),
    }),
  ),
});
const mentionsFile = z.object({
  metonyms: z.array(
    z.object({ term: z.string(), country: z.string(), kind: z.string(), ambiguous: z.boolean() }),
  ),
  aliases_en: z.record(z.string(), words),
  blocs: z.array(
    z.object({ code: z.string(), name: z.string(), aliases: words, members: words, kind: z.string() }),
  ),
});
const sectorsFile = z.object({
  sectors: z.array(
    z.object({
      id: z.enum(SECTORS),
      label: z.string(),
      definition: z.string().default(''),
      terms_en: z.array(z.object({ term: z.string() })),
    }),
  ),
});
const stagesFile = z.object({
  stages: z.array(z.object({ id: z.enum(STAGES), cues_en: z.array(z.object({ cue: z.string() })) })),
});
const initiativesFile = z.object({
  initiatives: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      abbreviations: words,
      parties: words,
      description: z.string().default(''),
    }),
  ),
});
const namesFile = z.object({
  sectors: z.partialRecord(z.enum(SECTORS), words),
  stages: z.partialRecord(z.enum(STAGES), words),
  kinds: z.partialRecord(z.enum(FEED_KINDS), words),
  langs: z.record(z.string(), words),
  aliases: z.record(z.string(), words),
  forums: words,
  ordinaryWords: words,
  plainWords: words,
  smallLetters: words,
  neverBare: words,
  prefer: z.record(z.string(), z.string()),
  setPhrases: words,
  notNames: words,
});

type Names = z.infer<typeof namesFile>;
type Mentions = z.infer<typeof mentionsFile>;

/**
 * What queries can name, from the data folder: `countries.json`, `mentions.json`, `sectors.json`, `stages.json`,
 * `initiatives.json`, `query-names.json`. Fields that it does not know are left alone.
 *
 * @throws DataFileError naming the file, the row and what was expected.
 */
export function loadVocabulary(dataDir: string): Vocabulary {
  const names = readDataFile(dataDir, 'query-names.json', namesFile);
  const mentions = readDataFile(dataDir, 'mentions.json', mentionsFile);
  const { sectors } = readDataFile(dataDir, 'sectors.json', sectorsFile);
  const { stages } = readDataFile(dataDir, 'stages.json', stagesFile);
  const { initiatives } = readDataFile(dataDir, 'initiatives.json', initiativesFile);
  const data: VocabularyData = {
    countries: countriesOf(dataDir, mentions, names),
    groups: groupsOf(mentions, names),
    sectors: sectors.map(({ id, label }) => ({ id, label, names: names.sectors[id] ?? [] })),
    stages: STAGES.map((id) => ({ id, names: names.stages[id] ?? [] })),
    initiatives,
    kinds: FEED_KINDS.map((id) => ({ id, names: names.kinds[id] ?? [] })),
    langs: Object.entries(names.langs).map(([code, spellings]) => ({ code, names: spellings })),
    ordinaryWords: names.ordinaryWords,
    smallLetters: names.smallLetters,
    neverBare: names.neverBare,
    prefer: names.prefer,
    setPhrases: names.setPhrases,
    plausible: wordsIn([
      ...names.plainWords,
      ...sectors.flatMap((sector) => [sector.definition, ...sector.terms_en.map(({ term }) => term)]),
      ...stages.flatMap((stage) => stage.cues_en.map(({ cue }) => cue)),
      ...initiatives.flatMap((initiative) => [initiative.name, initiative.description]),
    ]),
  };
  return createVocabulary(data);
}

function countriesOf(dataDir: string, mentions: Mentions, names: Names): CountryNames[] {
  const isName = nameTest(names);
  return readDataFile(dataDir, 'countries.json', countriesFile).countries.map((country) => {
    const { en, ...others } = country.names;
    const code = country.iso2;
    return {
      code,
      iso3: country.iso3,
      names: en,
      aliases: [
        ...(mentions.aliases_en[code] ?? []),
        ...(names.aliases[code] ?? []),
        ...nicknames(mentions, code),
      ],
      capitals: [...country.capital_en, ...seats(mentions, code)].filter(isName),
      demonyms: [...country.demonym_adjective_en, ...country.demonym_noun_en],
      foreign: Object.values(others).flat(),
    };
  });
}

function groupsOf(mentions: Mentions, names: Names): GroupNames[] {
  return mentions.blocs.map((bloc) => {
    const { code, name, members } = bloc;
    const kind = bloc.kind === 'party' ? 'party' : names.forums.includes(code) ? 'forum' : 'region';
    const aliases = [
      ...bloc.aliases,
      ...(mentions.aliases_en[code] ?? []),
      ...(names.aliases[code] ?? []),
      ...seats(mentions, code),
    ].filter(nameTest(names));
    return { code, kind, name, members, aliases };
  });
}

function nameTest(names: Names): (name: string) => boolean {
  const notNames = new Set(names.notNames);
  return (name) => !notNames.has(name);
}

/** Capitals and seats of government that stand for it; in a query even those that headlines use for the city. */
function seats(mentions: Mentions, code: string): string[] {
  return mentions.metonyms
    .filter(({ country, kind }) => country === code && (kind === 'capital' || kind === 'seat'))
    .map(({ term }) => term);
}

function nicknames(mentions: Mentions, code: string): string[] {
  return mentions.metonyms
    .filter(({ country, kind, ambiguous }) => country === code && kind === 'nickname' && !ambiguous)
    .map(({ term }) => term);
}

function wordsIn(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => tokenise(text)))];
}
