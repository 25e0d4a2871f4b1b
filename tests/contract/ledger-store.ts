import { describe, expect, test } from 'vitest';
import type { CooperationEvent } from '../../src/domain/analysis.ts';
import type { RecordedTransition } from '../../src/domain/ledger.ts';
import { DAY } from '../../src/domain/time.ts';
import { aChunk, draftFor, foundingChunk, joiner } from '../builders/chunk.ts';
import { anItem } from '../builders/item.ts';
import { NOW, type OpenStore, type StoreUnderTest, withFeeds } from './store-under-test.ts';

const day = (n: number) => NOW - n * DAY;
const brief = ({ parties, stage, date }: RecordedTransition) => `${date} ${parties.join('~')} ${stage}`;

function recalledSigning(changes: Partial<CooperationEvent> = {}): CooperationEvent {
  return {
    parties: ['GB', 'IN'],
    sectors: [],
    stage: 'signed',
    initiative: null,
    date: '2023-04',
    amounts: [],
    role: 'background',
    confidence: 0.7,
    evidence: [{ field: 'title', start: 0, end: 6, text: 'signed', supports: 'stage', label: 'signed' }],
    ...changes,
  };
}

/** Founds stories of these pairs on these days. */
async function founded(store: StoreUnderTest, of: readonly (readonly [number, string, string])[]) {
  for (const [n, a, b] of of) {
    const item = anItem({ published: day(n) });
    await store.archive.commit(foundingChunk(item, { pairs: [[a, b]], parties: [a, b] }));
  }
}

/** What every ledger store does with what stories have moved. */
export function ledgerStoreContract(open: OpenStore): void {
  describe('the ledger of a pair', () => {
    test('has its steps, oldest first, and nobody else’s', () =>
      withFeeds(open, async (store) => {
        await founded(store, [
          [3, 'GB', 'IN'],
          [9, 'GB', 'IN'],
          [5, 'IN', 'US'],
        ]);
        const steps = await store.ledger.byPair(['GB', 'IN'], 10);
        expect(steps.map(brief)).toEqual(['2023-05-23 GB~IN proposed', '2023-05-29 GB~IN proposed']);
        expect(await store.ledger.byPair(['GB', 'US'], 10)).toEqual([]);
      }));

    test('is cut to the latest', () =>
      withFeeds(open, async (store) => {
        await founded(store, [
          [9, 'GB', 'IN'],
          [1, 'GB', 'IN'],
          [5, 'GB', 'IN'],
        ]);
        const steps = await store.ledger.byPair(['GB', 'IN'], 2);
        expect(steps.map(({ date }) => date)).toEqual(['2023-05-27', '2023-05-31']);
      }));

    test('says who told it in which words, with story and sectors', () =>
      withFeeds(open, async (store) => {
        const item = anItem({ feedId: 2, outlet: 'DSIT', published: day(3) });
        const evidence = [
          { field: 'title', start: 0, end: 5, text: 'talks', supports: 'stage', label: 'proposed' },
        ] as const;
        await store.archive.commit(foundingChunk(item, {}, { evidence, confidence: 0.8 }));
        const { outlet, title, url, published } = item;
        expect(await store.ledger.byPair(['GB', 'IN'], 1)).toEqual([
          {
            initiative: null,
            parties: ['GB', 'IN'],
            stage: 'proposed',
            date: '2023-05-29',
            role: 'news',
            support: [
              { outlet, title, url, published, kind: 'government', confidence: 0.8, quotes: ['talks'] },
            ],
            recordedAt: expect.any(Number),
            story: 1,
            sectors: ['semiconductors'],
            told: [
              {
                outlet,
                title,
                url,
                published,
                kind: 'government',
                lang: 'en',
                stage: 'proposed',
                founder: true,
                credits: [],
              },
            ],
          },
        ]);
      }));
  });

  describe('a story that moves on', () => {
    const moved = async (store: StoreUnderTest) => {
      const first = anItem({ published: day(3) });
      await store.archive.commit(foundingChunk(first));
      const joins = [anItem({ published: day(2) }), anItem({ published: day(1) })];
      for (const item of joins) {
        const draft = draftFor(first, { stage: 'signed' });
        await store.archive.commit(
          aChunk({ items: [joiner(item, 1, { stage: 'signed' })], moved: [{ id: 1, draft }] }),
        );
      }
    };

    test('adds one step, and the first stays', () =>
      withFeeds(open, async (store) => {
        await moved(store);
        const steps = await store.ledger.byPair(['GB', 'IN'], 10);
        expect(steps.map(brief)).toEqual(['2023-05-29 GB~IN proposed', '2023-05-30 GB~IN signed']);
      }));

    test('shows every item that tells the step, also those that joined after it', () =>
      withFeeds(open, async (store) => {
        await moved(store);
        const steps = await store.ledger.byPair(['GB', 'IN'], 10);
        expect(steps.map(({ support, told }) => [support.length, told.length])).toEqual([
          [1, 1],
          [1, 2],
        ]);
      }));

    test('adds nothing when the same chunk comes again', () =>
      withFeeds(open, async (store) => {
        const chunk = foundingChunk(anItem(), {}, { events: [recalledSigning()] });
        await store.archive.commit(chunk);
        await store.archive.commit(chunk);
        expect(await store.ledger.byPair(['GB', 'IN'], 10)).toHaveLength(2);
      }));
  });

  test('an earlier step that several stories recall stands once, with no items of theirs', () =>
    withFeeds(open, async (store) => {
      for (const n of [1, 2]) {
        const item = anItem({ published: day(n) });
        await store.archive.commit(foundingChunk(item, {}, { events: [recalledSigning()] }));
      }
      const recalled = (await store.ledger.byPair(['GB', 'IN'], 10)).filter(({ role }) => role !== 'news');
      expect(recalled.map(brief)).toEqual(['2023-04 GB~IN signed']);
      expect(recalled[0]).toMatchObject({ told: [], support: [{ confidence: 0.7, quotes: ['signed'] }] });
    }));

  test('an initiative is found under each of its names, and under no other', () =>
    withFeeds(open, async (store) => {
      for (const initiative of ['TSI', 'iCET', null]) {
        await store.archive.commit(foundingChunk(anItem({ published: day(1) }), { initiative }));
      }
      const names = async (...asked: string[]) =>
        (await store.ledger.byInitiative(asked, 10)).map(({ initiative }) => initiative);
      expect(await names('gb-in-tsi', 'TSI')).toEqual(['TSI']);
      expect(await names('TSI', 'iCET')).toEqual(['TSI', 'iCET']);
      expect(await names()).toEqual([]);
    }));

  describe('since a date', () => {
    test.each([
      ['all', null, '2023-05-23', 10, ['2023-05-23 GB~IN', '2023-05-27 IN~US', '2023-05-31 GB~JP']],
      ['a later day', null, '2023-05-24', 10, ['2023-05-27 IN~US', '2023-05-31 GB~JP']],
      ['a party', 'IN', '2023', 10, ['2023-05-23 GB~IN', '2023-05-27 IN~US']],
      ['the latest', 'IN', '2023', 1, ['2023-05-27 IN~US']],
      ['a code within another', 'I', '2023', 10, []],
    ] as const)('%s', (_name, party, date, limit, expected) =>
      withFeeds(open, async (store) => {
        await founded(store, [
          [9, 'GB', 'IN'],
          [5, 'IN', 'US'],
          [1, 'GB', 'JP'],
        ]);
        const steps = await store.ledger.since(date, party, limit);
        expect(steps.map((step) => `${step.date} ${step.parties.join('~')}`)).toEqual(expected);
      }),
    );
  });
}
