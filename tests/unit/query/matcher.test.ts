import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../../../src/domain/time.ts';
import { type MatchFacts, matches, storyFacts } from '../../../src/query/match-story.ts';
import { createMatcher } from '../../../src/query/matcher.ts';
import { parseQuery } from '../../../src/query/parse-query.ts';
import type { Query } from '../../../src/query/syntax-tree.ts';
import { ARCHIVE_DOMAIN, ARCHIVE_NOW, storyArbitrary } from '../../builders/archive-arbitrary.ts';
import { factsOf } from '../../builders/match-facts.ts';
import { queryArbitrary } from '../../builders/query-arbitrary.ts';
import { aStory } from '../../builders/story.ts';
import { theVocabulary } from '../../builders/vocabulary.ts';

function naive(queries: ReadonlyMap<number, Query>, facts: MatchFacts): number[] {
  return [...queries].filter(([, query]) => matches(query, facts, ARCHIVE_NOW)).map(([id]) => id);
}

const sorted = (ids: readonly number[]) => [...ids].sort((a, b) => a - b);

const change = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      id: fc.nat(15),
      query: queryArbitrary(ARCHIVE_DOMAIN),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), id: fc.nat(15) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('match' as const), story: storyArbitrary }) },
);

describe('createMatcher', () => {
  it('reports what a loop over all queries reports, for random queries and stories', () => {
    let selecting = 0;
    fc.assert(
      fc.property(
        fc.array(queryArbitrary(ARCHIVE_DOMAIN), { maxLength: 40, size: 'max' }),
        fc.array(storyArbitrary, { minLength: 1, maxLength: 10 }),
        fc.boolean(),
        (list, stories, seen) => {
          const queries = new Map(list.entries());
          const facts = stories.map(factsOf);
          const matcher = createMatcher(
            [...queries].map(([id, query]) => ({ id, query })),
            seen ? facts : [],
          );
          for (const story of facts) {
            const expected = naive(queries, story);
            expect(sorted(matcher.match(story, ARCHIVE_NOW))).toEqual(expected);
            selecting += expected.length;
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(selecting).toBeGreaterThan(1_000);
  });

  it('keeps up with queries that come, change and go', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60, size: 'max' }), (changes) => {
        const matcher = createMatcher<number>([]);
        const queries = new Map<number, Query>();
        for (const step of changes) {
          if (step.kind === 'add') {
            matcher.add(step);
            queries.set(step.id, step.query);
          } else if (step.kind === 'remove') {
            expect(matcher.remove(step.id)).toBe(queries.delete(step.id));
          } else {
            const facts = factsOf(step.story);
            expect(sorted(matcher.match(facts, ARCHIVE_NOW))).toEqual(sorted(naive(queries, facts)));
          }
          expect(matcher.size).toBe(queries.size);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('sweeps what nobody asks for any more, without losing the rest', () => {
    const matcher = createMatcher<number>([{ id: -1, query: { kind: 'phrase', words: ['deal'] } }]);
    for (let id = 0; id < 5_000; id++) {
      matcher.add({ id, query: { kind: 'phrase', words: ['deal', `w${id}`] } });
      matcher.remove(id);
    }
    const facts = storyFacts(aStory(), ['A deal w4999']);
    expect(matcher.match(facts, ARCHIVE_NOW)).toEqual([-1]);
  });

  it('asks the time of each match, not that of filing', () => {
    const matcher = createMatcher([{ id: 1, query: { kind: 'since', bound: { kind: 'ago', span: DAY } } }]);
    const facts = storyFacts(aStory({ published: ARCHIVE_NOW }), []);
    expect(matcher.match(facts, ARCHIVE_NOW + DAY)).toEqual([1]);
    expect(matcher.match(facts, ARCHIVE_NOW + DAY + 1)).toEqual([]);
  });

  it('finds the subscription of the founding story', () => {
    const parsed = parseQuery(
      'india uk semiconductors stage:proposed "critical strategic" -defence',
      theVocabulary(),
      {
        now: ARCHIVE_NOW,
      },
    );
    expect(parsed.ok).toBe(true);
    const matcher = createMatcher(parsed.ok ? [{ id: 'founding', query: parsed.query }] : []);
    const text = 'India, UK explore new partnership in critical strategic technologies';
    expect(matcher.match(storyFacts(aStory(), [text]), ARCHIVE_NOW)).toEqual(['founding']);
    expect(matcher.match(storyFacts(aStory({ pairs: [['IN', 'US']] }), [text]), ARCHIVE_NOW)).toEqual([]);
  });
});
