import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/domain/time.ts';
import type { Query } from '../../src/query/syntax-tree.ts';
import { type Owing, withOwing } from '../builders/owing.ts';
import { NOW, type OpenStore } from './store-under-test.ts';

const ALL: Query = { kind: 'all' };

async function ids(
  { windows, clock }: Owing,
  from: number,
  more: { query?: Query; destination?: number; limit?: number; publishedSince?: number } = {},
) {
  const { query = ALL, destination = null, limit = 9, publishedSince = NOW - DAY } = more;
  const found = await windows.storiesIn(query, {
    from,
    publishedSince,
    destination,
    now: clock.now(),
    limit,
  });
  return { ids: found.stories.map(({ story }) => story.id), total: found.total };
}

/** What every reader of windows does. */
export function windowReaderContract(open: OpenStore): void {
  describe('a window', () => {
    test('holds what was founded or gained something since, newest first, and counts the rest', () =>
      withOwing(open, async (owing) => {
        await owing.found();
        owing.clock.advance(HOUR);
        await owing.found();
        await owing.found([], 'signed');
        expect(await ids(owing, NOW)).toEqual({ ids: [3, 2, 1], total: 3 });
        expect(await ids(owing, NOW, { limit: 1 })).toEqual({ ids: [3], total: 3 });
        expect(await ids(owing, NOW + 1)).toEqual({ ids: [3, 2], total: 2 });
        expect(await ids(owing, NOW, { query: { kind: 'stage', stage: 'signed' } })).toEqual({
          ids: [3],
          total: 1,
        });
        expect(await ids(owing, NOW, { publishedSince: NOW + 1 })).toEqual({ ids: [3, 2], total: 2 });
        owing.clock.advance(HOUR);
        await owing.move(1, 'signed');
        expect((await ids(owing, NOW + 2 * HOUR)).ids).toEqual([1]);
      }));

    test('leaves out what its readers were told at this stage', () =>
      withOwing(open, async (owing) => {
        const { id } = await owing.channel();
        await owing.found([{ destination: id, reasons: [1] }]);
        const card = await owing.claimOne();
        const told = [{ story: 1, revision: 1, stage: 'proposed' as const }];
        await owing.outbox.settle(card, { kind: 'sent', messageId: 'm1', told });
        expect((await ids(owing, NOW, { destination: id })).ids).toEqual([]);
        expect((await ids(owing, NOW, { destination: id + 1 })).ids).toEqual([1]);
        await owing.move(1, 'signed');
        const window = { from: NOW, publishedSince: NOW - DAY, destination: id, now: NOW, limit: 9 };
        expect((await owing.windows.storiesIn(ALL, window)).stories[0]?.told).toEqual(told[0]);
      }));

    test('loses nothing to a clock that is set back', () =>
      withOwing(open, async (owing) => {
        owing.clock.advance(DAY);
        await owing.found();
        owing.clock.advance(-DAY);
        await owing.found();
        expect((await ids(owing, NOW + DAY)).ids).toEqual([1, 2]);
      }));

    test('stories are read by id, in the order asked for', () =>
      withOwing(open, async (owing) => {
        await owing.found();
        await owing.found();
        expect((await owing.windows.byIds([2, 9, 1])).map(({ id }) => id)).toEqual([2, 1]);
      }));
  });
}
