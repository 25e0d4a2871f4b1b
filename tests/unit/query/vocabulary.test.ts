import { describe, expect, it } from 'vitest';
import { SECTORS } from '../../../src/domain/sector.ts';
import { STAGES } from '../../../src/domain/stage.ts';
import { findName } from '../../../src/query/find-name.ts';
import { nameKey } from '../../../src/query/name-index.ts';
import { tokenise } from '../../../src/query/tokenise.ts';
import { createVocabulary } from '../../../src/query/vocabulary.ts';
import type { CountryNames, VocabularyData } from '../../../src/query/vocabulary-data.ts';
import { theVocabulary } from '../../builders/vocabulary.ts';

function aCountry(code: string, changes: Partial<CountryNames> = {}): CountryNames {
  return { code, iso3: '', names: [code], aliases: [], capitals: [], demonyms: [], foreign: [], ...changes };
}

function aVocabulary(changes: Partial<VocabularyData>) {
  return createVocabulary({
    countries: [],
    groups: [],
    sectors: [],
    stages: [],
    initiatives: [],
    kinds: [],
    langs: [],
    ordinaryWords: [],
    smallLetters: [],
    neverBare: [],
    prefer: {},
    setPhrases: [],
    plausible: [],
    ...changes,
  });
}

describe('a name that several things have', () => {
  const countries = [
    aCountry('AA', { names: ['Alba'], demonyms: ['Twin'] }),
    aCountry('BB', { names: ['Bela'], capitals: ['Alba'], demonyms: ['Twin'] }),
  ];

  it('is the country called so before the one whose capital is', () => {
    const vocabulary = aVocabulary({ countries });
    expect(vocabulary.parties.byKey.get('alba')).toEqual([{ kind: 'party', code: 'AA' }]);
  });

  it('is all of those with the same claim', () => {
    const vocabulary = aVocabulary({ countries });
    expect(vocabulary.parties.byKey.get('twin')?.map(({ code }) => code)).toEqual(['AA', 'BB']);
  });

  it('is the one that a rule prefers', () => {
    const vocabulary = aVocabulary({ countries, prefer: { Twin: 'BB' } });
    expect(vocabulary.parties.byKey.get('twin')).toEqual([{ kind: 'party', code: 'BB' }]);
  });

  it('is the sector before the party', () => {
    const sectors = [{ id: 'space' as const, label: 'Space', names: ['Alba'] }];
    const vocabulary = aVocabulary({ countries, sectors });
    expect(findName('alba', vocabulary)?.reading).toEqual({ kind: 'sector', sector: 'space' });
  });
});

describe('groups', () => {
  const members = ['AA', 'BB'];
  const groups = [
    { code: 'BLOC', kind: 'party' as const, name: 'The Bloc', aliases: [], members },
    { code: 'ISLES', kind: 'region' as const, name: 'The Isles', aliases: [], members },
    { code: 'TALKS', kind: 'forum' as const, name: 'The Talks', aliases: [], members },
    { code: 'EMPTY', kind: 'region' as const, name: 'The Empty', aliases: [], members: [] },
  ];
  const vocabulary = aVocabulary({ groups });

  it.each([
    ['bloc', { kind: 'sides', sides: [{ kind: 'party', code: 'BLOC' }] }],
    ['the isles', { kind: 'sides', sides: [{ kind: 'group', code: 'ISLES', members }] }],
    ['talks', { kind: 'words', forum: 'TALKS' }],
    ['empty', undefined],
  ])('%s', (text, reading) => {
    expect(findName(text, vocabulary)?.reading).toEqual(reading);
  });

  it('have their members behind the field, forums too', () => {
    expect(vocabulary.parties.byKey.get('talks')).toEqual([{ kind: 'group', code: 'TALKS', members }]);
  });
});

describe('the vocabulary that ships', () => {
  const vocabulary = theVocabulary();

  it.each(SECTORS)('knows the sector %s by its id and its label', (sector) => {
    const reading = { kind: 'sector', sector };
    expect(findName(sector, vocabulary)?.reading).toEqual(reading);
    expect(findName(vocabulary.labels.sector(sector), vocabulary)?.reading).toEqual(reading);
  });

  it.each(STAGES)('knows the stage %s', (stage) => {
    expect(findName(stage, vocabulary)?.reading).toEqual({ kind: 'stage', stage });
  });

  it('knows every country by its code in capitals, whatever else the code may mean', () => {
    const codes = [...vocabulary.parties.byKey.values()]
      .flat()
      .flatMap((side) => (side.kind === 'party' ? [side.code] : []));
    expect(new Set(codes).size).toBeGreaterThan(250);
    for (const code of new Set(codes)) {
      expect(vocabulary.parties.byKey.get(nameKey(code))?.map((side) => side.code)).toEqual([code]);
    }
  });

  it('reads no function word of English as a name, but for us, which people type for the country', () => {
    const words =
      'a about after all also am an and any are as at be been but by can could did do does for from get go had has have he her him his how i if in into is it its may me more most my new no not now of on one only or other our out over per re said she so some such than that the their them then there these they this to up us was we were what when which who will with would you'.split(
        ' ',
      );
    expect(words.filter((word) => findName(word, vocabulary) !== null)).toEqual(['us']);
  });

  it('leaves no word of two parties or more to chance but those that are two countries', () => {
    const shared = [...vocabulary.parties.byKey].filter(([, sides]) => sides.length > 1).map(([key]) => key);
    expect(shared).toEqual(['congolese', 'channel islander', 'channel islanders']);
  });

  it('has keys that the tokeniser gives', () => {
    for (const key of vocabulary.bare.keys()) expect(tokenise(key).join(' ')).toBe(key);
  });

  it('shows names', () => {
    const { labels } = vocabulary;
    expect([labels.party('GB'), labels.party('EU'), labels.party('??')]).toEqual([
      'United Kingdom',
      'EU',
      '??',
    ]);
    expect([labels.initiative('gb-in-tsi'), labels.lang('hi')]).toEqual([
      'UK-India Technology Security Initiative',
      'Hindi',
    ]);
  });
});
