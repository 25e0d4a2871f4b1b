import { describe, expect, it } from 'vitest';
import { narrowerParts } from '../../../src/query/narrower.ts';
import { parseQuery } from '../../../src/query/parse-query.ts';
import { theVocabulary } from '../../builders/vocabulary.ts';

describe('narrowerParts', () => {
  it.each([
    ['', 'a sector, a country, a stage (stage:signed), a word of the text'],
    ['india', 'a sector, a second country, a stage (stage:signed), a word of the text'],
    ['india uk', 'a sector, a stage (stage:signed), a word of the text'],
    ['ai|quantum', 'a country, a stage (stage:signed), a word of the text'],
    ['india | ai', 'a sector, a country, a stage (stage:signed), a word of the text'],
    ['india -ai', 'a sector, a second country, a stage (stage:signed), a word of the text'],
    ['india uk ai signed deal', ''],
  ])('%j: %s', (text, parts) => {
    const parsed = parseQuery(text, theVocabulary(), { now: 0 });
    expect(parsed.ok && narrowerParts(parsed.query).join(', ')).toBe(parts);
  });
});
