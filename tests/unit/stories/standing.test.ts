import { describe, expect, test } from 'vitest';
import { linesUntil, standingOf, watchOf } from '../../../src/stories/standing.ts';
import { aLine, anInitiative } from '../../builders/ledger.ts';

type Step = readonly [date: string, stage: ReturnType<typeof aLine>['stage']];
const linesOf = (steps: readonly Step[]) => steps.map(([date, stage]) => aLine({ date, stage }));
const moment = (day: string) => Date.parse(`${day}T12:00:00Z`);

test('a clock that is set back ends the ledger there; a date in part counts from its first day', () => {
  const lines = linesOf([
    ['2023', 'proposed'],
    ['2024-07', 'announced'],
    ['2024-07-24', 'signed'],
    ['2024-07-25', 'active'],
  ]);
  const { lines: known, later } = linesUntil(lines, moment('2024-07-24'));
  expect([known.map(({ date }) => date), later]).toEqual([['2023', '2024-07', '2024-07-24'], 1]);
});

describe('how an initiative stands', () => {
  test.each<
    readonly [string, readonly Step[], ReturnType<typeof anInitiative>['status'], boolean, string | null]
  >([
    [
      'as its lines say',
      [
        ['2023', 'proposed'],
        ['2024', 'signed'],
      ],
      'signed',
      false,
      'signed 2024',
    ],
    [
      'since it first stood so',
      [
        ['2023', 'active'],
        ['2024', 'active'],
      ],
      'active',
      false,
      'active 2023',
    ],
    [
      'furthest, whatever came later',
      [
        ['2023', 'signed'],
        ['2024', 'announced'],
      ],
      'signed',
      false,
      'signed 2023',
    ],
    [
      'stalled, whatever came before',
      [
        ['2023', 'active'],
        ['2024', 'stalled'],
      ],
      'active',
      false,
      'stalled 2024',
    ],
    [
      'as it moved on after a stall',
      [
        ['2023', 'stalled'],
        ['2024', 'negotiating'],
      ],
      'stalled',
      false,
      'negotiating 2024',
    ],
    [
      'superseded',
      [
        ['2023', 'active'],
        ['2024', 'superseded'],
      ],
      'superseded',
      false,
      'superseded 2024',
    ],
    ['as the record says where that is further', [['2023', 'announced']], 'active', false, 'active null'],
    ['as the record says of an end without a date', [['2023', 'announced']], 'ended', false, 'ended null'],
    ['as the record says where there is no line', [], 'signed', false, 'signed null'],
    [
      'by its lines alone when the clock is set back',
      [['2023', 'announced']],
      'ended',
      true,
      'announced 2023',
    ],
    ['unknown when the clock is set back before it began', [], 'active', true, null],
  ])('%s', (_name, steps, status, setBack, expected) => {
    const standing = standingOf(anInitiative({ status }), linesOf(steps), setBack);
    expect(standing && `${standing.stage} ${standing.since}`).toBe(expected);
  });
});

describe('the watch over a stated rhythm', () => {
  const rhythm = { months: 6, says: 'Reviewed every half-year.', source: 'https://example.com' };
  const active = { stage: 'active', since: '2024' } as const;
  const watch = (now: string, steps: readonly Step[], standing: Parameters<typeof watchOf>[1] = active) =>
    watchOf(anInitiative({ rhythm }), standing, linesOf(steps), moment(now));

  test.each([
    ['2025-01-20', '2024-07-24', false],
    ['2025-01-25', '2024-07-24', true],
    ['2025-01-25', '2024-07', false],
    ['2025-02-01', '2024-07', true],
  ] as const)('on %s, last seen %s, overdue: %s', (now, seen, overdue) => {
    expect(
      watch(now, [
        ['2023', 'announced'],
        [seen, 'active'],
      ]),
    ).toMatchObject({ lastSeen: seen, overdue });
  });

  test('names the day', () => {
    expect(watch('2026-01-01', [['2024-08-31', 'active']])?.due).toBe('2025-02-28');
  });

  test('of what was never seen is overdue', () => {
    expect(watch('2026-01-01', [])).toMatchObject({ lastSeen: null, due: null, overdue: true });
  });

  test.each([
    ['has stalled', { stage: 'stalled', since: '2025' }],
    ['was superseded', { stage: 'superseded', since: '2025' }],
    ['is not known', null],
  ] as const)('is off when the initiative %s', (_name, standing) => {
    expect(watch('2030-01-01', [['2024', 'active']], standing)).toBeNull();
  });

  test('is off where no rhythm is stated', () => {
    expect(watchOf(anInitiative(), active, [], moment('2030-01-01'))).toBeNull();
  });
});
