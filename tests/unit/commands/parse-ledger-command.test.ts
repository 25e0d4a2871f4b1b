import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../src/commands/parse-command.ts';
import { theVocabulary } from '../../builders/vocabulary.ts';

const parse = (text: string) => parseCommand(text, theVocabulary(), Date.parse('2026-11-23'));

describe('timeline, initiative and matrix', () => {
  it.each([
    ['timeline india uk', { kind: 'timeline', parties: ['GB', 'IN'] }],
    ['timeline in gb', { kind: 'timeline', parties: ['GB', 'IN'] }],
    ['Timeline UK and India', { kind: 'timeline', parties: ['GB', 'IN'] }],
    ['timeline india/uk', { kind: 'timeline', parties: ['GB', 'IN'] }],
    ['timeline south korea, united states', { kind: 'timeline', parties: ['KR', 'US'] }],
    ['timeline eu india', { kind: 'timeline', parties: ['EU', 'IN'] }],
    ['timeline india', { kind: 'timeline', parties: ['IN'] }],
    ['initiative icet', { kind: 'initiative', ids: ['in-us-icet'] }],
    ['initiative "iCET"', { kind: 'initiative', ids: ['in-us-icet'] }],
    ['initiative in-us-icet', { kind: 'initiative', ids: ['in-us-icet'] }],
    ['initiative hiroshima', { kind: 'initiative', ids: ['gb-jp-hiroshima-accord'] }],
    ['initiative ttc', { kind: 'initiative', ids: ['eu-us-ttc', 'eu-in-ttc'] }],
    ['matrix', { kind: 'matrix', party: null }],
    ['matrix india', { kind: 'matrix', party: 'IN' }],
    ['matrix eu', { kind: 'matrix', party: 'EU' }],
  ])('%j', (text, command) => {
    expect(parse(text)).toMatchObject({ ok: true, command });
  });

  it.each([
    ['timeline', /takes two countries, or one/, 'timeline india uk'],
    ['timeline inda uk', /two countries or blocs, or one/, 'timeline india uk'],
    ['timeline semiconductors', /two countries or blocs, or one/, null],
    ['timeline india uk japan', /two countries or blocs, or one/, null],
    ['timeline india stage:signed', /two countries or blocs, or one/, null],
    ['initiative', /takes a name/, 'initiative icet'],
    ['initiative iect', /No initiative is called “iect”/, 'initiative iCET'],
    ['initiative zzzzzz', /No initiative is called/, null],
    ['matrix inda', /one country or bloc, or nothing/, 'matrix india'],
    ['matrix india uk', /the ledger of two is their timeline/, 'timeline india uk'],
  ])('%j is refused with the nearest valid form', (text, message, nearest) => {
    const parsed = parse(text);
    if (parsed.ok) throw new Error('expected a refusal');
    expect(parsed.error.message).toMatch(message);
    expect(parsed.error.nearest).toBe(nearest);
  });

  it('never throw, and what they offer is understood', () => {
    const word = fc.constantFrom(
      'india',
      'inda',
      'uk',
      'eu',
      'icet',
      'ttc',
      'chips',
      'nordic',
      '"',
      '-',
      '|',
      ':',
    );
    const command = fc.constantFrom('timeline', 'initiative', 'matrix');
    fc.assert(
      fc.property(
        command,
        fc.array(fc.oneof(word, fc.string({ maxLength: 9 })), { maxLength: 5 }),
        (name, words) => {
          const parsed = parse(`${name} ${words.join(' ')}`);
          if (!parsed.ok && parsed.error.nearest !== null) {
            expect(parse(parsed.error.nearest), parsed.error.nearest).toMatchObject({ ok: true });
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
