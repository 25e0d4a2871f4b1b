import { describe, expect, it } from 'vitest';
import type { Stage } from '../../../src/domain/stage.ts';
import { type StageTally, stageOf, tallied } from '../../../src/stories/stage-tally.ts';

type Told = Stage | `${Stage}!` | null;

/** What items tell; with `!` from an official source. */
const of = (...told: readonly Told[]): StageTally =>
  told.reduce<StageTally>((tally, one) => {
    const official = one?.endsWith('!') ?? false;
    return tallied(tally, one === null ? null : (one.replace('!', '') as Stage), official);
  }, []);

describe("a story's stage", () => {
  it.each<[string, readonly Told[], Stage | null]>([
    ['is what its only item reports', ['proposed'], 'proposed'],
    ['moves on with half of the items', ['announced', 'signed'], 'signed'],
    ['moves on with a third of the items', ['announced', 'announced', 'signed'], 'signed'],
    [
      'is not moved by one misread item of four',
      ['announced', 'announced', 'announced', 'stalled'],
      'announced',
    ],
    ['is moved by one official source of four', ['announced', 'announced', 'announced', 'signed!'], 'signed'],
    ['does not fall back', ['signed', 'signed', 'proposed', 'proposed'], 'signed'],
    ['is what most report where none has a third', ['proposed', 'announced', 'signed', 'active'], 'proposed'],
    ['is unknown where nobody says', [null, null], null],
    ['counts those that say only', [null, null, null, 'signed'], 'signed'],
  ])('%s', (_what, told, wanted) => {
    expect(stageOf(of(...told))).toBe(wanted);
  });
});

it('rows stand in the order of the stages, whatever the order of the items', () => {
  expect(of('signed', 'proposed!', 'signed')).toEqual([
    { stage: 'proposed', items: 1, official: 1 },
    { stage: 'signed', items: 2, official: 0 },
  ]);
});
