import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../../adapters/files/load-catalogue.ts';
import { loadVocabulary } from '../../../../adapters/files/load-vocabulary.ts';

const shipped = resolve(import.meta.dirname, '../../../../data');

describe('the shipped data', () => {
  it('holds the catalogue, with dead and walled feeds switched off for a reason', () => {
    const catalogue = loadCatalogue(shipped);
    expect(catalogue.length).toBeGreaterThanOrEqual(228);
    expect(new Set(catalogue.map((feed) => feed.source.url)).size).toBe(catalogue.length);
    const off = catalogue.filter((feed) => feed.disabled !== null);
    expect(off.length).toBeGreaterThanOrEqual(14);
    for (const feed of off) expect(feed.disabled?.note).toMatch(/^(dead|unreachable|bot-wall): ./);
  });

  it('names countries, blocs and sectors', () => {
    const labels = loadVocabulary(shipped).labels;
    expect([labels.party('GB'), labels.party('EU'), labels.party('QQ')]).toEqual([
      'United Kingdom',
      'EU',
      'QQ',
    ]);
    expect(labels.sector('artificial-intelligence')).toBe('Artificial intelligence');
  });
});

describe('a bad data file', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'entente-data-'));
    cpSync(join(shipped, 'feeds.json'), join(folder, 'feeds.json'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is named with the row', () => {
    const rows = JSON.parse(readFileSync(join(folder, 'feeds.json'), 'utf8'));
    rows[3].kind = 'rumour';
    writeFileSync(join(folder, 'feeds.json'), JSON.stringify(rows));
    expect(() => loadCatalogue(folder)).toThrow(/^data\/feeds\.json at 3\.kind: .*Mend the row/);
  });

  it('that is missing or no JSON gives a sentence', () => {
    writeFileSync(join(folder, 'feeds.json'), '[{]');
    expect(() => loadCatalogue(folder)).toThrow(/^data\/feeds\.json cannot be read: .*Restore the file/);
    expect(() => loadVocabulary(folder)).toThrow(/^data\/\w[\w-]*\.json cannot be read: .*Restore the file/);
  });
});
