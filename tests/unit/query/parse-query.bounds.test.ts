import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countNodes, depthOf } from '../../../src/query/build-query.ts';
import { MAX_DEPTH } from '../../../src/query/grammar.ts';
import { MAX_NODES, MAX_QUERY_LENGTH, parseQuery } from '../../../src/query/parse-query.ts';
import { printQuery } from '../../../src/query/print-query.ts';
import { theVocabulary } from '../../builders/vocabulary.ts';

const now = Date.parse('2026-11-25T12:00:00Z');

function parse(text: string) {
  return parseQuery(text, theVocabulary(), { now });
}

/** The tree as canonical text; for what cannot be read, the errors. */
function read(text: string): string {
  const parsed = parse(text);
  return parsed.ok
    ? printQuery(parsed.query)
    : parsed.errors.map(({ message }) => `error: ${message}`).join('\n');
}

describe('bounds', () => {
  it('refuses a text that is too long, saying where the limit is', () => {
    const text = 'a '.repeat(MAX_QUERY_LENGTH);
    expect(parse(text)).toMatchObject({ ok: false, errors: [{ start: MAX_QUERY_LENGTH, end: text.length }] });
  });

  it('refuses too many conditions', () => {
    expect(read(Array.from({ length: MAX_NODES }, (_, i) => `w${i}`).join(' '))).toMatch(/at most 64/);
    expect(parse(Array.from({ length: MAX_NODES - 1 }, (_, i) => `w${i}`).join(' ')).ok).toBe(true);
    expect(read('IN GB US JP KR DE FR IT ES NL SE FI')).toMatch(/makes 67 conditions/);
  });

  it('refuses what is nested too deep, without a deep recursion', () => {
    expect(read('('.repeat(250))).toMatch(/nested more than 16/);
    expect(read(`${'-('.repeat(17)}a${')'.repeat(17)}`)).toMatch(/nested more than 16/);
    expect(read(`${'('.repeat(16)}a${')'.repeat(16)}`)).toBe('"a"');
  });

  it('reads any text without throwing, and what it reads is within the bounds', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'india',
        'uk',
        ' ',
        ' ',
        '|',
        '(',
        ')',
        '-',
        '"',
        "'",
        ':',
        '*',
        ',',
        'since:',
        'pair:',
        'or',
        'and',
        'not ',
        '日本',
        '\u200d',
        '“',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const parsed = parse(text);
        if (parsed.ok) {
          expect(countNodes(parsed.query)).toBeLessThanOrEqual(MAX_NODES);
          expect(depthOf(parsed.query)).toBeLessThanOrEqual(MAX_DEPTH);
        }
        for (const { start, end } of parsed.ok ? parsed.notes : parsed.errors) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  // What blows up does not come back before the runner's patience ends.
  it('comes back from hostile text', () => {
    for (const sign of ['a-', "'a ", '"', ':', 'a:', 'us/', '(', '-', '|', '\u0301', 'sector:', 'and ']) {
      expect(parse(sign.repeat(500 / sign.length))).toHaveProperty('ok');
    }
  });
});
