import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { DataFileError } from '../../../../adapters/files/data-file.ts';
import { loadVocabulary } from '../../../../adapters/files/load-vocabulary.ts';

const shipped = resolve(import.meta.dirname, '../../../../data');
const folder = mkdtempSync(join(tmpdir(), 'entente-vocabulary-'));
const FILES = ['countries', 'mentions', 'sectors', 'stages', 'initiatives', 'query-names'] as const;
type File = (typeof FILES)[number];

afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  for (const file of FILES) cpSync(join(shipped, `${file}.json`), join(folder, `${file}.json`));
});

/** Changes one data file. */
function change(file: File, edit: (text: string) => string): void {
  const path = join(folder, `${file}.json`);
  const before = readFileSync(path, 'utf8');
  const after = edit(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

describe('loadVocabulary', () => {
  it('reads a name that was added to the data, and leaves fields that it does not know alone', () => {
    change('query-names', (text) => text.replace('"cybersecurity": [', '"cybersecurity": ["cyberworld", '));
    change('sectors', (text) =>
      text.replace('"id": "cybersecurity",', '"id": "cybersecurity", "colour": "red",'),
    );
    expect(loadVocabulary(folder).sectors.byKey.get('cyberworld')).toEqual(['cybersecurity']);
  });

  it.each<[File, (text: string) => string, RegExp]>([
    [
      'sectors',
      (text) => text.replace('"id": "quantum"', '"id": "quantums"'),
      /data\/sectors\.json at sectors\.\d+\.id/,
    ],
    [
      'countries',
      (text) => text.replace('"iso2": "AE"', '"iso2": "ARE"'),
      /data\/countries\.json at countries\.\d+\.iso2/,
    ],
    ['query-names', (text) => text.slice(0, -20), /data\/query-names\.json cannot be read/],
    [
      'query-names',
      (text) => text.replace('"quantum": [', '"quanta": ['),
      /data\/query-names\.json at sectors/,
    ],
    [
      'initiatives',
      (text) => text.replace('"abbreviations"', '"abbreviation"'),
      /data\/initiatives\.json at initiatives\.0/,
    ],
  ])('says what is wrong with a bad %s.json', (file, edit, says) => {
    change(file, edit);
    expect(() => loadVocabulary(folder)).toThrow(DataFileError);
    expect(() => loadVocabulary(folder)).toThrow(says);
  });
});
