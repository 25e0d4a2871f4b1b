import { describe, expect, it } from 'vitest';
import { SECTORS } from '../../../src/domain/sector.ts';
import { STAGES } from '../../../src/domain/stage.ts';
import { parseQuery } from '../../../src/query/parse-query.ts';
import { FIELDS } from '../../../src/query/read-field.ts';
import { theVocabulary } from '../../builders/vocabulary.ts';

const now = Date.parse('2026-11-25T12:00:00Z');
const vocabulary = theVocabulary();

/** What is suggested for a text, or that it was read as it stands. */
function suggested(text: string): readonly (string | undefined)[] {
  const parsed = parseQuery(text, vocabulary, { now });
  return (parsed.ok ? parsed.notes : parsed.errors).map(({ suggestion }) => suggestion);
}

/** The slips of one name: each inner letter left out, each doubled, each in the place of the next. */
function slipsOf(name: string): string[] {
  const slips = Array.from({ length: name.length - 2 }, (_, k) => {
    const [before, at, next, after] = [name.slice(0, k + 1), name[k + 1], name[k + 2], name.slice(k + 3)];
    return [
      `${before}${next}${after}`,
      `${before}${at}${at}${next}${after}`,
      `${before}${next}${at}${after}`,
    ];
  });
  return slips.flat().filter((slip) => slip !== name && /^[a-z]+(?: [a-z]+)*$/u.test(slip));
}

/** The share of all slips of these names to which something is suggested or which are names themselves. */
function heeded(names: readonly string[], field: string | null): number {
  const slips = names.filter((name) => /^[a-z ]{5,}$/u.test(name)).flatMap(slipsOf);
  expect(slips.length).toBeGreaterThan(40);
  const heard = slips.filter((slip) => {
    const parsed = parseQuery(field === null ? slip : `${field}:"${slip}"`, vocabulary, { now });
    if (field !== null && parsed.ok) return true;
    return (parsed.ok ? parsed.notes : parsed.errors).some(({ suggestion }) => suggestion !== undefined);
  });
  return heard.length / slips.length;
}

describe('a slip in any name', () => {
  const lower = (names: readonly string[]): string[] => names.map((name) => name.toLowerCase());
  const parties = lower(vocabulary.parties.spellings).filter((_, i) => i % 7 === 0);
  const initiatives = lower(vocabulary.initiatives.spellings).filter((_, i) => i % 9 === 0);

  it.each<[name: string, names: readonly string[], field: string, share: number]>([
    ['countries, blocs, demonyms, capitals', parties, 'country', 0.98],
    ['sectors', [...SECTORS, ...lower(vocabulary.sectors.spellings)], 'sector', 1],
    ['stages', [...STAGES, ...lower(vocabulary.stages.spellings)], 'stage', 1],
    ['initiatives', initiatives, 'initiative', 0.98],
    ['kinds', lower(vocabulary.kinds.spellings), 'kind', 1],
    ['languages', lower(vocabulary.langs.spellings), 'lang', 0.98],
  ])('behind its field: %s', (_name, names, field, share) => {
    expect(heeded(names, field)).toBeGreaterThanOrEqual(share);
  });

  it.each<[name: string, names: readonly string[], share: number]>([
    ['countries, blocs, demonyms, capitals', parties, 0.9],
    ['sectors', lower(vocabulary.sectors.spellings), 0.9],
    ['stages', STAGES, 0.95],
  ])('standing alone: %s', (_name, names, share) => {
    expect(heeded(names, null)).toBeGreaterThanOrEqual(share);
  });

  it.each(FIELDS)('in the field %s', (field) => {
    for (const slip of slipsOf(field)) {
      const [first] = suggested(`${slip}:x`);
      if (slip.length > 3) expect(first, slip).toBe(field);
    }
  });
});

describe('a slip in a name of several words', () => {
  it.each([
    ['south koera semiconductors', 'south koera', 'south korea'],
    ['new dehli', 'new dehli', 'new delhi'],
    ['india unted kingdom', 'unted kingdom', 'united kingdom'],
    ['saudi arabai', 'saudi arabai', 'saudi arabia'],
    ['"x" rar earths', 'rar earths', 'rare earths'],
    ['abu dhbai', 'abu dhbai', 'abu dhabi'],
    ['costa rcian', 'costa rcian', 'costa rican'],
    ['new-dehli', 'new-dehli', 'new delhi'],
    ['southkorea', 'southkorea', 'south korea'],
    ['auksu', 'auksu', 'aukus'],
  ])('%j: of %j, once', (text, place, suggestion) => {
    const parsed = parseQuery(text, vocabulary, { now });
    const notes = parsed.ok ? parsed.notes : [];
    expect(notes.map((note) => [text.slice(note.start, note.end), note.suggestion])).toEqual([
      [place, suggestion],
    ]);
  });

  it.each(['south korea', 'new deal', 'trade war', 'united nations', 'critical minerals', 'new plant'])(
    '%s is none',
    (text) => {
      expect(suggested(text)).toEqual([]);
    },
  );
});

describe('a code of three letters', () => {
  it.each([
    ['JPN', []],
    ['jpn', ['JPN']],
    ['kor', ['KOR']],
    ['usa', []],
    ['can', []],
    ['col', []],
    ['per', []],
  ])('%s: %j', (text, suggestions) => {
    expect(suggested(`${text} chips`)).toEqual(suggestions);
  });
});
