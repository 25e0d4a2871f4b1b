import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../../adapters/files/load-vocabulary.ts';
import { parseCommand } from '../../../src/commands/parse-command.ts';

const vocabulary = loadVocabulary(resolve(import.meta.dirname, '../../../data'));
const parse = (text: string) => parseCommand(text, vocabulary, Date.parse('2026-11-23T12:00:00Z'));

describe('export', () => {
  it.each([
    ['export india uk csv', 'csv', { kind: 'pair', pair: ['GB', 'IN'] }],
    ['export  India   BibTeX', 'bibtex', { kind: 'country', code: 'IN' }],
    ['export json', 'json', { kind: 'all' }],
    ['export stage:signed rss', 'rss', { kind: 'stage', stage: 'signed' }],
  ])('%s', (text, format, query) => {
    expect(parse(text)).toEqual({ ok: true, command: { kind: 'export', format, query, notes: [] } });
  });

  it.each([
    ['export', 'export csv'],
    ['export india uk', 'export india uk csv'],
    ['export india jsn', 'export india json'],
    ['export stage:singed csv', 'export stage:signed csv'],
  ])('%s is answered with the nearest form', (text, nearest) => {
    expect(parse(text)).toMatchObject({ ok: false, error: { nearest } });
  });
});
