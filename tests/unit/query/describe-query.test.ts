import { describe, expect, it } from 'vitest';
import { describeQuery } from '../../../src/query/describe-query.ts';
import { parseQuery } from '../../../src/query/parse-query.ts';
import { theVocabulary } from '../../builders/vocabulary.ts';

const now = Date.parse('2026-11-23T12:00:00Z');

function describeText(text: string, at?: number): string {
  const parsed = parseQuery(text, theVocabulary(), { now });
  return parsed.ok ? describeQuery(parsed.query, theVocabulary(), at) : `error: ${parsed.errors[0].message}`;
}

describe('describeQuery', () => {
  it.each([
    ['', 'everything'],
    ['india', 'India'],
    ['uk', 'the United Kingdom'],
    [
      'india uk semiconductors stage:signed since:30d',
      'India with the United Kingdom, semiconductors, signed, since 24 Oct 2026',
    ],
    ['eu chips|ai -china', 'the EU, semiconductors or artificial intelligence, without China'],
    ['-(china | russia)', 'without (China or Russia)'],
    [
      '(india "rare earth") | icet',
      '(India, “rare earth”) or US-India initiative on Critical and Emerging Technology',
    ],
    ['nordic', 'a member of Nordic five'],
    ['india nordic', 'India with a member of Nordic five'],
    ['半導体 semi*', '“半導体”, words that begin with “semi”'],
    ['source:mint kind:gov lang:hi', 'told by “mint”, from a source of kind government, in Hindi'],
    ['since:12h', 'since 23 Nov 2026, 00:00 UTC'],
    ['since:2023-04 until:2023-04', 'since 1 Apr 2023, until 30 Apr 2023'],
    ['until:7d', 'until 16 Nov 2026'],
  ])('%j: %s', (text, words) => {
    expect(describeText(text, now)).toBe(words);
  });

  it.each([
    ['since:30d', 'within the last 30 days'],
    ['since:1d', 'within the last day'],
    ['since:90min', 'within the last 90 minutes'],
    ['until:12h', 'older than 12 hours'],
    ['since:2023', 'since 1 Jan 2023'],
  ])('%j without a present, as for a subscription: %s', (text, words) => {
    expect(describeText(text)).toBe(words);
  });
});
