import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { DataFileError } from '../../../../adapters/files/data-file.ts';
import { readGoldFile } from '../../../../adapters/files/load-gold.ts';
import { loadLexicon } from '../../../../adapters/files/load-lexicon.ts';

const shipped = join(import.meta.dirname, '../../../../data');
const folder = mkdtempSync(join(tmpdir(), 'entente-lexicon-'));
const FILES = [
  'countries.json',
  'names-local.json',
  'mentions.json',
  'sectors.json',
  'cues.json',
  'initiatives.json',
  'feeds.json',
  'model-relevance.json',
  'model-sectors.json',
  'model-stage.json',
  'outlet-homes.json',
];

beforeEach(() => {
  for (const file of FILES) cpSync(join(shipped, file), join(folder, file));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Data = Record<string, object[]> & { stages: object; english: object };

/** Rewrites one data file. */
function change(file: string, edit: (data: Data) => void): void {
  const data = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Data;
  edit(data);
  writeFileSync(join(folder, file), JSON.stringify(data));
}

describe('the lexicon on disk', () => {
  it('is whole as shipped', () => {
    const lexicon = loadLexicon(shipped);
    expect(lexicon.countries.length).toBeGreaterThan(240);
    expect(lexicon.leaders.length).toBeGreaterThan(400);
    expect(Object.keys(lexicon.sectors)).toHaveLength(15);
    expect(lexicon.cues.cooperation?.en?.length).toBeGreaterThan(50);
  });

  it.each<[string, (data: Data) => void, RegExp]>([
    [
      'mentions.json',
      (d) => Object.assign(d.leaders?.[3] ?? {}, { from: 'May 2019' }),
      /mentions\.json at leaders\.3\.from: expected a day/,
    ],
    [
      'mentions.json',
      (d) => Object.assign(d.bodies?.[0] ?? {}, { country: 'India' }),
      /mentions\.json at bodies\.0\.country: expected a country/,
    ],
    [
      'sectors.json',
      (d) => Object.assign(d.sectors?.[1] ?? {}, { id: 'magic' }),
      /sectors\.json at sectors\.1\.id/,
    ],
    ['cues.json', (d) => Object.assign(d.stages, { signed: { 9: {} } }), /cues\.json at stages\.signed/],
    [
      'model-stage.json',
      (d) => Object.assign(d.models ?? {}, { signed: {} }),
      /model-stage\.json at models\.signed\.bias/,
    ],
  ])('a bad row of %s is named', (file, edit, message) => {
    change(file, edit);
    expect(() => loadLexicon(folder)).toThrow(DataFileError);
    expect(() => loadLexicon(folder)).toThrow(message);
  });
});

describe('gold files', () => {
  it('name the line that is wrong', () => {
    const path = join(folder, 'gold.jsonl');
    const row = { id: 'a', published: '2025-01-01', lang: 'en', title: 'T', relevant: false };
    writeFileSync(path, `${JSON.stringify(row)}\n\n${JSON.stringify({ ...row, sectors: ['magic'] })}\n`);
    expect(() => readGoldFile(path)).toThrow(/line 3, field "sectors\.0"/);
    writeFileSync(path, `${JSON.stringify(row)}\n{`);
    expect(() => readGoldFile(path)).toThrow(/line 2 is no JSON object/);
    writeFileSync(path, `${JSON.stringify(row)}\n`);
    expect(readGoldFile(path)).toMatchObject([{ id: 'a', pairs: [], story: 'alone:a' }]);
  });
});
