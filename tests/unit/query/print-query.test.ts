import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../src/query/parse-query.ts';
import { printQuery } from '../../../src/query/print-query.ts';
import type { Query } from '../../../src/query/syntax-tree.ts';
import { queryArbitrary } from '../../builders/query-arbitrary.ts';
import { theVocabulary } from '../../builders/vocabulary.ts';

const now = Date.parse('2026-11-23T12:00:00Z');

describe('printQuery', () => {
  it('gives text that reads back to the same tree', () => {
    fc.assert(
      fc.property(queryArbitrary(), (query) => {
        const parsed = parseQuery(printQuery(query), theVocabulary(), { now, stored: true });
        expect(parsed).toEqual({ ok: true, query, notes: [] });
      }),
      { numRuns: 3_000 },
    );
  });

  it('is canonical: what was read prints the same once it was printed and read again', () => {
    const pieces = [
      'india',
      'uk',
      'US',
      '|',
      'or',
      '-',
      '(',
      ')',
      '"rare earth"',
      'chips',
      'semi*',
      'stage:signed',
      'since:30d',
      'nordic',
      'pair:us/jp',
      '半導体',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (words) => {
        const read = parseQuery(words.join(' '), theVocabulary(), { now });
        fc.pre(read.ok);
        const text = printQuery(read.query);
        const again = parseQuery(text, theVocabulary(), { now: now + 1, stored: true });
        expect(again).toEqual({ ok: true, query: read.query, notes: [] });
      }),
      { numRuns: 2_000 },
    );
  });

  it.each<[Query, string]>([
    [{ kind: 'all' }, ''],
    [{ kind: 'pair', pair: ['AU-UNION', 'IN'] }, 'pair:AU-UNION/IN'],
    [{ kind: 'phrase', words: ['or'] }, '"or"'],
    [
      {
        kind: 'and',
        of: [
          {
            kind: 'or',
            of: [
              { kind: 'country', code: 'IN' },
              { kind: 'not', of: { kind: 'sector', sector: 'space' } },
            ],
          },
          { kind: 'prefix', stem: 'semi' },
        ],
      },
      'country:IN | -sector:space semi*',
    ],
    [
      {
        kind: 'or',
        of: [
          {
            kind: 'and',
            of: [
              { kind: 'lang', lang: 'hi' },
              { kind: 'source', words: ['the', 'hindu'] },
            ],
          },
          { kind: 'since', bound: { kind: 'ago', span: 5_400_000 } },
        ],
      },
      '(lang:hi source:"the hindu") | since:90min',
    ],
  ])('prints %j as %j', (query, text) => {
    expect(printQuery(query)).toBe(text);
  });
});
