import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../../adapters/files/load-vocabulary.ts';
import { parseCommand } from '../../../src/commands/parse-command.ts';

const vocabulary = loadVocabulary(resolve(import.meta.dirname, '../../../data'));
const now = Date.parse('2023-05-31T18:00:00Z');
const parse = (text: string) => parseCommand(text, vocabulary, now);

describe('a command', () => {
  it.each([
    ['', { kind: 'overview' }],
    ['  /partnership  ', { kind: 'overview' }],
    ['help', { kind: 'help' }],
    ['?', { kind: 'help' }],
    ['STATUS', { kind: 'status' }],
    ['sources', { kind: 'sources' }],
    ['digest now', { kind: 'digest-now' }],
    ['why 12', { kind: 'why', number: 12 }],
    ['why #12', { kind: 'why', number: 12 }],
    ['why-not https://example.org/a', { kind: 'why-not', url: 'https://example.org/a' }],
    ['why-not <https://example.org/a|example.org/a>', { kind: 'why-not', url: 'https://example.org/a' }],
    ['india uk', { kind: 'find', query: { kind: 'pair', pair: ['GB', 'IN'] } }],
    ['/partnership india uk', { kind: 'find', query: { kind: 'pair', pair: ['GB', 'IN'] } }],
    ['find status', { kind: 'find', query: { kind: 'phrase', words: ['status'] } }],
    ['partnership talks', { kind: 'find' }],
  ])('%j', (text, command) => {
    expect(parse(text)).toMatchObject({ ok: true, command });
  });
});

describe('what is no command', () => {
  it.each([
    ['why', /takes the number of a story/, 'why 12'],
    ['why india', /takes the number of a story/, 'why 12'],
    ['why-not example', /takes the address/, 'why-not https://example.org/article'],
    ['status please', /stands alone/, 'status'],
    ['stage:singed', /No stage is called “singed”.*character 7/, 'stage:signed'],
    ['india contry:uk', /no field “contry:”/, 'india country:uk'],
    ['"joint fund', /never closed/, '"joint fund"'],
    [`india ${'x'.repeat(2_000)}`, /characters long/, null],
  ])('%j says why, and the nearest valid form', (text, message, nearest) => {
    const parsed = parse(text);
    if (parsed.ok) throw new Error('expected a refusal');
    expect(parsed.error.message).toMatch(message);
    expect(parsed.error.nearest).toBe(nearest);
  });

  it('a typo of a command is suggested beside the answer', () => {
    const parsed = parse('satus');
    expect(parsed).toMatchObject({ ok: true, command: { kind: 'find' } });
    if (parsed.ok && parsed.command.kind === 'find')
      expect(parsed.command.notes.join()).toMatch(/Did you mean/);
  });
});

it('no text whatever throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(typeof parse(text).ok).toBe('boolean');
    }),
  );
});
