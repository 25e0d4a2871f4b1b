import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../../../src/domain/time.ts';
import { atPublication, firedWithin } from '../../../src/query/at-publication.ts';
import { matches } from '../../../src/query/match-story.ts';
import { ARCHIVE_DOMAIN, ARCHIVE_NOW, storyArbitrary } from '../../builders/archive-arbitrary.ts';
import { factsOf } from '../../builders/match-facts.ts';
import { queryArbitrary } from '../../builders/query-arbitrary.ts';

describe('a query at publication', () => {
  it('selects at any time what the query selects at the moment of the story', () => {
    fc.assert(
      fc.property(queryArbitrary(ARCHIVE_DOMAIN), storyArbitrary, (query, story) => {
        const facts = factsOf(story);
        const then = matches(query, facts, facts.published);
        expect(matches(atPublication(query), facts, ARCHIVE_NOW)).toBe(then);
        const { published } = facts;
        const within = published >= ARCHIVE_NOW - 5 * DAY && published <= ARCHIVE_NOW;
        expect(matches(firedWithin(query, 5), facts, ARCHIVE_NOW)).toBe(then && within);
      }),
      { numRuns: 1_000 },
    );
  });
});
