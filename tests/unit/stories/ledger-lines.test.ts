import { describe, expect, test } from 'vitest';
import { ledgerLines } from '../../../src/stories/ledger-lines.ts';
import { NO_OUTLETS } from '../../../src/stories/outlet-book.ts';
import { aCatalogue, anInitiative, aRecorded, aSeed, aSupport } from '../../builders/ledger.ts';
import { aSource } from '../../builders/story.ts';

const catalogue = aCatalogue();
const lines = (...args: [Parameters<typeof ledgerLines>[1], Parameters<typeof ledgerLines>[2]]) =>
  ledgerLines(catalogue, ...args, NO_OUTLETS);

describe('a seeded step and the news of it', () => {
  test.each([
    ['names the initiative, the day after', { initiative: 'TSI', date: '2024-07-25' }, 1],
    ['names the initiative, in that month', { initiative: 'TSI', date: '2024-07' }, 1],
    ['names none but shares a sector', { date: '2024-07-25' }, 1],
    ['names none and shares no sector', { sectors: ['space'] }, 2],
    ['merely recalls it', { role: 'background', date: '2024-07', sectors: ['space'] }, 1],
    ['names another initiative', { initiative: 'Some Accord' }, 2],
    ['is of another stage', { initiative: 'TSI', stage: 'signed' }, 2],
    ['is of other parties', { parties: ['IN', 'US'] }, 2],
    ['comes three days later', { initiative: 'TSI', date: '2024-07-27' }, 2],
  ] as const)('when the news %s', (_name, changes, expected) => {
    expect(lines([aRecorded(changes)], [aSeed()])).toHaveLength(expected);
  });

  test('are one line where the news names an initiative of others as its model', () => {
    const model = anInitiative({ id: 'in-us-icet', name: 'iCET', aliases: [], parties: ['IN', 'US'] });
    const both = aCatalogue([anInitiative(), model]);
    const told = ledgerLines(both, [aRecorded({ initiative: 'iCET' })], [aSeed()], NO_OUTLETS);
    expect(told).toMatchObject([{ initiative: 'gb-in-tsi' }]);
    const apart = ledgerLines(
      both,
      [aRecorded({ initiative: 'iCET', parties: ['IN', 'US'] })],
      [aSeed()],
      NO_OUTLETS,
    );
    expect(apart).toHaveLength(2);
  });

  test('stay apart where the news may mean either of two steps', () => {
    const second = anInitiative({ id: 'gb-in-other', name: 'Other', aliases: [] });
    const both = aCatalogue([anInitiative(), second]);
    const seeds = [aSeed(), aSeed({ initiative: 'gb-in-other' })];
    expect(ledgerLines(both, [aRecorded()], seeds, NO_OUTLETS)).toHaveLength(3);
  });

  test('are one line: dated by the seed, told by it and by every item once', () => {
    const support = aSupport({ outlet: 'PTI', published: 5 });
    const again = aSource({ outlet: 'PTI', url: support.url, published: 5 });
    const later = aSource({ outlet: 'Mint', url: 'https://example.com/later', published: 9 });
    const recorded = aRecorded({ date: '2024-07-25', support: [support], told: [again, later] });
    expect(lines([recorded], [aSeed()])).toMatchObject([
      {
        initiative: 'gb-in-tsi',
        date: '2024-07-24',
        says: 'Launched in New Delhi.',
        seeded: true,
        recalled: false,
        sources: [{ outlet: 'PTI' }, { outlet: 'Mint' }, { outlet: 'GOV.UK' }],
        quotes: ['launch'],
        confidence: 0.9,
        official: 1,
        confirmed: true,
        story: 7,
      },
    ]);
  });
});

describe('news without a seed', () => {
  test('of two stories is two steps; what recalls one of them joins it when it can mean no other', () => {
    const two = [aRecorded({ story: 1 }), aRecorded({ story: 2 })];
    expect(lines(two, [])).toHaveLength(2);
    const recalled = aRecorded({ story: 3, role: 'background', date: '2024-07' });
    expect(lines([recalled, aRecorded()], [])).toMatchObject([{ date: '2024-07-24', recalled: false }]);
    expect(lines([recalled, ...two], [])).toHaveLength(3);
  });

  test('is told by the headline of the first source', () => {
    const first = aSupport({ title: 'First', published: 1 });
    const second = aSupport({ title: 'Second', published: 2 });
    expect(lines([aRecorded({ support: [second, first] })], [])[0]).toMatchObject({
      says: 'First',
      initiative: null,
      unknownName: null,
      seeded: false,
      sectors: ['semiconductors'],
    });
  });

  test('keeps a name that the catalogue lacks, and steps of that name are one', () => {
    const named = [
      aRecorded({ initiative: 'Some Accord', story: 1 }),
      aRecorded({ initiative: 'Some Accord', story: 2, date: '2024-07-25' }),
    ];
    expect(lines(named, [])).toMatchObject([{ unknownName: 'Some Accord', date: '2024-07-24' }]);
  });

  test('only recalled says so', () => {
    expect(lines([aRecorded({ role: 'background' })], [])[0]?.recalled).toBe(true);
  });
});

describe('a line is confirmed', () => {
  const told = (...sources: Parameters<typeof aSupport>[0][]) =>
    lines([aRecorded({ support: sources.map((source) => aSupport(source)) })], [])[0]?.confirmed;

  test('by an official source or by two outlets, not by one that says it twice nor by two that print one copy', () => {
    expect(told({})).toBe(false);
    expect(told({ kind: 'government' })).toBe(true);
    const title = 'Ministers unveil a technology initiative in New Delhi';
    expect(told({ outlet: 'Mint' }, { outlet: 'The Hindu', title })).toBe(true);
    expect(told({ outlet: 'Mint', title }, { outlet: 'The Hindu', title })).toBe(false);
    expect(told({ outlet: 'Mint' }, { outlet: 'mint' })).toBe(false);
  });

  test('never while nobody has checked it in its source', () => {
    expect(lines([], [aSeed({ checked: false })])[0]).toMatchObject({ checked: false, confirmed: false });
  });
});

test('lines come oldest first; of one day the earlier stage first, a closing last', () => {
  const stages = ['superseded', 'signed', 'announced'] as const;
  const seeds = [...stages.map((stage) => aSeed({ stage })), aSeed({ date: '2024', stage: 'proposed' })];
  expect(lines([], seeds).map(({ stage }) => stage)).toEqual([
    'proposed',
    'announced',
    'signed',
    'superseded',
  ]);
});
