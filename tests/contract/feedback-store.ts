import { describe, expect, test } from 'vitest';
import { NOW, type OpenStore, withFeeds } from './store-under-test.ts';

const SAID = { platform: 'slack', workspace: 'T', user: 'U', story: 1, note: null, at: NOW };
const signed = { by: 'reviewer', at: NOW };

/** What every store of readers' verdicts does. */
export function feedbackStoreContract(open: OpenStore): void {
  describe('feedback', () => {
    test('waits until it is settled, once', () =>
      withFeeds(open, async ({ review }) => {
        const { id: first } = await review.give({ ...SAID, verdict: 'not-relevant' });
        const { id: second } = await review.give({
          ...SAID,
          verdict: 'wrong-label',
          note: 'signed',
          at: NOW - 1,
        });
        expect((await review.openFeedback(9)).map(({ id }) => id)).toEqual([second, first]);
        const settled = await review.settleFeedback(first, 'accepted', signed);
        expect(settled).toEqual({ id: first, ...SAID, verdict: 'not-relevant' });
        expect(await review.settleFeedback(first, 'rejected', signed)).toBeNull();
        expect((await review.openFeedback(9)).map(({ id }) => id)).toEqual([second]);
        expect(await review.openVerdict(first)).toBeNull();
        expect(await review.openVerdict(second)).toMatchObject({ id: second, note: 'signed' });
      }));

    test('given again takes the new note, and stays one verdict', () =>
      withFeeds(open, async ({ review }) => {
        const first = await review.give({ ...SAID, verdict: 'wrong-label', note: 'stage:signed' });
        expect(first.again).toBe(false);
        expect(await review.give({ ...SAID, verdict: 'wrong-label' })).toEqual({ id: first.id, again: true });
        expect((await review.openVerdict(first.id))?.note).toBe('stage:signed');
        await review.give({ ...SAID, verdict: 'wrong-label', note: 'stage:active' });
        expect(await review.openFeedback(9)).toMatchObject([{ id: first.id, note: 'stage:active' }]);
        await review.settleFeedback(first.id, 'rejected', signed);
        const anew = await review.give({ ...SAID, verdict: 'wrong-label' });
        expect(anew.again).toBe(false);
        expect(anew.id).not.toBe(first.id);
      }));

    test('hides what somebody found not relevant from them alone, until a reviewer rejects it', () =>
      withFeeds(open, async ({ review }) => {
        const { id: one } = await review.give({ ...SAID, verdict: 'not-relevant', story: 7 });
        const { id: two } = await review.give({ ...SAID, verdict: 'not-relevant', story: 3 });
        await review.give({ ...SAID, verdict: 'wrong-label', story: 4 });
        expect(await review.hiddenFrom(SAID)).toEqual([3, 7]);
        for (const other of [{ user: 'V' }, { workspace: 'T2' }, { platform: 'teams' }])
          expect(await review.hiddenFrom({ ...SAID, ...other })).toEqual([]);
        await review.settleFeedback(one, 'accepted', signed);
        await review.settleFeedback(two, 'rejected', signed);
        expect(await review.hiddenFrom(SAID)).toEqual([7]);
      }));
  });
}
