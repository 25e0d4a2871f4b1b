import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainMatch } from '../../../src/query/explain-match.ts';
import { matches, storyFacts } from '../../../src/query/match-story.ts';
import { parseQuery } from '../../../src/query/parse-query.ts';
import { ARCHIVE_DOMAIN, ARCHIVE_NOW, storyArbitrary } from '../../builders/archive-arbitrary.ts';
import { factsOf } from '../../builders/match-facts.ts';
import { queryArbitrary } from '../../builders/query-arbitrary.ts';
import { aSource, aStory } from '../../builders/story.ts';
import { theVocabulary } from '../../builders/vocabulary.ts';

const now = Date.parse('2023-05-10T12:00:00Z');
const options = { vocabulary: theVocabulary(), now };
const story = aStory({
  pairs: [['GB', 'IN']],
  initiative: 'gb-in-tsi',
  sources: [aSource({ outlet: 'The Hindu', kind: 'news', lang: 'en' })],
});
const facts = storyFacts(story, [
  'India, UK explore semiconductor and semiconducting ties',
  '半導体 for rare earths',
]);

function reasons(text: string): readonly string[] | null {
  const parsed = parseQuery(text, theVocabulary(), { now });
  if (!parsed.ok) throw new Error(parsed.errors[0].message);
  return explainMatch(parsed.query, facts, options)?.map(({ words }) => words) ?? null;
}

describe('explainMatch', () => {
  it.each<[text: string, reasons: readonly string[] | null]>([
    ['india semiconductors', ['India (country)', 'semiconductors (sector)']],
    ['uk', ['United Kingdom (country)']],
    ['india uk stage:proposed', ['India with the United Kingdom (pair)', 'proposed (stage)']],
    ['chips|ai', ['semiconductors (sector)']],
    ['chips|ai|india', ['semiconductors (sector)', 'India (country)']],
    ['india -china', ['India (country)', 'without China']],
    ['-(china | russia)', ['without (China or Russia)']],
    ['icet', null],
    ['"rare earths" 半導体', ['“rare earths” (text)', '“半導体” (text)']],
    ['semicon*', ['“semiconductor”, “semiconducting” (begins with semicon)']],
    ['country:five-eyes', ['United Kingdom (in Five Eyes)']],
    ['source:hindu kind:news lang:en', ['told by “hindu”', 'from a source of kind news', 'in English']],
    ['since:30d', ['within the last 30 days']],
    ['until:2023-06', ['until 30 Jun 2023']],
    ['india india', ['India (country)']],
    ['', ['everything']],
    ['japan', null],
    ['india -uk', null],
  ])('%j: %j', (text, expected) => {
    expect(reasons(text)).toEqual(expected);
  });

  it('explains exactly what matches, by terms that hold and are enough', () => {
    let explained = 0;
    fc.assert(
      fc.property(
        queryArbitrary(ARCHIVE_DOMAIN),
        storyArbitrary,
        fc.array(storyArbitrary, { minLength: 5, maxLength: 5 }),
        (query, one, others) => {
          const at = { vocabulary: theVocabulary(), now: ARCHIVE_NOW };
          const found = explainMatch(query, factsOf(one), at);
          expect(found !== null).toBe(matches(query, factsOf(one), ARCHIVE_NOW));
          if (found === null) return;
          explained++;
          expect(found.length).toBeGreaterThan(0);
          for (const reason of found) expect(matches(reason.query, factsOf(one), ARCHIVE_NOW)).toBe(true);
          for (const other of others.map(factsOf)) {
            if (found.every((reason) => matches(reason.query, other, ARCHIVE_NOW)))
              expect(matches(query, other, ARCHIVE_NOW)).toBe(true);
          }
        },
      ),
      { numRuns: 2_000 },
    );
    expect(explained).toBeGreaterThan(300);
  });
});
