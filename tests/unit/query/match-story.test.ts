import { describe, expect, it } from 'vitest';
import type { Story } from '../../../src/domain/story.ts';
import { DAY } from '../../../src/domain/time.ts';
import { matches, storyFacts } from '../../../src/query/match-story.ts';
import { parseQuery } from '../../../src/query/parse-query.ts';
import { aSource, aStory } from '../../builders/story.ts';
import { theVocabulary } from '../../builders/vocabulary.ts';

const published = Date.parse('2023-05-08T10:00:00Z');
const texts = [
  'India, UK explore new partnership in critical strategic technologies',
  'Talks on semiconductors. The rare-earth part is open.',
  'भारत और ब्रिटेन: 半導体 U.S.',
];

function selects(text: string, changes: Partial<Story> = {}, now = published + 10 * DAY): boolean {
  const parsed = parseQuery(text, theVocabulary(), { now });
  if (!parsed.ok) throw new Error(parsed.errors[0].message);
  const sources = [aSource(), aSource({ outlet: 'The Hindu', lang: 'hi', kind: 'wire' })];
  return matches(parsed.query, storyFacts(aStory({ published, sources, ...changes }), texts), now);
}

describe('a bilateral story of India and the UK', () => {
  it.each([
    '',
    'india',
    'uk india',
    'india|japan',
    'chips',
    'stage:proposed',
    'proposed',
    '-signed',
    '"critical strategic"',
    'rare-earth',
    'strateg*',
    'ब्रिटेन',
    '導体',
    '"us"',
    'source:hindu',
    'source:"the hindu"',
    'kind:wire',
    'lang:en lang:hi',
    'since:10d',
    'until:10d',
    'since:2023-05-08',
    'until:2023-05-08',
    'country:g7',
    'pair:in/five-eyes',
    '-(quantum | japan)',
  ])('is selected by %j', (text) => {
    expect(selects(text)).toBe(true);
  });

  it.each([
    '-india',
    'US',
    'india US',
    'japan',
    'quantum',
    'signed',
    '"technologies talks"',
    '"strategic critical"',
    'techno',
    '体半',
    'source:"mint the"',
    'source:"hindu mint"',
    'kind:government',
    'lang:ja',
    'since:2023-05-09',
    'until:2023-05-07',
    'since:239h',
    'until:241h',
    'nordic',
    'india nordic',
    'icet',
  ])('is not selected by %j', (text) => {
    expect(selects(text)).toBe(false);
  });

  it('knows parties only by its pairs: who is named beside counts for nothing', () => {
    expect(selects('US', { parties: ['GB', 'IN', 'US'] })).toBe(false);
  });
});

describe('an initiative', () => {
  const ttc = { initiative: 'TTC', pairs: [['EU', 'US'] as const] };
  it.each<[string, Partial<Story>, boolean]>([
    ['icet', { initiative: 'iCET' }, true],
    ['icet', { initiative: 'in-us-icet' }, true],
    ['icet', { initiative: 'US-India initiative on Critical and Emerging Technology' }, true],
    ['icet', { initiative: 'TSI' }, false],
    ['ttc', ttc, true],
    ['initiative:eu-us-ttc', ttc, true],
    ['initiative:eu-in-ttc', ttc, false],
    ['initiative:eu-in-ttc', { ...ttc, initiative: 'eu-in-ttc' }, true],
  ])('%j of a story with %j: %s', (text, changes, expected) => {
    expect(selects(text, changes)).toBe(expected);
  });
});

describe('a plurilateral story', () => {
  const quad = { pairs: [], parties: ['AU', 'IN', 'JP', 'US'] };
  it.each<[string, boolean]>([
    ['india', true],
    ['uk', false],
    ['india japan', false],
    ['country:quad', true],
    ['pair:in/quad', true],
    ['pair:quad/quad', true],
    ['pair:uk/quad', false],
    ['pair:nordic/quad', false],
  ])('%j: %s', (text, expected) => {
    expect(selects(text, quad)).toBe(expected);
  });

  it('of one party known is no story of two', () => {
    expect(selects('pair:quad/quad', { pairs: [], parties: ['IN'] })).toBe(false);
  });
});
