import type { CountryWords, Lexicon } from '../../src/analysis/lexicon.ts';
import { SECTORS } from '../../src/domain/sector.ts';
import { readDataFile } from './data-file.ts';
import {
  countriesFile,
  cuesFile,
  feedsFile,
  initiativesFile,
  localNamesFile,
  mentionsFile,
  modelFile,
  outletHomesFile,
  sectorsFile,
  stageModelFile,
} from './lexicon-files.ts';

/** Changes with every change of rules or data that can change a reading. */
const VERSION = '5';

type Mentions = ReturnType<typeof readMentions>;
const readMentions = (folder: string) => readDataFile(folder, 'mentions.json', mentionsFile);

function readCountries(folder: string): CountryWords[] {
  return readDataFile(folder, 'countries.json', countriesFile).countries.map((country) => ({
    code: country.iso2,
    names: country.names,
    capitals: country.capital_en,
    demonyms: [...country.demonym_adjective_en, ...country.demonym_noun_en],
  }));
}

/** Outside English a question mark in front of a term says that it is ambiguous (`?recherche`). */
const localTerm = (written: string): { term: string; ambiguous: boolean } => ({
  term: written.replace(/^\?/, ''),
  ambiguous: written.startsWith('?'),
});

function readSectors(folder: string): Lexicon['sectors'] {
  const rows = readDataFile(folder, 'sectors.json', sectorsFile).sectors;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const wordsOf = (sector: (typeof SECTORS)[number]) => {
    const row = byId.get(sector);
    const local = Object.entries(row?.terms ?? {}).map(
      ([lang, terms]) => [lang, terms.map(localTerm)] as const,
    );
    return { ...Object.fromEntries(local), en: row?.terms_en ?? [] };
  };
  return Object.fromEntries(SECTORS.map((s) => [s, wordsOf(s)])) as unknown as Lexicon['sectors'];
}

function peopleAndPlaces(m: Mentions): Pick<Lexicon, 'metonyms' | 'blocs' | 'bodies' | 'leaders'> {
  return {
    metonyms: m.metonyms.map((x) => ({
      term: x.term,
      code: x.country,
      kind: x.kind,
      ambiguous: x.ambiguous,
    })),
    blocs: m.blocs.map((b) => ({
      code: b.code,
      names: [b.name, ...b.aliases],
      members: b.members,
      kind: b.kind,
      lead: b.lead ?? null,
    })),
    bodies: m.bodies.map((b) => ({
      names: [b.name.replace(/ \(.*\)$/, ''), ...b.aliases],
      code: b.country,
      ambiguous: b.ambiguous,
    })),
    leaders: m.leaders.map((l) => ({
      name: l.name,
      aliases: l.aliases,
      code: l.country,
      from: l.from,
      to: l.to,
      alone: l.alone,
    })),
  };
}

function readInitiatives(folder: string): Lexicon['initiatives'] {
  return readDataFile(folder, 'initiatives.json', initiativesFile).initiatives.map((row) => ({
    id: row.id,
    name: row.name,
    aliases: row.abbreviations,
    parties: row.parties,
    kind: row.kind,
  }));
}

function readOutlets(folder: string): Lexicon['outlets'] {
  const feeds = readDataFile(folder, 'feeds.json', feedsFile)
    .filter((feed) => feed.country !== 'ZZ')
    .map((feed) => ({ name: feed.publisher, code: feed.country }));
  const { homes } = readDataFile(folder, 'outlet-homes.json', outletHomesFile);
  const listed = Object.entries(homes).flatMap(([code, names]) => names.map((name) => ({ name, code })));
  return [...listed, ...feeds];
}

function readModels(folder: string): Lexicon['models'] {
  return {
    relevance: readDataFile(folder, 'model-relevance.json', modelFile).model,
    sectors: readDataFile(folder, 'model-sectors.json', modelFile).model,
    stage: readDataFile(folder, 'model-stage.json', stageModelFile).models,
  };
}

/**
 * Reads the data that the analysis stands on from `folder` (`data/`). A bad row is a `DataFileError` that names
 * file, row and what was expected.
 */
export function loadLexicon(folder: string): Lexicon {
  const mentions = readMentions(folder);
  const cues = readDataFile(folder, 'cues.json', cuesFile);
  return {
    version: VERSION,
    countries: readCountries(folder),
    localNames: readDataFile(folder, 'names-local.json', localNamesFile).names,
    aliases: mentions.aliases_en,
    adjectiveStems: mentions.adjective_stems,
    masks: mentions.masks,
    doubtful: mentions.doubtful,
    ...peopleAndPlaces(mentions),
    shorthand: mentions.cjk_shorthand,
    shorthandPairs: mentions.cjk_pairs,
    sectors: readSectors(folder),
    cues: cues.classes,
    stages: cues.stages,
    initiatives: readInitiatives(folder),
    outlets: readOutlets(folder),
    models: readModels(folder),
  };
}
