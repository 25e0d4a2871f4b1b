import { describe, expect, test } from 'vitest';
import { type MatrixFact, stageMatrix } from '../../../src/stories/stage-matrix.ts';

function fact(changes: Partial<MatrixFact> = {}): MatrixFact {
  return { parties: ['GB', 'IN'], sectors: ['quantum'], stage: 'signed', date: '2024-05-01', ...changes };
}

const cellOf = (...facts: readonly Partial<MatrixFact>[]) =>
  stageMatrix(facts.map(fact), 'IN')[0]?.cells.get('quantum');

describe('a cell', () => {
  test.each<readonly [string, readonly Partial<MatrixFact>[], unknown]>([
    [
      'has the furthest stage',
      [{ stage: 'signed' }, { stage: 'announced', date: '2024-06-01' }],
      { stage: 'signed', stalled: false },
    ],
    [
      'keeps it beside a later stall',
      [{ stage: 'signed' }, { stage: 'stalled', date: '2024-06-01' }],
      { stage: 'signed', stalled: true },
    ],
    [
      'forgets a stall once something moves',
      [{ stage: 'stalled' }, { stage: 'negotiating', date: '2024-06-01' }],
      { stage: 'negotiating', stalled: false },
    ],
    ['may hold a stall alone', [{ stage: 'stalled' }], { stage: null, stalled: true }],
  ])('%s', (_name, facts, expected) => {
    expect(cellOf(...facts)).toEqual(expected);
  });
});

describe('rows', () => {
  const facts = [
    fact({ parties: ['IN', 'US'], sectors: ['space', 'quantum'] }),
    fact({ date: '2024-01-01' }),
    fact({ parties: ['IN', 'JP'], date: '2024-04-01' }),
    fact({ parties: ['JP', 'US'] }),
    fact({ parties: ['AU', 'IN', 'JP'] }),
    fact({ parties: ['DE', 'IN'], sectors: [] }),
  ];

  test('of a country are its partners, those with most sectors first, then the latest', () => {
    expect(stageMatrix(facts, 'IN').map(({ parties }) => parties)).toEqual([['US'], ['JP'], ['GB']]);
  });

  test('of all are the pairs; groups and facts without a sector have none', () => {
    const pairs = stageMatrix(facts, null).map(({ parties }) => parties.join('~'));
    expect(pairs).toEqual(['IN~US', 'JP~US', 'IN~JP', 'GB~IN']);
  });
});
