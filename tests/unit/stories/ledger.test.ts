import { describe, expect, test } from 'vitest';
import type { Analysis, CooperationEvent, Evidence } from '../../../src/domain/analysis.ts';
import { ledgerEntries } from '../../../src/stories/ledger.ts';
import { anAnalysis } from '../../builders/analysis.ts';
import { draftFor } from '../../builders/chunk.ts';
import { anItem } from '../../builders/item.ts';

const item = anItem({ published: Date.parse('2023-05-08T23:30:00Z') });
const story = draftFor(item);
const told = (analysis: Partial<Analysis> = {}, of = item) => ({
  item: of,
  analysis: anAnalysis(analysis),
  kind: 'news' as const,
});

function words(text: string, supports: Evidence['supports'] = 'stage'): Evidence {
  return { field: 'title', start: 0, end: text.length, text, supports, label: 'proposed' };
}

function anEvent(changes: Partial<CooperationEvent> = {}): CooperationEvent {
  return {
    parties: ['GB', 'IN'],
    sectors: [],
    stage: 'signed',
    initiative: null,
    date: '2023-04',
    amounts: [],
    role: 'background',
    confidence: 0.8,
    evidence: [words('signed a memorandum in April')],
    ...changes,
  };
}

describe('the own step of a story', () => {
  test('is its stage on the day of publication, with the words that say so', () => {
    const evidence = [words('explore'), words('India', 'party')];
    expect(ledgerEntries(null, story, [told({ evidence })])).toEqual([
      {
        initiative: null,
        parties: ['GB', 'IN'],
        stage: 'proposed',
        date: '2023-05-08',
        role: 'news',
        support: [
          {
            outlet: item.outlet,
            title: item.title,
            url: item.url,
            published: item.published,
            kind: 'news',
            confidence: 0.9,
            quotes: ['explore'],
          },
        ],
      },
    ]);
  });

  test('has the date that the text gives for it', () => {
    const events = [anEvent({ role: 'news', stage: 'proposed', date: '2023-05-07' })];
    expect(ledgerEntries(null, story, [told({ events })])[0]?.date).toBe('2023-05-07');
  });

  test.each([
    ['when the stage moves on', 'proposed', 'signed', 1],
    ['not when it stays', 'signed', 'signed', 0],
    ['not without a stage', null, null, 0],
  ] as const)('%s', (_name, before, stage, entries) => {
    expect(ledgerEntries(before, { ...story, stage }, [told({ stage })])).toHaveLength(entries);
  });

  test('is supported by the items that say it, not by those that say another', () => {
    const saying = anItem({ outlet: 'DSIT' });
    const items = [told({ stage: 'announced' }), told({ stage: 'signed' }, saying)];
    const [entry] = ledgerEntries('announced', { ...story, stage: 'signed' }, items);
    expect(entry?.support.map(({ outlet }) => outlet)).toEqual(['DSIT']);
  });

  test('is each pair’s, or the group’s; one party alone has none', () => {
    const pairs = [
      ['GB', 'IN'],
      ['GB', 'JP'],
    ] as const;
    const parties = (changes: Partial<typeof story>) =>
      ledgerEntries(null, { ...story, ...changes }, [told()]).map((entry) => entry.parties);
    expect(parties({ pairs })).toEqual(pairs);
    expect(parties({ pairs: [], parties: ['US', 'AU', 'GB'] })).toEqual([['AU', 'GB', 'US']]);
    expect(parties({ pairs: [], parties: ['US'] })).toEqual([]);
  });
});

describe('earlier steps that the news recalls', () => {
  const quiet = { ...story, stage: null };

  test('are entries of their own with the date that the text gives', () => {
    expect(
      ledgerEntries(null, quiet, [told({ events: [anEvent({ parties: ['IN', 'GB'] })] })]),
    ).toMatchObject([
      {
        parties: ['GB', 'IN'],
        stage: 'signed',
        date: '2023-04',
        role: 'background',
        support: [{ quotes: ['signed a memorandum in April'] }],
      },
    ]);
  });

  test('told by several items are one entry with several supports', () => {
    const events = [anEvent()];
    const entries = ledgerEntries(null, quiet, [told({ events }), told({ events }, anItem())]);
    expect(entries.map(({ support }) => support.length)).toEqual([2]);
  });

  test.each([
    ['without a date', { date: null }],
    ['without a stage', { stage: null }],
    ['of one party', { parties: ['IN'] }],
    ['that are mere supposition', { role: 'hypothetical' }],
    ['that are the news itself', { role: 'news' }],
  ] as const)('%s are left out', (_name, changes) => {
    expect(ledgerEntries(null, quiet, [told({ events: [anEvent(changes)] })])).toEqual([]);
  });
});

describe('support is bounded', () => {
  test('in items, quotes and length', () => {
    const evidence = Array.from({ length: 9 }, (_, i) => words(`${i}${'x'.repeat(1_000)}`));
    const items = Array.from({ length: 50 }, () => told({ evidence }, anItem()));
    const [entry] = ledgerEntries(null, story, items);
    expect(entry?.support).toHaveLength(20);
    expect(entry?.support[0]?.quotes.map(({ length }) => length)).toEqual([300, 300, 300, 300, 300]);
  });
});
