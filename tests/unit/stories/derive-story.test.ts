import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAGES } from '../../../src/domain/stage.ts';
import { deriveStory, inOrder, type Teller } from '../../../src/stories/derive-story.ts';
import { relabelOf } from '../../../src/stories/relabel-of.ts';
import { foundedBy, joinedBy } from '../../../src/stories/story-values.ts';
import { anAnalysis } from '../../builders/analysis.ts';
import { anItem } from '../../builders/item.ts';

const told = fc.record({
  stage: fc.option(fc.constantFrom(...STAGES)),
  sectors: fc.subarray(['quantum', 'space', 'semiconductors'] as const),
  hour: fc.nat({ max: 48 }),
  official: fc.boolean(),
  pair: fc.constantFrom<readonly [string, string][]>([['GB', 'IN']], [['IN', 'US']], []),
});

const tellersOf = (rows: readonly (typeof told extends fc.Arbitrary<infer T> ? T : never)[]): Teller[] =>
  rows.map(({ stage, sectors, hour, official, pair }, i) => ({
    id: i + 1,
    item: anItem({ published: hour * 3_600_000 }),
    analysis: anAnalysis({ stage, sectors, pairs: pair }),
    kind: official ? 'government' : 'news',
    founder: i === 0,
  }));

describe('a story made anew from its items', () => {
  it('is what it became when they joined one after another', () => {
    fc.assert(
      fc.property(fc.array(told, { minLength: 1, maxLength: 8 }), (rows) => {
        const tellers = tellersOf(rows);
        const [first, ...others] = tellers.map(({ item, analysis, kind }) => ({
          item,
          analysis,
          official: kind === 'government',
        }));
        if (!first) return;
        expect(deriveStory(tellers, undefined)).toEqual(
          others.reduce((story, one) => joinedBy(story, one), foundedBy(first)),
        );
      }),
    );
  });

  it('has what a reviewer set, whichever items come before the review', () => {
    const at = 49 * 3_600_000;
    const labels = { stage: 'announced', sectors: ['space'], initiative: null } as const;
    const relabel = relabelOf([{ labels, at, overruled: 'signed' }]);
    fc.assert(
      fc.property(fc.array(told, { minLength: 1, maxLength: 8 }), (rows) => {
        const derived = deriveStory(tellersOf(rows), { stamp: 1, relabel });
        expect(derived).toMatchObject(labels);
      }),
    );
  });

  it('is none without items', () => expect(deriveStory([], undefined)).toBeNull());
});

it('orders the founder first, the others as they came', () => {
  const tellers = tellersOf(
    [0, 1, 2].map((hour) => ({ stage: null, sectors: [], hour, official: false, pair: [] })),
  );
  const shuffled = [tellers[2], tellers[1], tellers[0]].flatMap((one) => (one ? [one] : []));
  const later = shuffled.map((one) => ({ ...one, founder: one.id === 2 }));
  expect(inOrder(later).map(({ id }) => id)).toEqual([2, 1, 3]);
});

describe('labels that were set several times', () => {
  const first = { labels: { stage: 'signed', sectors: ['space'] }, at: 1, overruled: 'active' } as const;
  it.each([
    ['none', [], null],
    [
      'the latest of each counts',
      [first, { labels: { sectors: ['quantum'] }, at: 2, overruled: null }] as const,
      {
        at: 1,
        sectors: ['quantum'],
        stage: { set: 'signed', overruled: 'active', since: [] },
      },
    ],
    [
      'the time is that of the stage',
      [first, { labels: { stage: null }, at: 3, overruled: 'signed' }] as const,
      {
        at: 3,
        sectors: ['space'],
        stage: { set: null, overruled: 'signed', since: [] },
      },
    ],
  ])('%s', (_what, decided, expected) => expect(relabelOf(decided)).toEqual(expected));
});
