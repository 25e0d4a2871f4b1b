import { describe, expect, test } from 'vitest';
import { withContradictions } from '../../../src/stories/contradictions.ts';
import { aLine } from '../../builders/ledger.ts';

type Step = readonly [date: string, stage: ReturnType<typeof aLine>['stage']];

/** What speaks against each line, in order. */
function against(...steps: readonly Step[]): string[][] {
  const lines = withContradictions(steps.map(([date, stage]) => aLine({ date, stage })));
  return lines.map(({ contradictions }) => contradictions.map(({ kind, date }) => `${kind} ${date}`));
}

describe('lines of one initiative', () => {
  test.each<readonly [string, readonly Step[], readonly (readonly string[])[]]>([
    [
      'in order agree',
      [
        ['2023-01-01', 'proposed'],
        ['2024-01-01', 'signed'],
        ['2025-01-01', 'active'],
      ],
      [[], [], []],
    ],
    [
      'that sign on two days of one month disagree on the date, both ways',
      [
        ['2024-05-06', 'signed'],
        ['2024-05-16', 'signed'],
      ],
      [['date 2024-05-16'], ['date 2024-05-06']],
    ],
    [
      'that sign years apart are a renewal',
      [
        ['2014-05-06', 'signed'],
        ['2024-05-06', 'signed'],
      ],
      [[], []],
    ],
    [
      'that sign in a month that is all that is known agree',
      [
        ['2024-05', 'signed'],
        ['2024-05-16', 'signed'],
      ],
      [[], []],
    ],
    [
      'that talk weeks after the signature are out of order',
      [
        ['2024-05-06', 'signed'],
        ['2024-06-06', 'negotiating'],
      ],
      [[], ['order 2024-05-06']],
    ],
    [
      'that talk a year after the signature are a new round',
      [
        ['2024-05-06', 'signed'],
        ['2025-06-06', 'negotiating'],
      ],
      [[], []],
    ],
    [
      'that talk after a stall have restarted',
      [
        ['2024-05-06', 'signed'],
        ['2024-06-06', 'stalled'],
        ['2024-07-06', 'negotiating'],
      ],
      [[], [], []],
    ],
    [
      'that meet again agree',
      [
        ['2024-05-06', 'active'],
        ['2024-05-16', 'active'],
      ],
      [[], []],
    ],
    [
      'that go on after the end speak against it',
      [
        ['2024-05-06', 'superseded'],
        ['2025-05-06', 'active'],
      ],
      [[], ['order 2024-05-06']],
    ],
  ])('%s', (_name, steps, expected) => {
    expect(against(...steps)).toEqual(expected);
  });
});

test('lines of different initiatives, pairs, or of none, never speak against each other', () => {
  const signed = { date: '2024-05-06', stage: 'signed' } as const;
  const talks = { date: '2024-06-06', stage: 'negotiating' } as const;
  const others = [{ initiative: 'other' }, { initiative: null }, { parties: ['IN', 'US'] }];
  for (const other of others) {
    const lines = withContradictions([aLine(signed), aLine({ ...talks, ...other })]);
    expect(lines.flatMap(({ contradictions }) => contradictions)).toEqual([]);
  }
  const nameless = [aLine({ ...signed, initiative: null }), aLine({ ...talks, initiative: null })];
  expect(withContradictions(nameless)).toEqual(nameless);
});
